import { z } from 'zod'
import { sendDownload, sendSheet } from '../../../engines/documents/send-sheet.ts'
import { invalidInput, notFound } from '../../../kernel/errors.ts'
import type { PlainRoute } from '../../../kernel/http/plain-route.ts'
import { isId } from '../../../kernel/ids.ts'
import { duesSheet } from './dues.ts'
import { transferLetter } from './letter.ts'
import { month } from './membership.contract.ts'
import { ceremonyPaper, ceremonySheet } from './retirees.ts'

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const ofMonth = z.object({ month })
const ofYear = z.object({ year: z.coerce.number().int().min(2000).max(2100) })

export const membershipPlainRoutes: PlainRoute[] = [
  {
    method: 'GET',
    path: '/membership/dues.xlsx',
    access: 'members.export',
    summary: 'The dues list of a month for payroll (`month=YYYY-MM`)',
    handle: async (request, reply, context) => sendSheet(reply, await duesSheet(context, read(ofMonth, request.query).month)),
  },
  {
    method: 'GET',
    path: '/membership/ceremony.xlsx',
    access: 'members.export',
    summary: 'Who retires in a year, as a sheet (`year`)',
    handle: async (request, reply, context) => sendSheet(reply, await ceremonySheet(context, read(ofYear, request.query).year)),
  },
  {
    method: 'GET',
    path: '/membership/ceremony.docx',
    access: 'members.export',
    summary: 'Who comes to the retirement ceremony of a year, on paper (`year`)',
    handle: async (request, reply, context) => sendDownload(reply, { ...(await ceremonyPaper(context, read(ofYear, request.query).year)), contentType: docx }),
  },
  {
    method: 'GET',
    path: '/membership/matters/:id/letter.docx',
    access: 'members.admit',
    summary: 'The letter of transfer with its reply slip, or the reply slip alone',
    handle: async (request, reply, context) => sendDownload(reply, { ...(await transferLetter(context, idOf(request.params))), contentType: docx }),
  },
]

function read<T>(shape: z.ZodType<T>, query: unknown): T {
  const parsed = shape.safeParse(query)
  if (parsed.success) return parsed.data
  throw invalidInput({ count: parsed.error.issues.length, issues: parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })) })
}

function idOf(params: unknown): string {
  const id = z.object({ id: z.string() }).safeParse(params).data?.id
  if (id === undefined || !isId(id)) throw notFound()
  return id
}
