import type { FastifyRequest } from 'fastify'
import { sendDownload, sendSheet } from '../../engines/documents/send-sheet.ts'
import { notFound } from '../../kernel/errors.ts'
import type { PlainRoute } from '../../kernel/http/plain-route.ts'
import { isId } from '../../kernel/ids.ts'
import { settlementPaper, settlementSheet } from './settlement-papers.ts'

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** What accountants file and spreadsheets read. */
export const birthdaysPlainRoutes: PlainRoute[] = [
  {
    method: 'GET',
    path: '/birthday-settlements/:id/list.xlsx',
    access: 'birthdays.read',
    summary: 'The coupons of a settlement, as a sheet',
    handle: async (request, reply, context) => sendSheet(reply, await settlementSheet(context, idIn(request))),
  },
  {
    method: 'GET',
    path: '/birthday-settlements/:id/list.docx',
    access: 'birthdays.read',
    summary: 'A settlement on paper, to be signed',
    handle: async (request, reply, context) => sendDownload(reply, { ...(await settlementPaper(context, idIn(request))), contentType: docx }),
  },
]

function idIn({ params }: FastifyRequest): string {
  const id = params !== null && typeof params === 'object' && 'id' in params ? params.id : null
  if (typeof id !== 'string' || !isId(id)) throw notFound()
  return id
}
