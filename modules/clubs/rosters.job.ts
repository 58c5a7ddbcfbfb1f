import { sql } from 'kysely'
import { z } from 'zod'
import { letGo, offersAwaitedBy } from '../../engines/capacity/eligibility/let-go.ts'
import { refreshRosterOf } from '../../engines/capacity/offers/offers.actions.ts'
import { today } from '../../kernel/clock.ts'
import type { Services } from '../../kernel/context.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { write } from '../../kernel/db/write.ts'
import { newId } from '../../kernel/ids.ts'
import type { JobDefinition } from '../../kernel/module.ts'
import { unitNames } from '../organisation/organisation.api.ts'
import { lockClub } from './clubs.store.ts'
import { settleRequests, waitingAt } from './roster/requests.store.ts'
import { part } from './roster/roster.actions.ts'
import { membersOf } from './roster/roster.store.ts'
import { livingClubs } from './sight.ts'
import { tellAsker } from './tell.ts'

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
  for (const { id } of rows) await bySystem(services, db, (trx) => refreshRosterOf(trx, id))
}

/** Whoever left waits no more for what is for the club's people. */
async function letGoOf(services: Services, db: Db, { staffIds }: z.infer<typeof changed>): Promise<void> {
  for (const staffId of staffIds)
    for (const offerId of await offersAwaitedBy(db, { staffId, now: services.clock.now() }))
      await bySystem(services, db, (trx) => letGo(trx, offerId, { staffId, reason: '已退出协会，不再符合报名条件' }))
}

/** A club that the organisation closed or merged has nobody in it any more; its episodes stay. */
async function endClosed(services: Services, db: Db): Promise<void> {
  const day = today(services.clock)
  const living = new Set((await livingClubs(db, day)).map(({ id }) => id))
  const gone = (await inhabited(db)).filter((id) => !living.has(id))
  const names = await unitNames(db, gone, day)
  for (const id of gone)
    await bySystem(services, db, async (trx) => {
      await lockClub(trx, id)
      const club = { id, name: names.get(id) ?? '—', living: false }
      const reason = '组织机构调整'
      const episodes = await membersOf(trx, id)
      const waiting = await waitingAt(trx, id)
      await part(trx, club, { episodes, ended: 'dissolved', reason })
      await settleRequests(
        trx,
        waiting.map((request) => request.id),
        { outcome: 'dissolved', reason },
      )
      for (const { staffId } of waiting) await tellAsker(trx, club, { staffId, declined: reason })
      trx.audit({ action: 'club.close', entity: { type: 'club', id }, unitId: id, details: { members: episodes.length } })
    })
}

/** Clubs that somebody is in, or has asked to join. */
async function inhabited(db: Db): Promise<string[]> {
  const { rows } = await sql<{ unit_id: string }>`
    select unit_id from club_memberships where tenant_id = ${db.tenantId} and left_at is null
    union select unit_id from club_requests where tenant_id = ${db.tenantId} and decided_at is null`.execute(db.q)
  return rows.map((row) => row.unit_id)
}

function bySystem<T>({ clock }: Services, db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  return write({ db, clock, requestId: newId(), actor: { accountId: null, name: '系统', via: 'system' } }, work)
}
