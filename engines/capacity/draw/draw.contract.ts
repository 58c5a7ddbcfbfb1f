import { z } from 'zod'
import { id, instant, route } from '../../../kernel/contract.ts'
import { text } from '../../../kernel/text.shapes.ts'

const publicText = text(1, 200)

export const drawShown = z.object({
  offerId: id,
  /** SHA-256 of the seed, hexadecimal: published before anybody signs up. */
  commitment: z.string(),
  committedAt: instant,
  /** A number that nobody here can choose, named beforehand, and what it looks like. */
  publicSource: z.string().nullable(),
  publicExample: z.string().nullable(),
  publicValue: z.string().nullable(),
  drawnAt: instant.nullable(),
  /** Null before the draw. */
  counts: z.object({ placed: z.number().int(), waiting: z.number().int(), declined: z.number().int() }).nullable(),
  /** My own sign-up: its code, by which I find myself in the published record. */
  mine: z.object({ code: z.string(), no: z.number().int().nullable(), outcome: z.enum(['placed', 'waiting', 'declined']).nullable(), optionId: id.nullable() }).nullable(),
})
export type DrawShown = z.infer<typeof drawShown>

const show = route
  .route({ method: 'GET', path: '/offers/{offerId}/draw', tags: ['draw'], summary: 'The commitment of a draw, and afterwards its result' })
  .meta({ access: 'signed-in' })
  .input(z.object({ offerId: id }))
  .output(drawShown)

const commit = route
  .route({ method: 'POST', path: '/offers/{offerId}/draw', tags: ['draw'], summary: 'Bind the draw of a draft to a secret seed, and name a public number', successStatus: 201 })
  .meta({ access: 'signed-in' })
  .input(z.object({ offerId: id, publicNumber: z.object({ source: publicText, example: publicText }).nullable() }))
  .output(z.object({ commitment: z.string() }))

const draw = route
  .route({ method: 'POST', path: '/offers/{offerId}/draw/record', tags: ['draw'], summary: 'Draw once, after the end of sign-up', successStatus: 201 })
  .meta({ access: 'signed-in' })
  .input(z.object({ offerId: id, publicValue: publicText.nullable() }))
  .output(z.object({ placed: z.number().int(), waiting: z.number().int(), declined: z.number().int() }))

export const drawContract = { show, commit, draw }
