import { sql, type RawBuilder } from 'kysely'
import { allHats, hatsFor } from '../../engines/cases/hats.ts'
import type { Hat } from '../../engines/cases/process.ts'
import type { RequestContext } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db/handle.ts'

/** What one reader may see of proposals: the same as the engine lets them read, one by one, as a condition of a statement. */
export interface Sight {
  hats: Hat[]
  /** Reads all but other people's drafts. */
  everything: boolean
  /** Oneself and those for whom one stands in. */
  staffIds: string[]
  /** Units whose proposals one handles; null: any unit's. */
  unitIds: string[] | null
}

const offices = ['proposals.read', 'proposals.manage', 'proposals.review', 'proposals.assign', 'proposals.preside']
const handling = ['proposals.handle', 'proposals.sign_off']

export async function sightOf({ db, actor, clock }: RequestContext): Promise<Sight> {
  const hats = hatsFor(await allHats(db, actor, clock.now()), 'proposal')
  const staffIds = hats.flatMap((hat) => hat.actor.staffId ?? [])
  const scopes = hats.flatMap((hat) => handling.flatMap((permission) => hat.actor.permissions.get(permission) ?? []))
  return {
    hats,
    everything: hats.some((hat) => offices.some((permission) => hat.actor.permissions.get(permission)?.all)),
    staffIds,
    unitIds: scopes.some((scope) => scope.all) ? null : [...new Set(scopes.flatMap((scope) => (scope.all ? [] : scope.unitIds)))],
  }
}

/** Over `cases c`. */
export function visible(db: Db, { everything, staffIds, unitIds }: Sight): RawBuilder<boolean> {
  const own = sql`c.id = any(array(select v.case_id from case_parties v where v.tenant_id = ${db.tenantId} and ${among(sql`v.staff_id`, staffIds)} and v.until is null))`
  // The cheap question first: most rows answer it, and lists of ids are walked for the rest.
  if (everything) return sql`(${sent(db)} or ${own})`
  const grounds = [published(), ofTheirSessions(db, staffIds), ...(unitIds?.length === 0 ? [] : [handledFor(db, unitIds)])]
  return sql`((${sent(db)} and (${sql.join(grounds, sql` or `)})) or ${own})`
}

/** Of the sessions of the terms of which one of these is a delegate. */
function ofTheirSessions(db: Db, staffIds: readonly string[]): RawBuilder<unknown> {
  return sql`c.round_id = any(array(
    select s.id from congress_delegates x join congress_sessions s on s.tenant_id = x.tenant_id and s.term_id = x.term_id
     where x.tenant_id = ${db.tenantId} and s.tenant_id = ${db.tenantId} and ${among(sql`x.staff_id`, staffIds)} and x.kind = 'delegate' and x.until_day is null))`
}

/** Led or supported by one of these units; null: by any. */
function handledFor(db: Db, unitIds: readonly string[] | null): RawBuilder<unknown> {
  const reached = unitIds === null ? sql`v.unit_id is not null` : sql`v.unit_id = any(${unitIds}::uuid[])`
  return sql`c.id = any(array(
    select v.case_id from case_parties v
     where v.tenant_id = ${db.tenantId} and ${reached} and v.relation in ('leadUnit', 'supportingUnit') and v.until is null))`
}

/** One of these: most people are one, of whom a plan made once knows how few matters they have. */
function among(column: RawBuilder<unknown>, ids: readonly string[]): RawBuilder<unknown> {
  return ids.length === 1 ? sql`${column} = ${ids[0]}::uuid` : sql`${column} = any(${ids}::uuid[])`
}

/** No draft, and none that ended as one: such a text stays its author's. Over `cases c`. */
export function sent(db: Db): RawBuilder<boolean> {
  return sql`(c.state <> 'draft' and (c.state not in ('lapsed', 'withdrawn') or c.id not in (
    select x.id from proposals x where x.tenant_id = ${db.tenantId} and x.text_hash is null)))`
}

/** What every colleague may read: it has a number, and nobody took it back. */
export function published(): RawBuilder<boolean> {
  return sql`(c.number is not null and c.state <> 'withdrawn')`
}
