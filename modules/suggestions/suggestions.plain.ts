import type { FastifyRequest } from 'fastify'
import type { MultipartFile } from '@fastify/multipart'
import { notFound } from '../../kernel/errors.ts'
import type { PlainRoute } from '../../kernel/http/plain-route.ts'
import { receiveFile } from '../../kernel/http/upload.ts'
import { isId } from '../../kernel/ids.ts'
import { readDraft } from './consultations/read-draft.ts'
import { addPhoto, mustAddPhoto } from './projects/projects.actions.ts'
import { photosOf } from './projects/projects.store.ts'

/** A draft text to be read, and photos of projects: what JSON cannot carry. */
export const suggestionsPlainRoutes: PlainRoute[] = [
  {
    method: 'POST',
    path: '/consultation-readings',
    access: 'suggestions.manage',
    summary: 'Read the paragraphs of a docx or txt file (multipart, one file); nothing is kept',
    handle: async (request, _reply, context) => receiveFile(context, await request.file(), (upload) => readDraft(context, upload)),
  },
  {
    method: 'POST',
    path: '/practical-projects/:id/photos',
    access: 'signed-in',
    summary: 'Add a photo to a project (multipart: `caption`, then one picture)',
    handle: async (request, reply, context) => {
      const row = await mustAddPhoto(context, param(request, 'id'))
      const file = await request.file()
      return reply.code(201).send(await receiveFile(context, file, (upload) => addPhoto(context, upload, { row, caption: captionIn(file) })))
    },
  },
  {
    method: 'GET',
    path: '/practical-projects/:id/photos/:photoId',
    access: 'signed-in',
    summary: 'A photo of a project',
    handle: async (request, reply, context) => {
      const photo = (await photosOf(context.db, param(request, 'id'))).find((one) => one.id === param(request, 'photoId'))
      if (!photo) throw notFound()
      // The type was read from the content when it came; only pictures were taken.
      return reply
        .header('content-type', photo.contentType)
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'private, max-age=86400')
        .send(context.services.files.open(context.db.tenantId, photo.fileId))
    },
  },
]

const mostCaptionCharacters = 100

function captionIn(file: MultipartFile | undefined): string {
  const field = file?.fields['caption']
  return field && 'value' in field && typeof field.value === 'string' ? field.value.replaceAll('\u0000', '').trim().slice(0, mostCaptionCharacters) : ''
}

function param({ params }: FastifyRequest, name: string): string {
  const value = params !== null && typeof params === 'object' ? new Map<string, unknown>(Object.entries(params)).get(name) : null
  if (typeof value !== 'string' || !isId(value)) throw notFound()
  return value
}
