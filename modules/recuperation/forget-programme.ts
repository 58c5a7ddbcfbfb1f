import type { Trx } from '../../kernel/db/handle.ts'

/** A draft that is thrown away leaves neither its trips nor the record of its steps behind. */
export async function forgetProgramme(trx: Trx, offerId: string): Promise<void> {
  for (const table of ['recuperation_steps', 'recuperation_trips', 'recuperation_programmes'] as const)
    await trx.q.deleteFrom(table).where('tenant_id', '=', trx.tenantId).where('offer_id', '=', offerId).execute()
}
