import { addDays, endOfDay } from '../../../engines/calendar/working-days.ts'
import { dayOf } from '../../../kernel/clock.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { newId } from '../../../kernel/ids.ts'
import { putParagraphs } from '../consultations/consultations.store.ts'
import type { SeedCast } from './seed.types.ts'
import { consultations, type SeedConsultation } from './words.ts'

const dayMs = 86_400_000

/** One that is open, and one that was answered. */
export async function seedConsultations(trx: Trx, { authors }: SeedCast): Promise<void> {
  for (const consultation of consultations) {
    const id = newId()
    await insertConsultation(trx, id, consultation)
    const kindIds = consultation.kinds.map(() => newId())
    if (kindIds.length > 0)
      await trx.q
        .insertInto('consultation_kinds')
        .values(consultation.kinds.map((kind, position) => ({ ...kind, tenant_id: trx.tenantId, id: kindIds[position] ?? '', consultation_id: id, position })))
        .execute()
    const said = consultation.finished ? 30 : 1
    await trx.q
      .insertInto('consultation_comments')
      .values(
        consultation.comments.map(({ paragraph, text, kind }, index) => ({
          tenant_id: trx.tenantId,
          id: newId(),
          consultation_id: id,
          paragraph,
          text,
          staff_id: authors[(index * 11 + 3) % authors.length]?.staffId ?? '',
          at: new Date(trx.at.getTime() - said * dayMs + index * 600_000),
          withdrawn_at: null,
          kind_id: kindIds[kind] ?? null,
        })),
      )
      .execute()
  }
}

async function insertConsultation(trx: Trx, id: string, { title, intro, paragraphs, finished }: SeedConsultation): Promise<void> {
  const today = dayOf(trx.at)
  const day = (offset: number) => new Date(trx.at.getTime() + offset * dayMs)
  await trx.q
    .insertInto('consultations')
    .values({
      tenant_id: trx.tenantId,
      id,
      title,
      intro,
      round: 1,
      previous_id: null,
      anonymous: true,
      opens_at: day(finished ? -40 : -3),
      closes_at: endOfDay(addDays(today, finished ? -20 : 12)),
      published_at: day(finished ? -41 : -4),
      results_at: finished ? day(-10) : null,
      results_intro: finished ? '征集期间共收到5条意见，归纳为三类，答复如下。' : '',
      version: finished ? 4 : 2,
    })
    .execute()
  await putParagraphs(trx, id, paragraphs)
}
