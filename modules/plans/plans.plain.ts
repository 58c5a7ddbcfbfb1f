import type { FastifyRequest } from 'fastify'
import { sendDownload, sendSheet } from '../../engines/documents/send-sheet.ts'
import { notFound } from '../../kernel/errors.ts'
import type { RouteContext } from '../../kernel/http/authorise.ts'
import type { PlainRoute } from '../../kernel/http/plain-route.ts'
import { receiveFile, recordFile } from '../../kernel/http/upload.ts'
import { isId } from '../../kernel/ids.ts'
import { addEvidence } from './item.actions.ts'
import { readFeed } from './plan-feed.ts'
import { reportDocument, reportSheet } from './plan-report.ts'
import { shownItem } from './plans.view.ts'
import { readPlanFile } from './read-plan.actions.ts'

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export const plansPlainRoutes: PlainRoute[] = [
  {
    method: 'POST',
    path: '/plan-files',
    access: 'plans.manage',
    summary: 'Upload a published plan (multipart, one file)',
    handle: async (request, reply, context) => reply.code(201).send(await readPlanFile(context, await request.file())),
  },
  {
    method: 'POST',
    path: '/plan-items/:id/evidence-files',
    access: 'plans.work',
    summary: 'Upload evidence (multipart, one file and a note)',
    handle: async (request, reply, context) => reply.code(201).send(await uploadEvidence(request, context)),
  },
  {
    method: 'GET',
    path: '/plan-items/:id/evidence-files/:evidenceId',
    access: 'signed-in',
    summary: 'Read a file of evidence',
    handle: async (request, reply, context) => {
      const file = await evidenceFile(context, { itemId: param(request, 'id'), evidenceId: param(request, 'evidenceId') })
      return sendDownload(reply, {
        fileName: file.name,
        contentType: 'application/octet-stream',
        content: context.services.files.open(context.db.tenantId, file.id),
      })
    },
  },
  {
    method: 'GET',
    path: '/plans/:id/report.docx',
    access: 'signed-in',
    summary: 'The completion report as a document',
    handle: async (request, reply, context) => sendDownload(reply, { ...(await reportDocument(context, param(request, 'id'))), contentType: docx }),
  },
  {
    method: 'GET',
    path: '/plans/:id/report.xlsx',
    access: 'signed-in',
    summary: 'The completion report as a sheet',
    handle: async (request, reply, context) => sendSheet(reply, await reportSheet(context, param(request, 'id'))),
  },
  {
    method: 'GET',
    path: '/plan-feeds/:secret/plan.ics',
    access: 'public',
    summary: 'A person’s calendar feed; the address is the key',
    handle: async (request, reply, context) => reply.type('text/calendar; charset=utf-8').send(await readFeed(context, textParam(request, 'secret'))),
  },
]

async function uploadEvidence(request: FastifyRequest, context: RouteContext): Promise<{ id: string }> {
  const itemId = param(request, 'id')
  const file = await request.file()
  return receiveFile(context, file, (upload) => {
    const noteField = file?.fields.note
    const given = noteField && 'value' in noteField && typeof noteField.value === 'string' ? noteField.value.slice(0, 1000) : ''
    const evidence = { itemId, note: given || upload.fileName, file: { id: upload.fileId, name: upload.fileName } }
    return addEvidence(context, evidence, (trx) => recordFile(trx, upload, { purpose: 'plan_evidence', expiresAt: null }))
  })
}

/** Whoever may see the item may see its evidence. */
async function evidenceFile(context: RouteContext, ids: { itemId: string; evidenceId: string }): Promise<{ id: string; name: string }> {
  await shownItem(context, ids.itemId)
  const row = await context.db.q
    .selectFrom('plan_evidence')
    .select(['file_id', 'file_name'])
    .where('tenant_id', '=', context.db.tenantId)
    .where('item_id', '=', ids.itemId)
    .where('id', '=', ids.evidenceId)
    .executeTakeFirst()
  if (!row?.file_id) throw notFound()
  return { id: row.file_id, name: row.file_name ?? 'file' }
}

function param(request: FastifyRequest, name: string): string {
  const value = textParam(request, name)
  if (!isId(value)) throw notFound()
  return value
}

function textParam({ params }: FastifyRequest, name: string): string {
  const value = params !== null && typeof params === 'object' ? new Map<string, unknown>(Object.entries(params)).get(name) : null
  if (typeof value !== 'string') throw notFound()
  return value
}
