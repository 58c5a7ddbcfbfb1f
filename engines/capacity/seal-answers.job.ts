import { sql } from 'kysely'
import type { Services } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { asSystem, write } from '../../kernel/db/write.ts'
import { answerSealer, sealedMark, type Answers } from './claims/sealed-answers.ts'
import type { Question } from './offer-rules.ts'

const mostAtOnce = 500

/** Seals the words in answers that came before they were sealed on the way in. Safe to run again: it finds what is still open. */
export async function sealOpenAnswers(services: Services, db: Db): Promise<void> {
  const sealer = await answerSealer(services.keys, db)
  for (;;) {
    const rows = await openAnswers(db)
    if (rows.length === 0) return
    await write(asSystem(services, db), async (trx) => {
      for (const { id, before, questions } of rows)
        await trx.q
          .updateTable('enrolments')
          .set({ answers: JSON.stringify(sealer.seal(id, questions, before)) })
          .where('tenant_id', '=', trx.tenantId)
          .where('id', '=', id)
          // Changed meanwhile: then it came in sealed.
          .where(sql<boolean>`answers = ${JSON.stringify(before)}::jsonb`)
          .execute()
      trx.audit({ action: 'enrolment.seal_answers', entity: { type: 'tenant', id: trx.tenantId }, details: { sealed: rows.length } })
    })
    if (rows.length < mostAtOnce) return
  }
}

interface OpenRow {
  id: string
  before: Answers
  questions: Question[]
}

async function openAnswers(db: Db): Promise<OpenRow[]> {
  const { rows } = await sql<OpenRow>`
    select e.id, e.answers as before, o.rules -> 'questions' as questions from offers o
    join enrolments e on e.tenant_id = o.tenant_id and e.offer_id = o.id and e.answers is not null
    where o.tenant_id = ${db.tenantId} and o.rules @> '{"questions":[{"kind":"text"}]}'
      and exists (select from jsonb_array_elements(o.rules -> 'questions') q
        where q ->> 'kind' = 'text' and coalesce(e.answers ->> (q ->> 'key'), '') <> '' and not starts_with(e.answers ->> (q ->> 'key'), ${sealedMark}))
    limit ${mostAtOnce}`.execute(db.q)
  return rows
}
