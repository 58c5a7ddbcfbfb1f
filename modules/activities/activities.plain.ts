import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { sendSheet } from '../../engines/documents/send-sheet.ts'
import { notFound } from '../../kernel/errors.ts'
import type { PlainRoute } from '../../kernel/http/plain-route.ts'
import { receiveFile } from '../../kernel/http/upload.ts'
import { isId } from '../../kernel/ids.ts'
import { exportAttendance } from './meetings.view.ts'
import { readMyFeed } from './my-feed.ts'
import { addPicture } from './pictures.actions.ts'
import { picturesOf } from './pictures.store.ts'
import { activityInSight, managedActivity } from './sight.ts'

/** Pictures, sheets, and the calendar that other programs read. */
export const activitiesPlainRoutes: PlainRoute[] = [
  {
    method: 'POST',
    path: '/activities/:id/pictures',
    access: 'activities.manage',
    summary: 'Add a picture (multipart: `role` cover|photo, `caption`, then one picture)',
    handle: async (request, reply, context) => {
      const offer = await managedActivity(context, idIn(request, 'id'))
      const file = await request.file()
      const role = textIn(file, 'role') === 'cover' ? 'cover' : 'photo'
      return reply.code(201).send(await receiveFile(context, file, (upload) => addPicture(context, upload, { offer, role, caption: textIn(file, 'caption') })))
    },
  },
  {
    method: 'GET',
    path: '/activities/:id/pictures/:pictureId',
    access: 'signed-in',
    summary: 'A picture of an activity',
    handle: async (request, reply, context) => {
      const { offer } = await activityInSight(context, idIn(request, 'id'))
      const picture = (await picturesOf(context.db, offer.id)).find((one) => one.id === idIn(request, 'pictureId'))
      if (!picture) throw notFound()
      // The type was read from the content when it came; only pictures were taken.
      return reply
        .header('content-type', picture.contentType)
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'private, max-age=86400')
        .send(context.services.files.open(context.db.tenantId, picture.fileId))
    },
  },
  {
    method: 'GET',
    path: '/activities/:id/attendance.xlsx',
    access: 'activities.manage',
    summary: 'Who came to which meeting of a class, as a sheet',
    handle: async (request, reply, context) => sendSheet(reply, await exportAttendance(context, idIn(request, 'id'))),
  },
  {
    method: 'GET',
    path: '/activity-feeds/:secret/mine.ics',
    access: 'public',
    summary: 'The calendar of what a person signed up for; the address is the key',
    handle: async (request, reply, context) => reply.type('text/calendar; charset=utf-8').send(await readMyFeed(context, paramIn(request, 'secret'))),
  },
]

const mostCharacters = 100

function textIn(file: MultipartFile | undefined, name: string): string {
  const field = file?.fields[name]
  return field && 'value' in field && typeof field.value === 'string' ? field.value.replaceAll('\u0000', '').trim().slice(0, mostCharacters) : ''
}

function idIn(request: FastifyRequest, name: string): string {
  const value = paramIn(request, name)
  if (!isId(value)) throw notFound()
  return value
}

function paramIn({ params }: FastifyRequest, name: string): string {
  const value = params !== null && typeof params === 'object' ? new Map<string, unknown>(Object.entries(params)).get(name) : null
  if (typeof value !== 'string') throw notFound()
  return value
}
