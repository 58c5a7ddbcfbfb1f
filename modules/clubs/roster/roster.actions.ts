import { stillMeet } from '../../../engines/capacity/eligibility/still-meets.ts'
import type { Condition } from '../../../engines/capacity/offer-rules.ts'
import { dayOf, today } from '../../../kernel/clock.ts'
import { write, type RequestContext } from '../../../kernel/context.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { notFound } from '../../../kernel/errors.ts'
import { placesOf, staffByNumber, staffNames } from '../../members/members.api.ts'
import { alreadyAsked, alreadyIn, hasLeft, holdsOffice, joinedInFuture, membersOnly, notIn, notRecruiting, notWaiting } from '../clubs.errors.ts'
import { lockClub } from '../clubs.store.ts'
import { clubInSight, livingKeptClub, officersOf, ownRecord, type Club } from '../sight.ts'
import { tellAsker, tellOfficers, tellParted } from '../tell.ts'
import { findRequest, insertRequest, settleRequests, waitingAt } from './requests.store.ts'
import { endEpisodes, findEpisode, membersOf, openEpisodes, type Going } from './roster.store.ts'

/** Clubs are the union's: for its members, those whose membership is retained among them. */
export const unionMembers: Condition[] = [{ kind: 'member', states: ['active', 'retained'] }]

type Standing = 'in' | 'asked' | 'out'

/** Joins, or asks to where an officer decides. */
export async function joinClub(context: RequestContext, { unitId, message }: { unitId: string; message: string }): Promise<{ id: string; standing: Standing }> {
  const club = await clubInSight(context, unitId)
  const staffId = ownRecord(context.actor)
  if (!(await stillMeet(context.db, unionMembers, [staffId])).has(staffId)) throw membersOnly()
  return write(
    context,
    async (trx) => {
      const { recruiting, approval } = await lockClub(trx, unitId)
      if ((await membersOf(trx, unitId)).some((one) => one.staffId === staffId)) throw alreadyIn({ name: club.name })
      if ((await waitingAt(trx, unitId)).some((one) => one.staffId === staffId)) throw alreadyAsked({ name: club.name })
      if (!recruiting) throw notRecruiting({ name: club.name })
      if (approval) {
        const id = await insertRequest(trx, { unitId, staffId, message })
        await tellOfficers(trx, club, { id, staffId, message })
        trx.audit({ action: 'club.ask', entity: { type: 'club', id: unitId }, unitId, details: { staffId } })
        return { id, standing: 'asked' as const }
      }
      const [id = ''] = await admit(trx, unitId, [{ staffId, joinedAt: trx.at }])
      trx.audit({ action: 'club.join', entity: { type: 'club', id: unitId }, unitId, details: { staffId } })
      return { id, standing: 'in' as const }
    },
    { route: 'clubs.join', content: { unitId, message } },
  )
}

/** Leaves, or takes the request back. */
export async function leaveClub(context: RequestContext, unitId: string): Promise<{ id: string; standing: Standing }> {
  const club = await clubInSight(context, unitId)
  const staffId = ownRecord(context.actor)
  return write(context, async (trx) => {
    await lockClub(trx, unitId)
    const request = (await waitingAt(trx, unitId)).find((one) => one.staffId === staffId)
    if (request) {
      await settleRequests(trx, [request.id], { outcome: 'withdrawn', reason: null })
      trx.audit({ action: 'club.withdraw', entity: { type: 'club', id: unitId }, unitId, details: { staffId } })
      return { id: request.id, standing: 'out' as const }
    }
    const episode = (await membersOf(trx, unitId)).find((one) => one.staffId === staffId)
    if (!episode) throw notIn({ name: club.name })
    await mustHoldNoOffice(trx, unitId, staffId)
    await part(trx, club, { episodes: [episode], ended: 'left', reason: null })
    trx.audit({ action: 'club.leave', entity: { type: 'club', id: unitId }, unitId, details: { staffId } })
    return { id: episode.id, standing: 'out' as const }
  })
}

/** Admits whoever asked, or declines with the reason. */
export async function decideRequest(context: RequestContext, { requestId, declined }: { requestId: string; declined: string | null }): Promise<{ id: string }> {
  const known = await findRequest(context.db, requestId)
  if (!known) throw notFound()
  const club = await livingKeptClub(context, known.unitId)
  return write(context, async (trx) => {
    await lockClub(trx, club.id)
    const request = (await waitingAt(trx, club.id)).find(({ id }) => id === requestId)
    if (!request) throw notWaiting()
    const { staffId } = request
    await settleRequests(trx, [requestId], { outcome: declined === null ? 'admitted' : 'declined', reason: declined })
    const inAlready = (await membersOf(trx, club.id)).some((one) => one.staffId === staffId)
    if (declined === null && !inAlready) await admit(trx, club.id, [{ staffId, joinedAt: trx.at }])
    await tellAsker(trx, club, { staffId, declined })
    trx.audit({ action: declined === null ? 'club.admit' : 'club.decline', entity: { type: 'club', id: club.id }, unitId: club.id, details: { staffId, reason: declined } })
    return { id: requestId }
  })
}

interface Adding {
  unitId: string
  staffIds: string[]
  staffNos: string[]
  joinedOn: string
}

/** Puts people on the roster whom the club has had all along, or who said so in person. */
export async function addMembers(context: RequestContext, { unitId, staffIds, staffNos, joinedOn }: Adding): Promise<{ added: number; already: string[]; unknown: string[] }> {
  const club = await livingKeptClub(context, unitId)
  if (joinedOn > today(context.clock)) throw joinedInFuture()
  const { db } = context
  const numbered = await staffByNumber(db, staffNos)
  const known = await placesOf(db, staffIds)
  const unknown = [...staffNos.filter((no) => !numbered.has(no)), ...staffIds.filter((id) => !known.has(id))]
  const wanted = [...new Set([...[...known.values()].map(({ staffId }) => staffId), ...[...numbered.values()].map(({ id }) => id)])]
  return write(
    context,
    async (trx) => {
      await lockClub(trx, unitId)
      const before = new Set((await membersOf(trx, unitId)).map(({ staffId }) => staffId))
      const fresh = wanted.filter((id) => !before.has(id))
      const joinedAt = joinedOn === dayOf(trx.at) ? trx.at : new Date(`${joinedOn}T00:00:00+08:00`)
      await admit(
        trx,
        unitId,
        fresh.map((staffId) => ({ staffId, joinedAt })),
      )
      const asked = (await waitingAt(trx, unitId)).filter(({ staffId }) => fresh.includes(staffId))
      await settleRequests(
        trx,
        asked.map(({ id }) => id),
        { outcome: 'admitted', reason: null },
      )
      for (const { staffId } of asked) await tellAsker(trx, club, { staffId, declined: null })
      const names = await staffNames(
        trx,
        wanted.filter((id) => before.has(id)),
      )
      trx.audit({ action: 'club.add_members', entity: { type: 'club', id: unitId }, unitId, details: { added: fresh, joinedOn } })
      return { added: fresh.length, already: [...names.values()].map(({ name }) => name), unknown }
    },
    { route: 'clubRoster.addMembers', content: { unitId, staffIds, staffNos, joinedOn } },
  )
}

/** Takes somebody off the roster; who was on it once stays in its history. */
export async function removeMember(context: RequestContext, { membershipId, reason }: { membershipId: string; reason: string }): Promise<{ id: string }> {
  const known = await findEpisode(context.db, membershipId)
  if (!known) throw notFound()
  const club = await livingKeptClub(context, known.unitId)
  return write(context, async (trx) => {
    await lockClub(trx, club.id)
    const episode = await findEpisode(trx, membershipId)
    if (!episode || episode.leftAt !== null) throw hasLeft()
    await mustHoldNoOffice(trx, club.id, episode.staffId)
    await part(trx, club, { episodes: [episode], ended: 'removed', reason })
    trx.audit({ action: 'club.remove_member', entity: { type: 'club', id: club.id }, unitId: club.id, details: { staffId: episode.staffId, reason } })
    return { id: membershipId }
  })
}

/** Takes them in; the lists of the club's activities follow. The caller holds the club. */
export async function admit(trx: Trx, unitId: string, people: readonly { staffId: string; joinedAt: Date }[]): Promise<string[]> {
  const ids = await openEpisodes(trx, unitId, people)
  if (ids.length > 0) trx.emit({ topic: 'club.joined', payload: { unitId, staffIds: people.map(({ staffId }) => staffId) } })
  return ids
}

type Parting = Going & { episodes: readonly { id: string; staffId: string }[] }

/** Lets them go; whoever was sent away is told. The caller holds the club. */
export async function part(trx: Trx, club: Club, { episodes, ...going }: Parting): Promise<void> {
  await endEpisodes(
    trx,
    episodes.map(({ id }) => id),
    going,
  )
  if (episodes.length === 0) return
  const staffIds = episodes.map(({ staffId }) => staffId)
  trx.emit({ topic: 'club.left', payload: { unitId: club.id, staffIds } })
  if (going.ended === 'removed' || going.ended === 'dissolved') await tellParted(trx, club, { staffIds, ended: going.ended, reason: going.reason ?? '' })
}

async function mustHoldNoOffice(trx: Trx, unitId: string, staffId: string): Promise<void> {
  const held = (await officersOf(trx, [unitId], dayOf(trx.at))).find((one) => one.staffId === staffId)
  if (!held) return
  const person = (await staffNames(trx, [staffId])).get(staffId)?.name ?? ''
  throw holdsOffice({ person, title: held.title })
}
