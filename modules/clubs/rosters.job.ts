import { sql } from 'kysely'
import { z } from 'zod'
import { letGo, offersAwaitedBy } from '../../engines/capacity/eligibility/let-go.ts'
import { refreshRosterOf } from '../../engines/capacity/offers/offers.actions.ts'
import { today } from '../../kernel/clock.ts'
import type { Services } from '../../kernel/context.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { asSystem, write } from '../../kernel/db/write.ts'
import type { JobDefinition } from '../../kernel/module.ts'
import { mergedInto, unitNames } from '../organisation/organisation.api.ts'
import { insertProfile, lockClub, profilesOf } from './clubs.store.ts'
import { moveRequests, settleRequests, waitingAt } from './roster/requests.store.ts'
import { admit, part } from './roster/roster.actions.ts'
import { membersOf } from './roster/roster.store.ts'
import { livingClubs, type Club } from './sight.ts'
import { tellAsker, tellMoved } from './tell.ts'

const changed = z.object({ unitId: z.string(), staffIds: z.array(z.string()) })

/** What follows from a change of a club's roster elsewhere, and from a change of the organisation here. */
export const rosterJobs: Record<string, JobDefinition> = {
  'clubs.joined': { on: ['club.joined'], retryLimit: 3, run: (services, db, payload) => redraw(services, db, changed.parse(payload)) },
  'clubs.left': {
    on: ['club.left'],
    retryLimit: 3,
    run: async (services, db, payload) => {
      const left = changed.parse(payload)
      await letGoOf(services, db, left)
      await redraw(services, db, left)
    },
  },
  'clubs.follow_organisation': { on: ['organisation.changed'], everyHours: 24, retryLimit: 3, run: endClosed },
}

/** Activities for this club's people alone whose lists do not stand yet: who may come is drawn up anew. */
async function redraw(services: Services, db: Db, { unitId }: z.infer<typeof changed>): Promise<void> {
  const forMembers = JSON.stringify([{ kind: 'clubs', unitIds: [unitId] }])
  const { rows } = await sql<{ id: string }>`
    select id from offers where tenant_id = ${db.tenantId} and state = 'published' and final_at > ${services.clock.now()}
      and rules->'eligibility' @> ${forMembers}::jsonb order by id`.execute(db.q)
  for (const { id } of rows) await write(asSystem(services, db), (trx) => refreshRosterOf(trx, id))
}

/** Whoever left waits no more for what is for the club's people. */
async function letGoOf(services: Services, db: Db, { staffIds }: z.infer<typeof changed>): Promise<void> {
  for (const staffId of staffIds)
    for (const offerId of await offersAwaitedBy(db, { staffId, now: services.clock.now() }))
      await write(asSystem(services, db), (trx) => letGo(trx, offerId, { staffId, reason: '已退出协会，不再符合报名条件' }))
}

/** A club that the organisation closed or merged has nobody in it any more; its episodes stay. */
async function endClosed(services: Services, db: Db): Promise<void> {
  const day = today(services.clock)
  const living = new Map((await livingClubs(db, day)).map((club) => [club.id, club]))
  const gone = (await inhabited(db)).filter((id) => !living.has(id))
  const names = await unitNames(db, gone, day)
  for (const id of gone) {
    const club = { id, name: names.get(id) ?? '—', living: false }
    const heir = living.get((await mergedInto(db, id, day)) ?? '')
    await write(asSystem(services, db), (trx) => (heir ? goOver(trx, club, heir) : endClub(trx, club)))
  }
}

async function endClub(trx: Trx, club: Club): Promise<void> {
  await lockClub(trx, club.id)
  const reason = '组织机构调整'
  const episodes = await membersOf(trx, club.id)
  const waiting = await waitingAt(trx, club.id)
  await part(trx, club, { episodes, ended: 'dissolved', reason })
  await settleRequests(
    trx,
    waiting.map((request) => request.id),
    { outcome: 'dissolved', reason },
  )
  for (const { staffId } of waiting) await tellAsker(trx, club, { staffId, declined: reason })
  trx.audit({ action: 'club.close', entity: { type: 'club', id: club.id }, unitId: club.id, details: { members: episodes.length } })
}

/** Its people are in the club that stays, once each; whoever has asked to join has asked there. */
async function goOver(trx: Trx, club: Club, heir: Club): Promise<void> {
  await lockBoth(trx, club.id, heir.id)
  const episodes = await membersOf(trx, club.id)
  const there = new Set((await membersOf(trx, heir.id)).map(({ staffId }) => staffId))
  const fresh = episodes.filter(({ staffId }) => !there.has(staffId))
  await admit(
    trx,
    heir.id,
    fresh.map(({ staffId }) => ({ staffId, joinedAt: trx.at })),
  )
  await part(trx, club, { episodes, ended: 'moved', reason: `并入“${heir.name}”`, movedTo: heir.id })
  await tellMoved(trx, club, { staffIds: episodes.map(({ staffId }) => staffId), into: heir.name })
  const asked = await moveRequests(trx, club.id, heir.id)
  trx.audit({ action: 'club.go_over', entity: { type: 'club', id: club.id }, unitId: heir.id, details: { into: heir.id, members: episodes.length, asked } })
}

/** Holds both, in one order whoever comes. A club that the merger has set up begins with what the first of the merged ones told of itself. */
async function lockBoth(trx: Trx, goneId: string, heirId: string): Promise<void> {
  const { unitId: _, version: __, ...facts } = (await profilesOf(trx, [goneId]))(goneId)
  await insertProfile(trx, heirId, facts)
  for (const id of [goneId, heirId].toSorted()) await lockClub(trx, id)
}

/** Clubs that somebody is in, or has asked to join. */
async function inhabited(db: Db): Promise<string[]> {
  const { rows } = await sql<{ unit_id: string }>`
    select unit_id from club_memberships where tenant_id = ${db.tenantId} and left_at is null
    union select unit_id from club_requests where tenant_id = ${db.tenantId} and decided_at is null`.execute(db.q)
  return rows.map((row) => row.unit_id)
}
