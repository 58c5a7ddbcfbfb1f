import { write, type RequestContext } from '../../kernel/context.ts'
import { dayOf } from '../../kernel/clock.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { notFound, type AppError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { readSettings } from './settings.store.ts'
import { notStaff, ownSuggestion, supportClosed, supportSpent, textChanged } from './suggestions.errors.ts'
import { monthOf, supportable } from './suggestions.rules.ts'

interface Given {
  id: string
  support: boolean
  textHash: string
}

/** Supports the text that one has read, within the month's limit, or takes the support back. Said twice it counts once. */
export async function support(context: RequestContext, given: Given): Promise<{ supports: number; supported: boolean; left: number }> {
  const { staffId } = context.actor
  const { settings } = await readSettings(context.db)
  const limit = settings.supportsPerMonth
  return write(context, async (trx) => {
    const row = await lockToSupport(trx, given.id)
    if (!row) throw notFound()
    if (staffId === null) throw notStaff({ action: { zh: '支持建议', en: 'support suggestions' } })
    const refusal = supportRefusal(row, staffId)
    if (refusal) throw refusal
    if (given.support) await give(trx, { ...given, staffId, limit, hash: row.hash })
    else await takeBack(trx, { id: given.id, staffId })
    trx.audit({ action: given.support ? 'suggestion.support' : 'suggestion.unsupport', entity: { type: 'suggestion', id: given.id } })
    return { supports: await countSupports(trx, given.id), supported: given.support, left: await supportsLeft(trx, { staffId, limit, now: trx.at }) }
  })
}

/** Why this person cannot support it as it stands; null: they can. */
export function supportRefusal(row: { state: string; authorId: string | null; authors: readonly string[] }, staffId: string): AppError | null {
  if (row.authorId === staffId || row.authors.includes(staffId)) return ownSuggestion()
  return supportable.includes(row.state) ? null : supportClosed()
}

export async function supportsLeft(db: Db, { staffId, limit, now }: { staffId: string; limit: number; now: Date }): Promise<number> {
  const row = await db.q
    .selectFrom('suggestion_support_months')
    .select('used')
    .where('tenant_id', '=', db.tenantId)
    .where('staff_id', '=', staffId)
    .where('month', '=', monthOf(dayOf(now)))
    .executeTakeFirst()
  return Math.max(0, limit - (row?.used ?? 0))
}

/** Nobody changes its text or state until this support is counted; others may support it at the same time. */
async function lockToSupport(trx: Trx, id: string) {
  const row = await trx.q
    .selectFrom('cases as c')
    .innerJoin('suggestions as s', (join) => join.onRef('s.tenant_id', '=', 'c.tenant_id').onRef('s.id', '=', 'c.id'))
    .select(['c.state', 's.author_staff_id as authorId'])
    .where('c.tenant_id', '=', trx.tenantId)
    .where('s.tenant_id', '=', trx.tenantId)
    .where('c.id', '=', id)
    .where('s.public_at', 'is not', null)
    .where('c.state', '<>', 'withdrawn')
    .forShare('c')
    .executeTakeFirst()
  if (!row) return null
  // Read after the lock: a text that was changed meanwhile is the text that counts.
  const { text_hash: hash } = await trx.q.selectFrom('suggestions').select('text_hash').where('tenant_id', '=', trx.tenantId).where('id', '=', id).executeTakeFirstOrThrow()
  const authors = await trx.q
    .selectFrom('case_parties')
    .select('staff_id')
    .where('tenant_id', '=', trx.tenantId)
    .where('case_id', '=', id)
    .where('relation', '=', 'author')
    .where('until', 'is', null)
    .execute()
  return { ...row, hash, authors: authors.flatMap(({ staff_id }) => staff_id ?? []) }
}

async function give(trx: Trx, { id, staffId, textHash, hash, limit }: { id: string; staffId: string; textHash: string; hash: string; limit: number }): Promise<void> {
  if (textHash !== hash) throw textChanged()
  const month = monthOf(dayOf(trx.at))
  const inserted = await trx.q
    .insertInto('suggestion_supports')
    .values({ tenant_id: trx.tenantId, id: newId(trx.at.getTime()), suggestion_id: id, staff_id: staffId, text_hash: hash, month, at: trx.at, voided_at: null })
    .onConflict((oc) => oc.columns(['tenant_id', 'suggestion_id', 'staff_id']).where('voided_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) return
  const counted = await trx.q
    .insertInto('suggestion_support_months')
    .values({ tenant_id: trx.tenantId, staff_id: staffId, month, used: 1 })
    .onConflict((oc) =>
      oc
        .columns(['tenant_id', 'staff_id', 'month'])
        .doUpdateSet((eb) => ({ used: eb('suggestion_support_months.used', '+', 1) }))
        .where('suggestion_support_months.used', '<', limit),
    )
    .returning('used')
    .executeTakeFirst()
  if (!counted) throw supportSpent({ limit })
}

async function takeBack(trx: Trx, { id, staffId }: { id: string; staffId: string }): Promise<void> {
  const taken = await trx.q
    .updateTable('suggestion_supports')
    .set({ voided_at: trx.at })
    .where('tenant_id', '=', trx.tenantId)
    .where('suggestion_id', '=', id)
    .where('staff_id', '=', staffId)
    .where('voided_at', 'is', null)
    .returning('month')
    .executeTakeFirst()
  if (!taken) return
  await trx.q
    .updateTable('suggestion_support_months')
    .set((eb) => ({ used: eb('used', '-', 1) }))
    .where('tenant_id', '=', trx.tenantId)
    .where('staff_id', '=', staffId)
    .where('month', '=', taken.month)
    .where('used', '>', 0)
    .execute()
}

async function countSupports(db: Db, id: string): Promise<number> {
  const { count } = await db.q
    .selectFrom('suggestion_supports')
    .select((eb) => eb.fn.countAll<bigint>().as('count'))
    .where('tenant_id', '=', db.tenantId)
    .where('suggestion_id', '=', id)
    .where('voided_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}
