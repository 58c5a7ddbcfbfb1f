import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { sendDownload, sendSheet } from '../../engines/documents/send-sheet.ts'
import { writeDocx } from '../../engines/documents/write-docx.ts'
import { id } from '../../kernel/contract.ts'
import { invalidInput, notFound } from '../../kernel/errors.ts'
import type { PlainRoute } from '../../kernel/http/plain-route.ts'
import { receiveFile } from '../../kernel/http/upload.ts'
import { isId } from '../../kernel/ids.ts'
import { giftKinds, giftYear } from './gifts.contract.ts'
import { exportOrders } from './receipts/order-lists.ts'
import { addPaper, mustMayAdd, paperInSight, paperSteps } from './receipts/papers.actions.ts'
import { signedListPaper, signedListSheet } from './receipts/signed-list.ts'
import { findGift } from './sight.ts'
import { exportYear } from './year/year.view.ts'

const yearQuery = z.object({
  kind: z.enum(giftKinds).default('festival'),
  above: z.enum(['yes']).optional(),
  unitId: id.optional(),
  search: z.string().trim().min(1).max(40).optional(),
})

/** Lists to order by, to sign and to compare, and the papers of a purchase. */
export const giftsPlainRoutes: PlainRoute[] = [
  {
    method: 'GET',
    path: '/gifts/:id/orders.xlsx',
    access: 'gifts.manage',
    summary: 'What to order and for whom, by supplier, branch and name (query: supplier, unitId)',
    handle: async (request, reply, context) => sendSheet(reply, await exportOrders(context, { offerId: idIn(request, 'id'), query: request.query })),
  },
  {
    method: 'GET',
    path: '/gifts/:id/signed-list.xlsx',
    access: 'gifts.manage',
    summary: 'The signed list with who received it when (query: unitId)',
    handle: async (request, reply, context) =>
      sendSheet(reply, await signedListSheet(context, { offerId: idIn(request, 'id'), unitId: asked(z.object({ unitId: id.optional() }), request).unitId ?? null })),
  },
  {
    method: 'GET',
    path: '/gifts/:id/signed-list.docx',
    access: 'gifts.manage',
    summary: 'The signed list of a branch with room to sign, for Word and WPS (query: unitId)',
    handle: async (request, reply, context) => {
      const offer = await findGift(context, idIn(request, 'id'))
      const { name, paper } = await signedListPaper(context, { offerId: offer.id, unitId: asked(z.object({ unitId: id }), request).unitId })
      const contentType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
      return sendDownload(reply, { fileName: `${name}.docx`, contentType, content: await writeDocx(paper) })
    },
  },
  {
    method: 'GET',
    path: '/gifts/people/:year/people.xlsx',
    access: 'gifts.read',
    summary: 'What each member was given in a year beside the standard (query: kind, above=yes, unitId, search)',
    handle: async (request, reply, context) => {
      const year = giftYear.safeParse(textIn(request, 'year'))
      if (!year.success) throw notFound()
      return sendSheet(reply, await exportYear(context, { year: year.data, ...asked(yearQuery, request) }))
    },
  },
  {
    method: 'POST',
    path: '/gifts/:id/papers',
    access: 'gifts.manage',
    summary: 'Add a paper of a step, or a branch’s signed list (multipart: `step`, `unitId`, then one file)',
    handle: async (request, reply, context) => {
      const offer = await findGift(context, idIn(request, 'id'))
      const file = await request.file()
      const step = paperSteps.find((one) => one === fieldIn(file, 'step'))
      const unitId = fieldIn(file, 'unitId')
      if (!step || (unitId !== '' && !isId(unitId))) throw invalidInput({ count: 1, issues: [{ path: 'step', message: paperSteps.join(' | ') }] })
      const wanted = { id: offer.id, step, unitId: unitId === '' ? null : unitId }
      await mustMayAdd(context, wanted)
      return reply.code(201).send(await receiveFile(context, file, (upload) => addPaper(context, upload, wanted)))
    },
  },
  {
    method: 'GET',
    path: '/gifts/:id/papers/:paperId',
    access: 'gifts.read',
    summary: 'A paper of a round',
    handle: async (request, reply, context) => {
      const paper = await paperInSight(context, { id: idIn(request, 'id'), paperId: idIn(request, 'paperId') })
      return sendDownload(reply, { fileName: paper.name, contentType: paper.contentType, content: context.services.files.open(context.db.tenantId, paper.fileId) })
    },
  },
]

function asked<Shape extends z.ZodType>(shape: Shape, { query }: FastifyRequest): z.output<Shape> {
  const read = shape.safeParse(query)
  if (!read.success) throw invalidInput({ count: read.error.issues.length, issues: read.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })) })
  return read.data
}

const mostCharacters = 100

function fieldIn(file: MultipartFile | undefined, name: string): string {
  const field = file?.fields[name]
  return field && 'value' in field && typeof field.value === 'string' ? field.value.replaceAll('\u0000', '').trim().slice(0, mostCharacters) : ''
}

function idIn(request: FastifyRequest, name: string): string {
  const value = textIn(request, name)
  if (!isId(value)) throw notFound()
  return value
}

function textIn({ params }: FastifyRequest, name: string): string {
  const value = params !== null && typeof params === 'object' ? new Map<string, unknown>(Object.entries(params)).get(name) : null
  if (typeof value !== 'string') throw notFound()
  return value
}
