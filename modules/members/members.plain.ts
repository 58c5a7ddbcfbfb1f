import { sendSheet } from '../../engines/documents/send-sheet.ts'
import { today } from '../../kernel/clock.ts'
import type { RouteContext } from '../../kernel/http/authorise.ts'
import { receiveFile } from '../../kernel/http/upload.ts'
import type { PlainRoute } from '../../kernel/http/plain-route.ts'
import { isId } from '../../kernel/ids.ts'
import { notFound } from '../../kernel/errors.ts'
import { errorSheet } from './import/error-sheet.ts'
import { createImport } from './import/import.actions.ts'
import { findImport } from './import/import.store.ts'
import { exportStaff } from './staff-export.ts'

/** Uploads and downloads of members: what JSON cannot carry. */
export const membersPlainRoutes: PlainRoute[] = [
  {
    method: 'POST',
    path: '/member-imports',
    access: 'members.import',
    summary: 'Upload an HR sheet (multipart, one file)',
    handle: async (request, reply, context) => reply.code(201).send(await receiveFile(context, await request.file(), (sheet) => createImport(context, sheet))),
  },
  {
    method: 'GET',
    path: '/member-imports/:id/errors.xlsx',
    access: 'members.import',
    summary: 'Every row in error as it stood, with the reason',
    handle: async (request, reply, context) => sendSheet(reply, await errorSheet(context, idOf(request.params))),
  },
  {
    method: 'GET',
    path: '/member-imports/:id/events',
    access: 'members.import',
    summary: 'How far an import is, as server-sent events',
    handle: async (request, reply, context) => {
      const id = idOf(request.params)
      if (!(await findImport(context.db, id))) throw notFound()
      reply.hijack()
      reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache', 'x-accel-buffering': 'no' })
      reply.raw.write(': here\n\n')
      context.services.live.listen(context.db.tenantId, [`import:${id}`], reply.raw)
    },
  },
  {
    method: 'GET',
    path: '/staff/export.xlsx',
    access: 'members.export',
    summary: 'The list as a sheet, with a watermark',
    handle: async (request, reply, context: RouteContext) => sendSheet(reply, await exportStaff(context, { query: request.query, day: today(context.clock) })),
  },
]

function idOf(params: unknown): string {
  const id = params !== null && typeof params === 'object' && 'id' in params ? params.id : null
  if (typeof id !== 'string' || !isId(id)) throw notFound()
  return id
}
