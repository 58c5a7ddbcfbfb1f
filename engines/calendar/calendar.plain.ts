import type { PlainRoute } from '../../kernel/http/plain-route.ts'
import { receiveFile } from '../../kernel/http/upload.ts'
import { readSheetText } from './sheet-text.ts'

export const calendarPlainRoutes: PlainRoute[] = [
  {
    method: 'POST',
    path: '/working-days/files',
    access: 'calendar.manage',
    summary: 'Upload a sheet of days (multipart, one file) and get it as text to read; nothing is kept',
    handle: async (request, reply, context) =>
      reply.code(201).send(
        await receiveFile(context, await request.file(), async ({ fileId }) => {
          const { files } = context.services
          const text = await readSheetText(files.path(context.db.tenantId, fileId))
          await files.remove(context.db.tenantId, fileId)
          return { text }
        }),
      ),
  },
]
