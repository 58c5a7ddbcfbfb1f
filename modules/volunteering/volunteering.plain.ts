import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { sendDownload, sendSheet } from '../../engines/documents/send-sheet.ts'
import { writeDocx } from '../../engines/documents/write-docx.ts'
import { writePdf } from '../../engines/documents/write-pdf.ts'
import { id } from '../../kernel/contract.ts'
import { invalidInput } from '../../kernel/errors.ts'
import type { PlainRoute } from '../../kernel/http/plain-route.ts'
import { text } from '../../kernel/text.shapes.ts'
import { certificateOfYear } from './hours/certificate.ts'
import { exportHonours, exportLedger } from './hours/sheets.ts'
import { hourKinds, servedYear } from './volunteering.shapes.ts'

const formats = [
  { ending: 'docx', contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', make: writeDocx },
  { ending: 'pdf', contentType: 'application/pdf', make: writePdf },
]

const ofYear = z.object({ year: servedYear })
const reached = z.object({ reached: z.enum(['yes']).optional() })
const ledgerQuery = z.object({ year: servedYear, kind: z.enum(hourKinds).optional(), teamId: id.optional(), search: text(1, 60).optional() })

/** Certificates and sheets. */
export const volunteeringPlainRoutes: PlainRoute[] = [
  ...formats.map(({ ending, contentType, make }): PlainRoute => ({
    method: 'GET',
    path: `/me/volunteering/:year/certificate.${ending}`,
    access: 'signed-in',
    summary: `My certificate of volunteering of a year (${ending})`,
    handle: async ({ params }: FastifyRequest, reply, context) => {
      const { name, paper } = await certificateOfYear(context, asked(ofYear, params).year)
      return sendDownload(reply, { fileName: `${name}.${ending}`, contentType, content: await make(paper) })
    },
  })),
  {
    method: 'GET',
    path: '/volunteering/hours/hours.xlsx',
    access: 'volunteering.manage',
    summary: 'The ledger of hours of a year (query: year, kind, teamId, search)',
    handle: async ({ query }, reply, context) => sendSheet(reply, await exportLedger(context, asked(ledgerQuery, query))),
  },
  {
    method: 'GET',
    path: '/volunteering/honours/:year/honours.xlsx',
    access: 'volunteering.manage',
    summary: 'The honour list of a year, members and teams (query: reached=yes)',
    handle: async ({ params, query }, reply, context) => sendSheet(reply, await exportHonours(context, { ...asked(ofYear, params), ...asked(reached, query) })),
  },
]

function asked<Shape extends z.ZodType>(shape: Shape, given: unknown): z.output<Shape> {
  const read = shape.safeParse(given)
  if (!read.success) throw invalidInput({ count: read.error.issues.length, issues: read.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })) })
  return read.data
}
