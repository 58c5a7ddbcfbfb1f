import { sendSheet } from '../../engines/documents/send-sheet.ts'
import { notFound } from '../../kernel/errors.ts'
import type { PlainRoute } from '../../kernel/http/plain-route.ts'
import { isId } from '../../kernel/ids.ts'
import { hospitalList } from './hospital-list.ts'

/** What is handed to the hospital. */
export const healthPlainRoutes: PlainRoute[] = [
  {
    method: 'GET',
    path: '/health/:id/hospital-list.xlsx',
    access: 'health.manage',
    summary: 'Who comes when: name, sex, age, slot, package (query: day; clear=yes with reason for identity numbers)',
    handle: async (request, reply, context) => {
      const params: unknown = request.params
      const id = typeof params === 'object' && params !== null && 'id' in params ? params.id : null
      if (typeof id !== 'string' || !isId(id)) throw notFound()
      return sendSheet(reply, await hospitalList(context, { id, query: request.query }))
    },
  },
]
