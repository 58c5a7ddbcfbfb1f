import { eraseFiles } from '../../engines/cases/case-files.ts'
import type { Services } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { asSystem, write } from '../../kernel/db/write.ts'
import { readSettings } from './settings.ts'

/** Some years after a round nothing tells any more which child it was: what was filled in, the number's index, and every paper. */
export async function eraseOldRounds(services: Services, db: Db): Promise<void> {
  const { eraseYears } = await readSettings(db)
  for (const id of await dueRounds(db, yearsBefore(services.clock.now(), eraseYears))) await eraseRound({ services, db }, id)
}

/** A round that nobody closed counts from the end of its window. */
async function dueRounds(db: Db, before: Date): Promise<string[]> {
  const rows = await db.q
    .selectFrom('placement_rounds')
    .select('id')
    .where('tenant_id', '=', db.tenantId)
    .where('erased_at', 'is', null)
    .where('state', '<>', 'draft')
    .where((eb) => eb(eb.fn.coalesce('closed_at', 'closes_at'), '<=', before))
    .execute()
  return rows.map(({ id }) => id)
}

async function eraseRound({ services, db }: { services: Services; db: Db }, roundId: string): Promise<void> {
  await write(asSystem(services, db), async (trx) => {
    const erased = await trx.q
      .updateTable('placement_applications')
      .set({ content_sealed: null, child_masked: null, child_index: null, live: false, erased_at: trx.at })
      .where('tenant_id', '=', trx.tenantId)
      .where('round_id', '=', roundId)
      .where('erased_at', 'is', null)
      .returning('id')
      .execute()
    await eraseFiles(
      trx,
      erased.map(({ id }) => id),
    )
    await trx.q.updateTable('placement_rounds').set({ erased_at: trx.at }).where('tenant_id', '=', trx.tenantId).where('id', '=', roundId).execute()
    trx.audit({ action: 'placement_round.erase', entity: { type: 'placement_round', id: roundId }, details: { applications: erased.length } })
  })
}

function yearsBefore(now: Date, years: number): Date {
  const before = new Date(now)
  before.setUTCFullYear(before.getUTCFullYear() - years)
  return before
}
