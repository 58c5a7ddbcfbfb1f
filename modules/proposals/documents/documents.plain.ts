import type { FastifyRequest } from 'fastify'
import { sendDownload, sendSheet } from '../../../engines/documents/send-sheet.ts'
import { writeDocx, type DocContent } from '../../../engines/documents/write-docx.ts'
import { writePdf } from '../../../engines/documents/write-pdf.ts'
import { notFound } from '../../../kernel/errors.ts'
import type { RouteContext } from '../../../kernel/http/authorise.ts'
import type { PlainRoute } from '../../../kernel/http/plain-route.ts'
import { isId } from '../../../kernel/ids.ts'
import { takeCompilation } from './compilations.actions.ts'
import { docxType } from './compilation.job.ts'
import { congressReport } from './congress-report.ts'
import { deliveryList } from './delivery-list.ts'
import { listSheet } from './list-sheet.ts'
import { blankForm, formOf } from './proposal-form.ts'

const docx = { ending: 'docx', contentType: docxType, make: writeDocx }
const pdf = { ending: 'pdf', contentType: 'application/pdf', make: writePdf }
type Format = typeof docx | typeof pdf
interface Paper {
  name: string
  paper: DocContent
}

/** Papers of proposals: for one proposal to whoever may read it, for a session to those who may read all of it. */
export const documentsPlainRoutes: PlainRoute[] = [
  ...[docx, pdf].flatMap((format): PlainRoute[] => [
    paperRoute({ path: '/proposals/:id/form', access: 'signed-in', summary: 'The form of a proposal', format }, (context, id) => formOf(context, id)),
    paperRoute({ path: '/proposal-forms/blank', access: 'signed-in', summary: 'The form of a proposal with nothing in it', format }, (context) => blankForm(context)),
  ]),
  paperRoute({ path: '/congress/sessions/:id/delivery-list', access: 'proposals.read', summary: 'What each unit was handed, with room to sign', format: docx }, deliveryList),
  paperRoute({ path: '/congress/sessions/:id/report', access: 'proposals.read', summary: 'Report to the congress on how proposals were handled', format: docx }, congressReport),
  {
    method: 'GET',
    path: '/congress/sessions/:id/proposals.xlsx',
    access: 'proposals.read',
    summary: 'Every proposal of a session but drafts, as a sheet',
    handle: async (request, reply, context) => sendSheet(reply, await listSheet(context, idOf(request))),
  },
  {
    method: 'GET',
    path: '/proposal-compilations/:id/file',
    access: 'proposals.read',
    summary: 'A finished compilation',
    handle: async (request, reply, context) => {
      const { fileId, name } = await takeCompilation(context, idOf(request))
      return sendDownload(reply, { fileName: name, contentType: docxType, content: context.services.files.open(context.db.tenantId, fileId) })
    },
  },
]

interface PaperRoute extends Pick<PlainRoute, 'path' | 'access' | 'summary'> {
  format: Format
}

function paperRoute({ path, access, summary, format }: PaperRoute, make: (context: RouteContext, id: string) => Promise<Paper> | Paper): PlainRoute {
  return {
    method: 'GET',
    path: `${path}.${format.ending}`,
    access,
    summary: `${summary} (${format.ending})`,
    handle: async (request, reply, context) => {
      const { name, paper } = await make(context, path.includes(':id') ? idOf(request) : '')
      return sendDownload(reply, { fileName: `${name}.${format.ending}`, contentType: format.contentType, content: await format.make(paper) })
    },
  }
}

function idOf({ params }: FastifyRequest): string {
  const id = params !== null && typeof params === 'object' && 'id' in params ? params.id : null
  if (typeof id !== 'string' || !isId(id)) throw notFound()
  return id
}
