import { newId } from '../kernel/ids.ts'
import type { SqlLoad, Statement } from './load.types.ts'
import type { RushOffer } from './rush-data.ts'

interface Wanted {
  tenantId: string
  offer: RushOffer
  /** Whether it does all that a sign-up must: else one lock, one row, one count. */
  careful: boolean
}

/**
 * One transaction for each sign-up, as one writes it by hand: lock the counters of the option and of the whole, look for an
 * earlier sign-up, insert, count, leave an audit record, commit. Each statement is prepared.
 */
export function rawSignUps({ tenantId, offer, careful }: Wanted): Pick<SqlLoad, 'scripts' | 'fresh'> {
  const [id, staffId, key, auditId] = [newId(), newId(), newId(), newId()]
  const scripts = offer.optionIds.map((optionId): Statement[] => {
    const own = {
      name: 'lock',
      text: 'select cap, taken from offer_counters where tenant_id = $1 and offer_id = $2 and option_id = $3 for update',
      values: [tenantId, offer.id, optionId],
    }
    const insert = { name: 'insert', text: insertEnrolment, values: [tenantId, id, offer.id, optionId, staffId, tenantId, key, new Date()] }
    const count = {
      name: 'count',
      text: 'update offer_counters set taken = taken + 1 where tenant_id = $1 and offer_id = $2 and option_id = $3',
      values: [tenantId, offer.id, optionId],
    }
    if (!careful) return [begin, own, insert, count, commit]
    const both = { name: 'lock_both', text: lockBoth, values: [tenantId, offer.id, optionId] }
    const known = { name: 'known', text: 'select id, key, status from enrolments where tenant_id = $1 and staff_id = $2 and offer_id = $3', values: [tenantId, staffId, offer.id] }
    const countBoth = { name: 'count_both', text: countInBoth, values: [tenantId, offer.id, optionId] }
    const audit = { name: 'audit', text: insertAudit, values: [tenantId, auditId, longAgo(), tenantId, id, JSON.stringify({ optionId })] }
    return [begin, both, known, insert, countBoth, audit, commit]
  })
  return { scripts, fresh: [id, staffId, key, auditId] }
}

const begin: Statement = { name: 'begin', text: 'begin', values: [] }
const commit: Statement = { name: 'commit', text: 'commit', values: [] }

/** The server that is measured beside it seals new audit records: these are too old for it, and take nothing from either. */
function longAgo(): Date {
  return new Date(Date.now() - 24 * 3_600_000)
}

const insertEnrolment = `
  insert into enrolments (tenant_id, id, offer_id, option_id, staff_id, unit_id, party, status, seq, key, asked, by_default, created_at, changed_at)
  values ($1, $2, $3, $4, $5, $6, 1, 'confirmed', 1, $7, '', false, $8, $8)`

const lockBoth = `
  select id, cap, taken from offer_counters where tenant_id = $1 and offer_id = $2 and (option_id = $3 or option_id is null) order by id for update`

const countInBoth = `
  update offer_counters set taken = taken + 1 where tenant_id = $1 and offer_id = $2 and (option_id = $3 or option_id is null)`

const insertAudit = `
  insert into audit_entries (tenant_id, id, at, account_id, actor_name, via, request_id, action, entity_type, entity_id, unit_id, details)
  values ($1, $2::uuid, $3, $4, 'bench', 'session', ($2::uuid)::text, 'enrolment.claim', 'enrolment', $5, null, $6)`
