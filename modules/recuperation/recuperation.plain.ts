import type { FastifyReply, FastifyRequest } from 'fastify'
import { sendDownload, sendSheet } from '../../engines/documents/send-sheet.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import type { PlainRoute } from '../../kernel/http/plain-route.ts'
import { receiveFile } from '../../kernel/http/upload.ts'
import { isId } from '../../kernel/ids.ts'
import { letterPaper } from './letter.ts'
import { settlementSheet } from './settlement.view.ts'
import { noticePaper } from './nominations/public-notice.ts'
import { publishedKinds } from './recuperation.view.ts'
import { managedProgramme, programmeInReach, programmeInSight } from './sight.ts'
import { addPaper } from './steps.actions.ts'
import { findStep, type Step } from './steps.store.ts'
import { contactSheet, insuranceSheet } from './travel-sheets.ts'

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Lists, letters and papers: what is downloaded and uploaded. */
export const recuperationPlainRoutes: PlainRoute[] = [
  {
    method: 'GET',
    path: '/recuperation/:id/trips/:tripId/insurance.xlsx',
    access: 'recuperation.manage',
    summary: 'Everybody who travels, for the insurer (query: clear=yes with reason for identity numbers)',
    handle: async (request, reply, context) => sendSheet(reply, await insuranceSheet(context, tripIn(request), request.query)),
  },
  {
    method: 'GET',
    path: '/recuperation/:id/trips/:tripId/contacts.xlsx',
    access: 'recuperation.manage',
    summary: 'Whom to call on the way',
    handle: async (request, reply, context) => sendSheet(reply, await contactSheet(context, tripIn(request))),
  },
  {
    method: 'GET',
    path: '/recuperation/:id/trips/:tripId/letter.docx',
    access: 'recuperation.manage',
    summary: 'The safety letter of a group, with a line to sign for each',
    handle: async (request, reply, context) => sendDownload(reply, { ...(await letterPaper(context, tripIn(request))), contentType: docx }),
  },
  {
    method: 'GET',
    path: '/recuperation/:id/settlement.xlsx',
    access: 'recuperation.read',
    summary: 'What each payer pays by trip, and each person’s line',
    handle: async (request, reply, context) => sendSheet(reply, await settlementSheet(context, idIn(request, 'id'))),
  },
  {
    method: 'GET',
    path: '/recuperation/:id/nominees.docx',
    access: 'recuperation.read',
    summary: 'Those nominated and passed, for the notice board',
    handle: async (request, reply, context) => sendDownload(reply, { ...(await noticePaper(context, idIn(request, 'id'))), contentType: docx }),
  },
  {
    method: 'GET',
    path: '/recuperation/:id/papers/:stepId',
    access: 'signed-in',
    summary: 'The superior’s notice or the year’s rule, for everybody who sees the programme',
    handle: async (request, reply, context) => {
      const id = idIn(request, 'id')
      await programmeInSight(context, id)
      const step = await findStep(context.db, { offerId: id, stepId: idIn(request, 'stepId') })
      if (!step || !publishedKinds.includes(step.kind)) throw notFound()
      return sendPaper(reply, context, step)
    },
  },
  {
    method: 'POST',
    path: '/recuperation/:id/steps/:stepId/file',
    access: 'recuperation.manage',
    summary: 'The paper of a step (multipart: one file)',
    handle: async (request, reply, context) => {
      const [id, stepId] = [idIn(request, 'id'), idIn(request, 'stepId')]
      await managedProgramme(context, id)
      const file = await request.file()
      return reply.code(201).send(await receiveFile(context, file, (upload) => addPaper(context, upload, { id, stepId })))
    },
  },
  {
    method: 'GET',
    path: '/recuperation/:id/steps/:stepId/file',
    access: 'recuperation.read',
    summary: 'The paper of a step',
    handle: async (request, reply, context) => {
      const id = idIn(request, 'id')
      await programmeInReach(context, id)
      const step = await findStep(context.db, { offerId: id, stepId: idIn(request, 'stepId') })
      if (!step) throw notFound()
      return sendPaper(reply, context, step)
    },
  },
]

function sendPaper(reply: FastifyReply, context: RequestContext, { fileId, fileName }: Step) {
  if (!fileId || fileName === null) throw notFound()
  // As a download and of no type: what somebody uploaded never runs in the page.
  return sendDownload(reply, { fileName, contentType: 'application/octet-stream', content: context.services.files.open(context.db.tenantId, fileId) })
}

function tripIn(request: FastifyRequest): { id: string; tripId: string } {
  return { id: idIn(request, 'id'), tripId: idIn(request, 'tripId') }
}

function idIn({ params }: FastifyRequest, name: string): string {
  const value = params !== null && typeof params === 'object' ? new Map<string, unknown>(Object.entries(params)).get(name) : null
  if (typeof value !== 'string' || !isId(value)) throw notFound()
  return value
}
