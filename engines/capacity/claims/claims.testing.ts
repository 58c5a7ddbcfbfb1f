import { sql } from 'kysely'
import type { Clock } from '../../../kernel/clock.ts'
import type { Services } from '../../../kernel/context.ts'
import type { Db, Trx } from '../../../kernel/db/handle.ts'
import { openPool, tenantDatabases } from '../../../kernel/db/pool.ts'
import { write } from '../../../kernel/db/write.ts'
import { newId } from '../../../kernel/ids.ts'
import type { World } from '../../../kernel/testing/harness.ts'
import { registerCapacityPeople, registerOfferService } from '../capacity.ports.ts'
import { plainRules, type OfferMode, type OfferRules } from '../offer-rules.ts'

/** A service and people who are nothing but their ids, for tests of places. */
export function registerToyService(): void {
  registerOfferService({ key: 'toy', name: { zh: '测试', en: 'Toys' }, manage: 'toys.manage', pathOf: (id) => `/toys/${id}` })
  registerCapacityPeople({ relation: (db) => sql`(select distinct staff_id, unit_id from offer_people where tenant_id = ${db.tenantId})` })
}

export interface ToyLimit {
  option?: number
  tag?: string
  branch?: number
  cap: number
}

export interface ToyWanted {
  mode?: OfferMode
  state?: 'draft' | 'published' | 'cancelled'
  rules?: Partial<OfferRules>
  /** The tag of each option, or null. */
  options?: (string | null)[]
  limits?: ToyLimit[]
  /** The branch of each member, by number. */
  members?: number[]
  /** Members of an earlier offer take part again. */
  staffIds?: string[]
  /** Hours from now. */
  opens?: number
  closes?: number
  cancelUntil?: number
  final?: number
}

export interface ToyOffer {
  id: string
  optionIds: string[]
  counterIds: string[]
  staffIds: string[]
  branchIds: string[]
}

const hourMs = 3_600_000

/** An offer written as publishing leaves it: open since an hour, for three more days, with everybody on its roster. */
export async function makeOffer({ db, clock }: { db: Db; clock: Clock }, wanted: ToyWanted = {}): Promise<ToyOffer> {
  const { mode = 'first_come', state = 'published', rules = {}, options = [null], limits = [{ option: 0, cap: 1 }], members = [0, 0, 0] } = wanted
  const at = clock.now()
  const hours = (count: number) => new Date(at.getTime() + count * hourMs)
  const tenant_id = db.tenantId
  const offer_id = newId()
  const optionIds = options.map(() => newId())
  const branchIds = Array.from({ length: Math.max(0, ...members, ...limits.map(({ branch }) => branch ?? 0)) + 1 }, () => newId())
  const staffIds = wanted.staffIds ?? members.map(() => newId())
  const counters = limits.map(({ option, tag = null, branch, cap }) => ({
    tenant_id,
    id: newId(),
    offer_id,
    option_id: option === undefined ? null : (optionIds[option] ?? null),
    tag,
    unit_id: branch === undefined ? null : (branchIds[branch] ?? null),
    cap,
    taken: 0,
    held: 0,
  }))
  await db.q.transaction().execute(async (q) => {
    await q
      .insertInto('offers')
      .values({
        tenant_id,
        id: offer_id,
        service: 'toy',
        title: '测试活动',
        unit_id: branchIds[0] ?? newId(),
        mode,
        state,
        opens_at: hours(wanted.opens ?? -1),
        closes_at: hours(wanted.closes ?? 72),
        cancel_until: hours(wanted.cancelUntil ?? 48),
        final_at: hours(wanted.final ?? 96),
        rules: JSON.stringify({ ...plainRules, eligibility: [], ...rules }),
        default_option_id: null,
        roster_at: at,
        roster_size: staffIds.length,
        cancelled_reason: null,
        version: 1,
        created_by: newId(),
        created_at: at,
        published_at: at,
      })
      .execute()
    await q.insertInto('offer_gates').values({ tenant_id, offer_id, next_seq: 1n, waiting: '{}' }).execute()
    const optionRows = optionIds.map((id, sort) => ({ ...plainOption, tenant_id, id, offer_id, sort, title: `场次${sort + 1}`, tag: options[sort] ?? null }))
    await q.insertInto('offer_options').values(optionRows).execute()
    if (counters.length > 0) await q.insertInto('offer_counters').values(counters).execute()
    const people = staffIds.map((staff_id, index) => ({ tenant_id, offer_id, staff_id, unit_id: branchIds[members[index] ?? 0] ?? '' }))
    if (people.length > 0) await q.insertInto('offer_people').values(people).execute()
  })
  return { id: offer_id, optionIds, counterIds: counters.map(({ id }) => id), staffIds, branchIds }
}

const plainOption = { note: null, place: null, starts_at: null, ends_at: null, state: 'open' }

/** Another server on the same database: its own connections, its own queues. */
export function otherServer(world: World): { services: Services; db: Db; close(): Promise<void> } {
  const databases = tenantDatabases(openPool(world.appUrl, { max: 8 }))
  const services = { ...world.services, databases }
  return { services, db: databases.of(world.tenant.id), close: () => databases.close() }
}

export function change<T>({ db, services }: { db: Db; services: Services }, work: (trx: Trx) => Promise<T>): Promise<T> {
  return write({ db, clock: services.clock, requestId: newId(), actor: { accountId: null, name: '测试', via: 'cli' } }, work)
}
