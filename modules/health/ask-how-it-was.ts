import { sql } from 'kysely'
import { keepIn, lastSessionOver, markIn, type HowItWas } from '../../engines/capacity/ask-how-it-was.ts'
import { whoCame } from '../../engines/capacity/checkin/who-came.ts'
import { healthService } from './health.service.ts'

/** Those who came are asked how it was arranged, and about that alone: never about a body. */
export const howHealthWas: HowItWas = {
  action: 'health.ask',
  over: lastSessionOver({
    service: healthService.key,
    toAsk: sql`exists (select from health_rounds h where h.tenant_id = o.tenant_id and h.offer_id = o.id and h.asked_at is null)`,
  }),
  mark: markIn('health_rounds', 'offer_id'),
  questions: async (trx, { id, title }) => [
    {
      subject: { type: 'health', id },
      words: { zh: `您对“${title}”的组织安排是否满意？`, en: `Were you satisfied with how “${title}” was arranged?` },
      people: await whoCame(trx, id),
    },
  ],
  keep: keepIn('health_rounds', 'offer_id'),
}
