import { sql, type RawBuilder } from 'kysely'
import { dayOf } from '../../kernel/clock.ts'
import type { Services } from '../../kernel/context.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import type { Tables } from '../../kernel/db/tables.generated.ts'
import { asSystem, write } from '../../kernel/db/write.ts'
import type { Bilingual } from '../../kernel/errors.ts'
import { addDays, endOfDay } from '../calendar/working-days.ts'
import { inviteToSurvey, openSurvey } from '../surveys/surveys.actions.ts'
import { whoCame } from './checkin/who-came.ts'
import { findOffer } from './offers/offers.store.ts'

// What is over is asked about once: the module says what that is and in which words, and keeps beside its own details that it asked.

/** An offer, or one of its options, that is over. */
export interface Over {
  /** The offer's, or the option's where each is asked about by itself. */
  id: string
  offerId: string
  title: string
  unitId: string
}

interface Question {
  subject: { type: string; id: string }
  words: Bilingual
  people: readonly string[]
}

export interface HowItWas {
  /** Its name in the audit log. */
  action: string
  /** For how long one can answer. */
  openDays?: number
  /** What is over and was not asked about yet, but not so long ago that nobody remembers it well enough. */
  over: (db: Db, now: Date) => Promise<Over[]>
  /** Marks it as asked about; false: it was. */
  mark: (trx: Trx, id: string) => Promise<boolean>
  questions: (trx: Trx, over: Over) => Promise<Question[]>
  /** Keeps the survey with its subject. */
  keep: (trx: Trx, subjectId: string, surveyId: string) => Promise<void>
}

const twoWeeks = 14

/** Asks about all that is over. */
export async function askHowItWas(services: Services, db: Db, how: HowItWas): Promise<void> {
  for (const over of await how.over(db, services.clock.now())) await write(asSystem(services, db), (trx) => askAbout(trx, how, over))
}

/** Anonymous: what is said is shown to everybody, who said it to nobody. */
export async function askAbout(trx: Trx, how: HowItWas, over: Over): Promise<void> {
  const { id, offerId, unitId } = over
  const entry = { action: how.action, entity: { type: 'offer', id: offerId }, unitId }
  // Of two servers that come at once the second finds it asked.
  if (!(await how.mark(trx, id))) {
    trx.audit({ ...entry, details: { already: true } })
    return
  }
  const closesAt = endOfDay(addDays(dayOf(trx.at), how.openDays ?? twoWeeks))
  let invited = 0
  for (const { subject, words, people } of await how.questions(trx, over)) {
    if (people.length === 0) continue
    const survey = await openSurvey(trx, { subject, unitId, question: words, anonymous: true, closesAt })
    invited += await inviteToSurvey(trx, survey.id, [...people])
    await how.keep(trx, subject.id, survey.id)
  }
  trx.audit({ ...entry, details: { ...(id === offerId ? {} : { optionId: id }), invited } })
}

/** Asks about a whole offer at once, whether it is over or not. */
export async function askAboutOffer(trx: Trx, how: HowItWas, offerId: string): Promise<void> {
  const offer = await findOffer(trx, offerId)
  if (offer) await askAbout(trx, how, { id: offerId, offerId, title: offer.title, unitId: offer.unitId })
}

type KeptAs = 'offer_id' | 'option_id'

/** Tables with these columns. */
type With<Column extends string> = { [Name in keyof Tables]: [Column] extends [keyof Tables[Name]] ? Name : never }[keyof Tables]

/** Marks in this table what was asked about. */
export function markIn<As extends KeptAs>(table: With<As | 'asked_at'>, by: As): HowItWas['mark'] {
  return async (trx, id) => {
    const { numAffectedRows } = await sql`
      update ${sql.table(table)} set asked_at = ${trx.at} where tenant_id = ${trx.tenantId} and ${sql.ref(by)} = ${id} and asked_at is null`.execute(trx.q)
    return numAffectedRows === 1n
  }
}

/** Keeps the survey in this table. */
export function keepIn<As extends KeptAs>(table: With<As | 'survey_id'>, by: As): HowItWas['keep'] {
  return async (trx, id, surveyId) => {
    await sql`update ${sql.table(table)} set survey_id = ${surveyId} where tenant_id = ${trx.tenantId} and ${sql.ref(by)} = ${id}`.execute(trx.q)
  }
}

interface OneQuestion {
  action: string
  service: string
  /** What the service keeps beside its offers. */
  table: With<'offer_id' | 'asked_at' | 'survey_id'>
  subject: string
  words: (title: string) => Bilingual
}

/** Those who came to an offer are asked one question, once its last session is over. */
export function askWhoCame({ action, service, table, subject, words }: OneQuestion): HowItWas {
  const toAsk = sql`exists (select from ${sql.table(table)} t where t.tenant_id = o.tenant_id and t.offer_id = o.id and t.asked_at is null)`
  return {
    action,
    over: lastSessionOver({ service, toAsk }),
    mark: markIn<'offer_id'>(table, 'offer_id'),
    questions: async (trx, { id, title }) => [{ subject: { type: subject, id }, words: words(title), people: await whoCame(trx, id) }],
    keep: keepIn<'offer_id'>(table, 'offer_id'),
  }
}

/** Phones that scanned without a network have brought in their lists by then. */
const hoursAfter = 2
const mostDaysAfter = 30
const mostAtOnce = 20

/** Offers of a service whose last session is over; `toAsk` is asked of each offer as `o`. */
export function lastSessionOver({ service, toAsk }: { service: string; toAsk: RawBuilder<unknown> }): HowItWas['over'] {
  return async (db, now) => {
    const before = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
    const { rows } = await sql<Over>`
      select o.id, o.id as "offerId", o.title, o.unit_id as "unitId" from offers o
      where o.tenant_id = ${db.tenantId} and o.service = ${service} and o.state = 'published' and ${toAsk}
        and (select max(p.ends_at) from offer_options p where p.tenant_id = o.tenant_id and p.offer_id = o.id and p.state = 'open')
          between ${before(mostDaysAfter * 24)} and ${before(hoursAfter)}
      order by o.id limit ${mostAtOnce}`.execute(db.q)
    return rows
  }
}
