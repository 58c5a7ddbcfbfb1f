import { mustReach, scopeFor } from '../../kernel/auth/actor.ts'
import { today } from '../../kernel/clock.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import { placesOf } from '../members/members.api.ts'
import { closeUnitWithin, enterOfficers, openUnitWithin, settled } from '../organisation/organisation.api.ts'
import { foundedInFuture, oneOfficeEach, unknownPeople } from './clubs.errors.ts'
import { insertProfile, lockClub, type ClubFacts } from './clubs.store.ts'
import { settleRequests, waitingAt } from './roster/requests.store.ts'
import { admit, part } from './roster/roster.actions.ts'
import { membersOf } from './roster/roster.store.ts'
import { clubInSight } from './sight.ts'
import { tellAsker } from './tell.ts'

/** A club is a unit: whoever sets up units founds and dissolves it. */
export const foundClubs = 'organisation.manage'

export interface Founding {
  parentId: string
  name: string
  shortName: string | null
  foundedOn: string
  documentNo: string | null
  presidentId: string
  secretaryId: string | null
}

/** Founds a club in one go: the unit, its first officers, who are its first members, and what it is. */
export async function foundClub(context: RequestContext, input: Founding & ClubFacts): Promise<{ id: string; version: number }> {
  const { parentId, name, shortName, foundedOn, documentNo, presidentId, secretaryId, ...facts } = input
  mustReach(scopeFor(context.actor, foundClubs), parentId)
  if (foundedOn > today(context.clock)) throw foundedInFuture()
  if (presidentId === secretaryId) throw oneOfficeEach()
  const staffIds = [presidentId, ...(secretaryId === null ? [] : [secretaryId])]
  const known = await placesOf(context.db, staffIds)
  if (staffIds.some((id) => known.get(id)?.staffId !== id)) throw unknownPeople()
  const carried: string[] = []
  const answer = await write(
    context,
    async (trx) => {
      const unit = { kind: 'club' as const, committeeKind: null, name, shortName, parentId, campusId: null }
      const { id, roleHolders } = await openUnitWithin(trx, context, { ...unit, effectiveOn: foundedOn, documentNo, reason: null })
      carried.push(...roleHolders)
      const held = { unitId: id, cadreKind: 'part_time' as const, from: foundedOn, to: null }
      await enterOfficers(trx, {
        terms: [],
        offices: [
          { ...held, staffId: presidentId, office: 'president', title: '会长' },
          ...(secretaryId === null ? [] : [{ ...held, staffId: secretaryId, office: 'secretary' as const, title: '秘书长' }]),
        ],
      })
      await insertProfile(trx, id, facts)
      const joinedAt = foundedOn === today(context.clock) ? trx.at : new Date(`${foundedOn}T00:00:00+08:00`)
      await admit(
        trx,
        id,
        staffIds.map((staffId) => ({ staffId, joinedAt })),
      )
      trx.audit({ action: 'club.found', entity: { type: 'club', id }, unitId: id, details: { name, foundedOn, presidentId, secretaryId } })
      return { id, version: 1 }
    },
    { route: 'clubs.create', content: input },
  )
  settled(context, { roleHolders: carried })
  return answer
}

/** Dissolves a club today: the unit closes with its offices and roles, members are told, and all that was stays on record. */
export async function dissolveClub(
  context: RequestContext,
  { unitId, reason, documentNo }: { unitId: string; reason: string; documentNo: string | null },
): Promise<{ id: string; told: number }> {
  mustReach(scopeFor(context.actor, foundClubs), unitId)
  const club = await clubInSight(context, unitId)
  const carried: string[] = []
  const answer = await write(
    context,
    async (trx) => {
      const { roleHolders } = await closeUnitWithin(trx, context, { id: unitId, effectiveOn: today(context.clock), documentNo, reason })
      carried.push(...roleHolders)
      await lockClub(trx, unitId)
      const episodes = await membersOf(trx, unitId)
      await part(trx, club, { episodes, ended: 'dissolved', reason })
      const waiting = await waitingAt(trx, unitId)
      await settleRequests(
        trx,
        waiting.map(({ id }) => id),
        { outcome: 'dissolved', reason },
      )
      for (const { staffId } of waiting) await tellAsker(trx, club, { staffId, declined: reason })
      trx.audit({ action: 'club.dissolve', entity: { type: 'club', id: unitId }, unitId, details: { name: club.name, reason, members: episodes.length } })
      return { id: unitId, told: episodes.length + waiting.length }
    },
    { route: 'clubs.dissolve', content: { unitId, reason, documentNo } },
  )
  settled(context, { roleHolders: carried })
  return answer
}
