import { z } from 'zod'
import { day, id, instant, route, version } from '../../kernel/contract.ts'

const unit = z.object({ unitId: id, name: z.string() })

export const roundKind = z.enum(['look_back', 'awards'])
export const awardKind = z.enum(['excellent_proposal', 'handling_unit', 'organising_unit'])
export const findingKind = z.enum(['carried_out', 'partly', 'not'])
export const roundInput = z.object({
  id: id.optional(),
  version: version.optional(),
  kind: roundKind,
  title: z.string().trim().min(1).max(60),
  sessionIds: z.array(id).min(1).max(20),
  opensOn: day,
  closesOn: day,
})
export const nominateInput = z.object({
  id,
  award: awardKind,
  proposalId: id.nullable(),
  unitId: id.nullable(),
  note: z.string().trim().max(1000),
})

/** Look-backs over earlier sessions, and awards. */
export const roundsContract = {
  rounds: route
    .route({ method: 'GET', path: '/proposal-rounds', tags: ['proposals'], summary: 'Look-backs and awards' })
    .meta({ access: 'signed-in' })
    .input(z.object({}))
    .output(
      z.object({
        items: z.array(
          z.object({
            id,
            kind: roundKind,
            title: z.string(),
            sessionIds: z.array(id),
            opensOn: day,
            closesOn: day,
            closedAt: instant.nullable(),
            entries: z.number().int(),
            decided: z.number().int(),
            version,
          }),
        ),
      }),
    ),
  saveRound: route
    .route({ method: 'POST', path: '/proposal-rounds', tags: ['proposals'], summary: 'Open a look-back or an award round' })
    .meta({ access: 'proposals.manage' })
    .input(roundInput)
    .output(z.object({ id, version })),
  round: route
    .route({ method: 'GET', path: '/proposal-rounds/{id}', tags: ['proposals'], summary: 'A round and its entries' })
    .meta({ access: 'signed-in' })
    .input(z.object({ id }))
    .output(
      z.object({
        id,
        kind: roundKind,
        title: z.string(),
        sessionIds: z.array(id),
        opensOn: day,
        closesOn: day,
        closedAt: instant.nullable(),
        version,
        entries: z.array(
          z.object({
            id,
            proposal: z.object({ id, number: z.string().nullable(), title: z.string(), leadUnit: z.string().nullable(), sessionTitle: z.string() }).nullable(),
            unit: unit.nullable(),
            award: awardKind.nullable(),
            finding: findingKind.nullable(),
            note: z.string(),
            votes: z.number().int(),
            mine: z.boolean(),
            awarded: z.boolean(),
            decidedBy: z.string().nullable(),
          }),
        ),
      }),
    ),
  decideEntry: route
    .route({ method: 'POST', path: '/proposal-rounds/{id}/entries/{entryId}', tags: ['proposals'], summary: 'Look-back finding, or whether the award is given' })
    .meta({ access: 'proposals.review' })
    .input(z.object({ id, entryId: id, finding: findingKind.nullable(), note: z.string().trim().max(1000), awarded: z.boolean() }))
    .output(z.object({ id })),
  nominate: route
    .route({ method: 'POST', path: '/proposal-rounds/{id}/entries', tags: ['proposals'], summary: 'Nominate a proposal or a unit for an award', successStatus: 201 })
    .meta({ access: 'proposals.review' })
    .input(nominateInput)
    .output(z.object({ id })),
  voteEntry: route
    .route({ method: 'POST', path: '/proposal-rounds/{id}/entries/{entryId}/vote', tags: ['proposals'], summary: 'Vote for an entry, or take the vote back' })
    .meta({ access: 'proposals.review' })
    .input(z.object({ id, entryId: id, vote: z.boolean() }))
    .output(z.object({ votes: z.number().int(), mine: z.boolean() })),
  closeRound: route
    .route({ method: 'POST', path: '/proposal-rounds/{id}/close', tags: ['proposals'], summary: 'Close a round; what was not carried out is tracked again' })
    .meta({ access: 'proposals.manage' })
    .input(z.object({ id, version }))
    .output(z.object({ id, version })),
}
