import { sql } from 'kysely'
import { keepIn, lastSessionOver, type HowItWas } from '../../engines/capacity/ask-how-it-was.ts'
import { whoCame } from '../../engines/capacity/checkin/who-came.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { activityService } from './activities.service.ts'

/** Those who came are asked how it was. */
export const howActivityWas: HowItWas = {
  action: 'activity.ask',
  over: lastSessionOver({
    service: activityService.key,
    toAsk: sql`not exists (select from activities a where a.tenant_id = o.tenant_id and a.offer_id = o.id and a.asked_at is not null)`,
  }),
  mark,
  questions: async (trx, { id, title }) => [
    { subject: { type: 'activity', id }, words: { zh: `您对活动“${title}”是否满意？`, en: `Were you satisfied with “${title}”?` }, people: await whoCame(trx, id) },
  ],
  keep: keepIn('activities', 'offer_id'),
}

/** An activity that was begun elsewhere has no words of its own yet: they are begun here. */
async function mark(trx: Trx, offerId: string): Promise<boolean> {
  const asked = { asked_at: trx.at }
  const row = await trx.q
    .insertInto('activities')
    .values({ tenant_id: trx.tenantId, offer_id: offerId, kind: 'other', body: '', contact: '', survey_id: null, ...asked })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'offer_id']).doUpdateSet(asked).where('activities.asked_at', 'is', null))
    .returning('offer_id')
    .executeTakeFirst()
  return row !== undefined
}
