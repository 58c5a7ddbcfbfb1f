import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { RequestContext } from '../../kernel/context.ts'
import { id } from '../../kernel/contract.ts'
import { invalidInput, notFound } from '../../kernel/errors.ts'
import type { PlainRoute } from '../../kernel/http/plain-route.ts'
import { sendDownload, sendSheet } from '../documents/send-sheet.ts'
import { writeDocx, type DocContent } from '../documents/write-docx.ts'
import { writePdf } from '../documents/write-pdf.ts'
import { exportEnrolments } from './desk/export-enrolments.ts'
import { listPaper } from './desk/list-paper.ts'

interface Format {
  ending: string
  contentType: string
  make(content: DocContent): Promise<Uint8Array>
}

const docx: Format = { ending: 'docx', contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', make: writeDocx }
const pdf: Format = { ending: 'pdf', contentType: 'application/pdf', make: writePdf }

/** Sign-ups of an offer outside the application. The right asked for is the service's own, as for the desk. */
export const capacityPlainRoutes: PlainRoute[] = [
  {
    method: 'GET',
    path: '/offers/:offerId/enrolments.xlsx',
    access: 'signed-in',
    summary: 'Sign-ups as a sheet (query: status, optionId, unitId, search; clear=yes with reason for identity numbers of companions)',
    handle: async (request, reply, context) => sendSheet(reply, await exportEnrolments(context, { offerId: offerIdOf(request), query: request.query })),
  },
  {
    method: 'GET',
    path: '/offers/:offerId/list.docx',
    access: 'signed-in',
    summary: 'Everybody with a place, with a column to sign, for Word and WPS (query: by=option|branch)',
    handle: (request, reply, context) => print(request, reply, { context, as: docx }),
  },
  {
    method: 'GET',
    path: '/offers/:offerId/list.pdf',
    access: 'signed-in',
    summary: 'Everybody with a place, with a column to sign, as PDF (query: by=option|branch)',
    handle: (request, reply, context) => print(request, reply, { context, as: pdf }),
  },
]

async function print(request: FastifyRequest, reply: FastifyReply, { context, as }: { context: RequestContext; as: Format }) {
  const asked = z.object({ by: z.enum(['option', 'branch']).default('option') }).safeParse(request.query)
  if (!asked.success) throw invalidInput({ count: 1, issues: [{ path: 'by', message: 'option | branch' }] })
  const { name, paper } = await listPaper(context, { offerId: offerIdOf(request), by: asked.data.by })
  return sendDownload(reply, { fileName: `${name}.${as.ending}`, contentType: as.contentType, content: await as.make(paper) })
}

function offerIdOf({ params }: FastifyRequest): string {
  const asked = z.object({ offerId: id }).safeParse(params)
  if (!asked.success) throw notFound()
  return asked.data.offerId
}
