import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { RequestContext } from '../../kernel/context.ts'
import { day, id } from '../../kernel/contract.ts'
import { notFound } from '../../kernel/errors.ts'
import type { PlainRoute } from '../../kernel/http/plain-route.ts'
import { sendDownload, sendSheet } from '../documents/send-sheet.ts'
import { writeDocx, type DocContent } from '../documents/write-docx.ts'
import { writePdf } from '../documents/write-pdf.ts'
import { paperOf } from './case-paper.ts'
import { exportCases } from './export-cases.ts'
import { exportStatistics } from './export-statistics.ts'
import { parseForm } from './forms.ts'

const docx = { ending: 'docx', contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', make: writeDocx }
const pdf = { ending: 'pdf', contentType: 'application/pdf', make: writePdf }
const filter = z.object({ state: z.string().max(60).optional(), roundId: id.optional(), unitId: id.optional() })
const span = z.object({ roundId: id.optional(), from: day.optional(), to: day.optional() })

export const oversightPlainRoutes: PlainRoute[] = [
  {
    method: 'GET',
    path: '/cases/:id/print.docx',
    access: 'signed-in',
    summary: 'A case on paper, for Word and WPS',
    handle: (request, reply, context) => print(request, reply, { context, as: docx }),
  },
  {
    method: 'GET',
    path: '/cases/:id/print.pdf',
    access: 'signed-in',
    summary: 'A case on paper, as PDF',
    handle: (request, reply, context) => print(request, reply, { context, as: pdf }),
  },
  {
    method: 'GET',
    path: '/case-exports/:process',
    access: 'cases.supervise',
    summary: 'The cases of a process as a sheet (query: state, roundId, unitId)',
    handle: async (request, reply, context) => {
      const { process } = z.object({ process: z.string() }).parse(request.params)
      // What the schema has read is what it says.
      const asked = parseForm(filter, request.query) as z.infer<typeof filter>
      return sendSheet(reply, await exportCases(context, { process, ...asked }))
    },
  },
  {
    method: 'GET',
    path: '/case-statistics/:process/export.xlsx',
    access: 'cases.supervise',
    summary: 'The statistics of a process, a sheet for each picture (query: roundId, from, to)',
    handle: async (request, reply, context) => {
      const { process } = z.object({ process: z.string() }).parse(request.params)
      // What the schema has read is what it says.
      const asked = parseForm(span, request.query) as z.infer<typeof span>
      return sendSheet(reply, await exportStatistics(context, { process, ...asked }))
    },
  },
]

interface Format {
  ending: string
  contentType: string
  make(content: DocContent): Promise<Uint8Array>
}

async function print({ params }: FastifyRequest, reply: FastifyReply, { context, as }: { context: RequestContext; as: Format }) {
  const asked = z.object({ id }).safeParse(params)
  if (!asked.success) throw notFound()
  const { name, paper } = await paperOf(context, asked.data.id)
  return sendDownload(reply, { fileName: `${name}.${as.ending}`, contentType: as.contentType, content: await as.make(paper) })
}
