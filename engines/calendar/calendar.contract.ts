import { z } from 'zod'
import { day, instant, route } from '../../kernel/contract.ts'

const year = z.coerce.number().int().min(1950).max(2199)
/** 0: no load of the university's own is in force. */
const seenVersion = z.number().int().min(0)
const specialDay = z.object({ day, kind: z.enum(['holiday', 'makeup']), name: z.string().trim().min(1).max(40) })
const head = {
  documentNo: z.string().trim().min(1).max(120).nullable(),
  title: z.string().trim().min(1).max(120),
  sourceUrl: z
    .url({ protocol: /^https?$/ })
    .max(400)
    .nullable(),
}

const knownYear = z.object({
  year: z.number().int(),
  source: z.enum(['shipped', 'own']),
  /** Comes with the system, so that it holds again when the university's own is removed. */
  hasShipped: z.boolean(),
  ...head,
  holidays: z.number().int(),
  makeupDays: z.number().int(),
  /** What a change must name. */
  version: seenVersion,
  loadedAt: instant.nullable(),
})

const list = route
  .route({ method: 'GET', path: '/working-days/years', tags: ['working days'], summary: 'The years whose working days are known, latest first, and the next that is not' })
  .meta({ access: 'signed-in' })
  .output(z.object({ items: z.array(knownYear), nextUnknown: z.number().int() }))

const get = route
  .route({ method: 'GET', path: '/working-days/years/{year}', tags: ['working days'], summary: 'The holidays and make-up days of a year' })
  .meta({ access: 'signed-in' })
  .input(z.object({ year }))
  .output(
    knownYear.extend({
      /** What this year's notice sets; some may lie in the December before. */
      days: z.array(specialDay),
      /** What the next year's notice sets in this year's December. */
      daysOfNext: z.array(specialDay),
    }),
  )

const read = route
  .route({ method: 'POST', path: '/working-days/readings', tags: ['working days'], summary: 'Read a notice or a table of days; nothing is kept' })
  .meta({ access: 'calendar.manage' })
  .input(z.object({ year, text: z.string().trim().min(1).max(12_000) }))
  .output(
    z.object({
      year: z.number().int(),
      documentNo: z.string().nullable(),
      days: z.array(specialDay),
      notUnderstood: z.array(z.string()),
      passedOver: z.array(z.string()),
      /** Holidays of all citizens without a day off: the year cannot be saved so. */
      missing: z.array(z.string()),
    }),
  )

const load = route
  .route({ method: 'PUT', path: '/working-days/years/{year}', tags: ['working days'], summary: 'Put a year in force, in place of the shipped or the earlier one' })
  .meta({ access: 'calendar.manage' })
  .input(z.object({ year, version: seenVersion, ...head, days: z.array(specialDay).min(1).max(120) }))
  .output(z.object({ year: z.number().int(), version: seenVersion }))

const remove = route
  .route({
    method: 'DELETE',
    path: '/working-days/years/{year}',
    tags: ['working days'],
    summary: 'Remove the university’s own load; the shipped year holds again where there is one',
  })
  .meta({ access: 'calendar.manage' })
  .input(z.object({ year, version: z.coerce.number().int().min(1) }))
  .output(z.object({ year: z.number().int() }))

export const calendarContract = { list, get, read, load, remove }
