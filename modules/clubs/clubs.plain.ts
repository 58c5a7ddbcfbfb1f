import type { FastifyRequest } from 'fastify'
import type { MultipartFile } from '@fastify/multipart'
import { z } from 'zod'
import { sendDownload, sendSheet } from '../../engines/documents/send-sheet.ts'
import { writeDocx } from '../../engines/documents/write-docx.ts'
import { invalidInput, notFound } from '../../kernel/errors.ts'
import type { PlainRoute } from '../../kernel/http/plain-route.ts'
import { receiveFile } from '../../kernel/http/upload.ts'
import { isId } from '../../kernel/ids.ts'
import { year } from './clubs.shapes.ts'
import { exportFees, exportRoster } from './export.ts'
import { addPicture, picturesOf } from './pictures.actions.ts'
import { clubInSight, keptClub, livingKeptClub } from './sight.ts'
import { summaryPaper } from './summary.ts'

/** Lists to export, the paper of the year, and pictures. */
export const clubsPlainRoutes: PlainRoute[] = [
  {
    method: 'GET',
    path: '/clubs/:unitId/members.xlsx',
    access: 'clubs.manage',
    summary: 'The roster of a club as a sheet, with whoever was in it before',
    handle: async (request, reply, context) => sendSheet(reply, await exportRoster(context, idIn(request, 'unitId'))),
  },
  {
    method: 'GET',
    path: '/clubs/:unitId/fees.xlsx',
    access: 'clubs.manage',
    summary: 'Fees of a year as a sheet (query: year)',
    handle: async (request, reply, context) => sendSheet(reply, await exportFees(context, await askedOf(request, (unitId) => keptClub(context, unitId)))),
  },
  {
    method: 'GET',
    path: '/clubs/:unitId/summary.docx',
    access: 'clubs.manage',
    summary: 'A club’s year as a paper for Word and WPS (query: year)',
    handle: async (request, reply, context) => {
      const { fileName, paper } = await summaryPaper(context, await askedOf(request, (unitId) => keptClub(context, unitId)))
      const contentType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
      return sendDownload(reply, { fileName, contentType, content: await writeDocx(paper) })
    },
  },
  {
    method: 'POST',
    path: '/clubs/:unitId/pictures',
    access: 'clubs.manage',
    summary: 'Add a picture of a club (multipart: `caption`, then one picture)',
    handle: async (request, reply, context) => {
      const club = await livingKeptClub(context, idIn(request, 'unitId'))
      const file = await request.file()
      return reply.code(201).send(await receiveFile(context, file, (upload) => addPicture(context, upload, { club, caption: captionIn(file) })))
    },
  },
  {
    method: 'GET',
    path: '/clubs/:unitId/pictures/:pictureId',
    access: 'signed-in',
    summary: 'A picture of a club',
    handle: async (request, reply, context) => {
      const club = await clubInSight(context, idIn(request, 'unitId'))
      const picture = (await picturesOf(context.db, [club.id])).find((one) => one.id === idIn(request, 'pictureId'))
      if (!picture) throw notFound()
      // The type was read from the content when it came; only pictures were taken.
      return reply
        .header('content-type', picture.contentType)
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'private, max-age=86400')
        .send(context.services.files.open(context.db.tenantId, picture.fileId))
    },
  },
]

const yearQuery = z.object({ year: year.optional() })

/** What lies outside the reach is not found before anything is said of the query. */
async function askedOf(request: FastifyRequest, mustFind: (unitId: string) => Promise<unknown>): Promise<{ unitId: string; year?: number | undefined }> {
  const unitId = idIn(request, 'unitId')
  await mustFind(unitId)
  const parsed = yearQuery.safeParse(request.query)
  if (!parsed.success) throw invalidInput({ count: 1, issues: [{ path: 'year', message: 'year' }] })
  return { unitId, year: parsed.data.year }
}

const mostCaptionCharacters = 100

function captionIn(file: MultipartFile | undefined): string {
  const field = file?.fields['caption']
  return field && 'value' in field && typeof field.value === 'string' ? field.value.replaceAll('\u0000', '').trim().slice(0, mostCaptionCharacters) : ''
}

function idIn({ params }: FastifyRequest, name: string): string {
  const value = params !== null && typeof params === 'object' ? new Map<string, unknown>(Object.entries(params)).get(name) : null
  if (typeof value !== 'string' || !isId(value)) throw notFound()
  return value
}
