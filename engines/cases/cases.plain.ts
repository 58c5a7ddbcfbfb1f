import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { notFound } from '../../kernel/errors.ts'
import type { RouteContext } from '../../kernel/http/authorise.ts'
import type { PlainRoute } from '../../kernel/http/plain-route.ts'
import { receiveFile } from '../../kernel/http/upload.ts'
import { isId } from '../../kernel/ids.ts'
import { sendDownload } from '../documents/send-sheet.ts'
import { attach, mustAttach, mustReadFile } from './case-files.ts'
import { audienceOf, type Audience } from './talk.store.ts'

export const casesPlainRoutes: PlainRoute[] = [
  {
    method: 'POST',
    path: '/cases/:id/files',
    access: 'signed-in',
    summary: 'Attach a file to a case (multipart: `audience` parties or inner, then one file)',
    handle: async (request, reply, context) => reply.code(201).send(await uploadFile(request, context)),
  },
  {
    method: 'GET',
    path: '/cases/:id/files/:fileId',
    access: 'signed-in',
    summary: 'Read an attachment',
    handle: async (request, reply, context) => {
      const { file } = await mustReadFile(context, { caseId: param(request, 'id'), fileId: param(request, 'fileId') })
      const content = context.services.files.open(context.db.tenantId, file.fileId)
      return sendDownload(reply, { fileName: file.name, contentType: file.contentType, content })
    },
  },
]

async function uploadFile(request: FastifyRequest, context: RouteContext): Promise<{ id: string }> {
  const caseId = param(request, 'id')
  const file = await request.file()
  const audience = audienceIn(file)
  const reading = await mustAttach(context, { caseId, audience })
  return receiveFile(context, file, (upload) => attach(context, upload, { reading, audience }))
}

function audienceIn(file: MultipartFile | undefined): Audience {
  const field = file?.fields['audience']
  return audienceOf(field && 'value' in field && typeof field.value === 'string' ? field.value : 'parties')
}

function param({ params }: FastifyRequest, name: string): string {
  const value = params !== null && typeof params === 'object' ? new Map<string, unknown>(Object.entries(params)).get(name) : null
  if (typeof value !== 'string' || !isId(value)) throw notFound()
  return value
}
