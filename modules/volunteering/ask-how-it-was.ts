import { sql } from 'kysely'
import { keepIn, lastSessionOver, markIn, type HowItWas } from '../../engines/capacity/ask-how-it-was.ts'
import { whoCame } from '../../engines/capacity/checkin/who-came.ts'
import { volunteeringService } from './volunteering.service.ts'

/** Those who served are asked how it was. */
export const howTaskWas: HowItWas = {
  action: 'volunteer_task.ask',
  over: lastSessionOver({
    service: volunteeringService.key,
    toAsk: sql`exists (select from volunteer_tasks t where t.tenant_id = o.tenant_id and t.offer_id = o.id and t.asked_at is null)`,
  }),
  mark: markIn('volunteer_tasks', 'offer_id'),
  questions: async (trx, { id, title }) => [
    {
      subject: { type: 'volunteering', id },
      words: { zh: `您对志愿服务“${title}”的组织安排是否满意？`, en: `Were you satisfied with how “${title}” was arranged?` },
      people: await whoCame(trx, id),
    },
  ],
  keep: keepIn('volunteer_tasks', 'offer_id'),
}
