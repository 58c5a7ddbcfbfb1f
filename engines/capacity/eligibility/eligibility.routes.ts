import { implement } from '@orpc/server'
import { today } from '../../../kernel/clock.ts'
import type { RequestContext } from '../../../kernel/context.ts'
import { cutPage, decodeCursor } from '../../../kernel/cursor.ts'
import { notFound } from '../../../kernel/errors.ts'
import { authorise } from '../../../kernel/http/authorise.ts'
import { reaches } from '../../../kernel/auth/actor.ts'
import { directory } from '../capacity.ports.ts'
import type { Condition } from '../offer-rules.ts'
import { refreshRoster } from '../offers/offers.actions.ts'
import { findOffer, type Offer } from '../offers/offers.store.ts'
import { managedOffer, offerInReach } from '../reach-offer.ts'
import { conditionNames } from './condition-names.ts'
import { sayCondition } from './conditions.shapes.ts'
import { eligibilityContract } from './eligibility.contract.ts'
import { countBarred, countByBranch, countCap, judgePeople, type BranchCounts } from './preview.store.ts'
import { isShownTo } from '../mine/shown-to.ts'
import { branchOf, whyFor } from './why.ts'

const os = implement(eligibilityContract).$context<RequestContext>().use(authorise)

export const eligibilityRoutes = os.router({
  preview: os.preview.handler(async ({ context, input }) => {
    await managedOffer(context, input.offerId)
    const offer = await mustFind(context, input.offerId)
    return previewOf(context, offer, input.conditions ?? offer.rules.eligibility)
  }),
  people: os.people.handler(async ({ context, input }) => {
    await managedOffer(context, input.offerId)
    const offer = await mustFind(context, input.offerId)
    const conditions = input.conditions ?? offer.rules.eligibility
    const { rows, count } = await judgePeople(context.db, {
      conditions,
      meets: input.meets ?? null,
      failing: input.failing ?? null,
      unitIds: input.unitId === undefined ? null : [input.unitId],
      search: input.search ?? null,
      after: decodeCursor(input.cursor),
      limit: input.limit,
    })
    const units = await directory().unitNames(context.db, [...new Set(rows.map(({ unitId }) => unitId))], today(context.clock))
    const page = cutPage(rows, {
      limit: input.limit,
      positionOf: ({ pinyinKey, staffId }) => ({ key: pinyinKey, id: staffId }),
      show: ({ met, ...person }) => ({
        staffId: person.staffId,
        staffNo: person.staffNo,
        name: person.name,
        unitId: person.unitId,
        unitName: units.get(person.unitId) ?? '—',
        meets: met.every(Boolean),
        failing: met.flatMap((is, index) => (is ? [] : [index])),
      }),
    })
    return { ...page, count, countCapped: count >= countCap }
  }),
  refreshRoster: os.refreshRoster.handler(async ({ context, input }) => {
    const { rosterAt, ...change } = await refreshRoster(context, input.offerId)
    return { ...change, rosterAt: rosterAt.toISOString() }
  }),
  whyOf: os.whyOf.handler(async ({ context, input }) => {
    const { reach } = await offerInReach(context, input.offerId)
    const offer = await mustFind(context, input.offerId)
    if (!reaches(reach, await branchOf(context.db, input.staffId))) throw notFound()
    return whyFor(context.db, offer, { staffId: input.staffId, now: context.clock.now() })
  }),
  whyMe: os.whyMe.handler(async ({ context, input }) => {
    const { staffId } = context.actor
    const offer = await mustFind(context, input.offerId)
    if (staffId === null || !(await isShownTo(context, offer, staffId))) throw notFound()
    return whyFor(context.db, offer, { staffId, now: context.clock.now() })
  }),
  formChoices: os.formChoices.handler(async ({ context }) => ({
    employmentTypes: [...directory().employmentTypes],
    branches: await directory().branches(context.db, today(context.clock)),
    clubs: (await directory().clubs?.(context.db, today(context.clock))) ?? [],
  })),
})

async function mustFind({ db }: RequestContext, offerId: string): Promise<Offer> {
  const offer = await findOffer(db, offerId)
  if (!offer) throw notFound()
  return offer
}

async function previewOf({ db, clock }: RequestContext, offer: Offer, conditions: readonly Condition[]) {
  const day = today(clock)
  const branches = await countByBranch(db, conditions)
  const barred = await countBarred(db, { conditions, service: offer.service, programme: offer.rules.programme, now: clock.now(), today: day })
  const names = await conditionNames(db, { conditions, unitIds: branches.map(({ unitId }) => unitId), day })
  const sum = (read: (branch: BranchCounts) => number) => branches.reduce((total, branch) => total + read(branch), 0)
  return {
    total: sum(({ total }) => total),
    eligible: sum(({ eligible }) => eligible),
    conditions: conditions.map((condition, index) => ({
      said: sayCondition(condition, names),
      keptOut: sum(({ keptOut }) => keptOut[index] ?? 0),
      onlyThis: sum(({ onlyThis }) => onlyThis[index] ?? 0),
    })),
    barred,
    branches: branches.map(({ unitId, total, eligible }) => ({ unitId, unitName: names.unit(unitId), total, eligible })),
  }
}
