import { directory } from '../../engines/capacity/capacity.ports.ts'
import { drawUpRoster } from '../../engines/capacity/eligibility/roster.ts'
import { inHall } from '../../engines/capacity/moves/hall.ts'
import { moveUp } from '../../engines/capacity/moves/move-up.ts'
import { editRefusal } from '../../engines/capacity/offers/edit.rules.ts'
import { lockOffer, nextVersion } from '../../engines/capacity/offers/offers.actions.ts'
import { frozen } from '../../engines/capacity/offers/offers.errors.ts'
import { insertOffer } from '../../engines/capacity/offers/offers.store.ts'
import { mustReach, scopeFor } from '../../kernel/auth/actor.ts'
import { dayOf } from '../../kernel/clock.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { newId } from '../../kernel/ids.ts'
import { programmeFrom, programmesOf, saveProgramme } from './programmes.store.ts'
import { offerFactsOf, type Facts } from './recuperation.rules.ts'
import { recuperationService } from './recuperation.service.ts'
import { managedProgramme } from './sight.ts'
import { capOut } from './trips.actions.ts'

interface Versioned {
  id: string
  version: number
}

/** Begins a programme: a draft with its rule, still without trips. */
export async function createProgramme(context: RequestContext, { unitId, ...facts }: Facts & { unitId: string }): Promise<Versioned> {
  mustReach(scopeFor(context.actor, recuperationService.manage), unitId)
  return write(
    context,
    async (trx) => {
      const id = newId(trx.at.getTime())
      await writeProgramme(trx, { id, unitId, facts })
      trx.audit({ action: 'recuperation.create', entity: { type: 'offer', id }, unitId, details: { title: facts.title, year: facts.year } })
      return { id, version: 1 }
    },
    { route: 'recuperation.create', content: { unitId, ...facts } },
  )
}

/** Writes a draft; the caller audits it. */
export async function writeProgramme(trx: Trx, { id, unitId, facts }: { id: string; unitId: string; facts: Facts }): Promise<void> {
  await insertOffer(trx, { id, service: recuperationService.key, unitId }, offerFactsOf(facts, { before: null, branch: await branchOnly(trx, unitId) }))
  await saveProgramme(trx, programmeFrom(id, facts))
}

/** A branch's own programme is for its own members; the university's is for everybody. */
async function branchOnly(trx: Trx, unitId: string): Promise<string | null> {
  const branches = await directory().branches(trx, dayOf(trx.at))
  return branches.some(({ id }) => id === unitId) ? unitId : null
}

export async function editProgramme(context: RequestContext, { id, version, ...facts }: Facts & Versioned): Promise<Versioned> {
  await managedProgramme(context, id)
  return write(context, async (trx) => {
    const offer = await lockOffer(trx, id)
    const wanted = offerFactsOf(facts, { before: offer, branch: await branchOnly(trx, offer.unitId) })
    const before = (await programmesOf(trx, [id])).get(id)
    // Whether branches nominate is the mode, which stands once it is announced.
    if (offer.state !== 'draft' && before?.nominated !== (facts.mode === 'nominated')) throw frozen({ fields: { zh: '方式', en: 'mode' }, names: ['mode'] })
    const refusal = offer.version === version ? editRefusal(offer, wanted, trx.at) : null
    if (refusal) throw refusal
    await nextVersion(trx, id, { version, facts: wanted })
    await saveProgramme(trx, programmeFrom(id, facts))
    await capOut(trx, id, facts.outShareOf)
    if (offer.rosterAt !== null && JSON.stringify(offer.rules.eligibility) !== JSON.stringify(wanted.rules.eligibility)) await drawUpRoster(trx, offer, wanted.rules.eligibility)
    await inHall(trx, id, (hall) => moveUp(trx, hall))
    trx.audit({ action: 'recuperation.edit', entity: { type: 'offer', id }, unitId: offer.unitId, details: { title: facts.title } })
    return { id, version: version + 1 }
  })
}
