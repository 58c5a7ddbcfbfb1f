import { z } from 'zod'
import { id, instant, pageOf, pageQuery, route, version } from '../../../kernel/contract.ts'
import { membershipStatus, staffForm } from '../members.contract.ts'

const tags = ['duplicates']

const person = z.object({
  id,
  version,
  staffNo: z.string(),
  name: z.string(),
  sex: z.string(),
  birthDate: z.iso.date().nullable(),
  unitName: z.string(),
  membership: membershipStatus,
  phone: z.string().nullable(),
  idNo: z.string().nullable(),
})

const list = route
  .route({ method: 'GET', path: '/staff/duplicates', tags, summary: 'Pairs of records that may be one person, the likeliest first' })
  .meta({ access: 'members.merge' })
  .input(z.object(pageQuery))
  .output(
    pageOf(z.object({ first: person, second: person, score: z.number().int(), reasons: z.array(z.object({ code: z.string(), label: z.string() })) })).extend({
      /** Many records came at once, as by an import: more pairs may appear in a moment. */
      stillComparing: z.boolean(),
    }),
  )

const markDifferent = route
  .route({ method: 'POST', path: '/staff/not-duplicates', tags, summary: 'Say that two records are two people' })
  .meta({ access: 'members.merge' })
  .input(z.object({ firstId: id, secondId: id }))
  .output(z.object({ ok: z.literal(true) }))

const merge = route
  .route({ method: 'POST', path: '/staff/merge', tags, summary: 'Make two records one; the fields named are taken from the one that goes' })
  .meta({ access: 'members.merge' })
  .input(z.object({ keepId: id, mergeId: id, keepVersion: version, mergeVersion: version, take: z.array(staffForm.keyof()).max(40).default([]) }))
  .output(z.object({ id, keptId: id, version }))

const merges = route
  .route({ method: 'GET', path: '/staff/merges', tags, summary: 'Merges, the latest first' })
  .meta({ access: 'members.merge' })
  .input(z.object(pageQuery))
  .output(
    z.object({
      items: z.array(
        z.object({
          id,
          at: instant,
          by: z.string(),
          kept: z.object({ id, name: z.string(), staffNo: z.string() }),
          merged: z.object({ id, name: z.string(), staffNo: z.string() }),
          taken: z.array(z.string()),
          undoneAt: instant.nullable(),
        }),
      ),
      nextCursor: z.string().nullable(),
    }),
  )

const undo = route
  .route({ method: 'POST', path: '/staff/merges/{id}/undo', tags, summary: 'Make them two again; what was edited since is kept and listed' })
  .meta({ access: 'members.merge' })
  .input(z.object({ id }))
  .output(z.object({ keptId: id, mergedId: id, conflicts: z.array(z.object({ key: z.string(), label: z.string(), message: z.string() })) }))

export const duplicatesContract = { list, markDifferent, merge, merges, undo }
