import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { sendDownload, sendSheet } from '../../engines/documents/send-sheet.ts'
import { mustReach } from '../../kernel/auth/actor.ts'
import { notFound } from '../../kernel/errors.ts'
import type { PlainRoute } from '../../kernel/http/plain-route.ts'
import { isId } from '../../kernel/ids.ts'
import { bureauLetter, bureauSheet } from './bureau.ts'
import { managePermission } from './placement.process.ts'

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** What goes to the education bureau. */
export const familyPlainRoutes: PlainRoute[] = [
  {
    method: 'GET',
    path: '/placement-rounds/:id/list.xlsx',
    access: managePermission,
    summary: 'Who is placed where, for the education bureau (query: reason)',
    handle: async (request, reply, context) => {
      mustReach(context.scope, null)
      return sendSheet(reply, await bureauSheet(context, idIn(request), request.query))
    },
  },
  {
    method: 'GET',
    path: '/placement-rounds/:id/letter.docx',
    access: managePermission,
    summary: 'The letter to the education bureau (query: reason)',
    handle: async (request, reply, context) => {
      mustReach(context.scope, null)
      return sendDownload(reply, { ...(await bureauLetter(context, idIn(request), request.query)), contentType: docx })
    },
  },
]

function idIn({ params }: FastifyRequest): string {
  const parsed = z.object({ id: z.string() }).safeParse(params)
  if (!parsed.success || !isId(parsed.data.id)) throw notFound()
  return parsed.data.id
}
