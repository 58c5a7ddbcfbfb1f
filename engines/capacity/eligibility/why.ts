import { sql } from 'kysely'
import type { z } from 'zod'
import { dayOf } from '../../../kernel/clock.ts'
import { dayWords, untilWords } from '../../../kernel/day-words.ts'
import type { Db } from '../../../kernel/db/handle.ts'
import type { Bilingual } from '../../../kernel/errors.ts'
import { people } from '../capacity.ports.ts'
import type { why } from '../capacity.shapes.ts'
import { causes } from '../claims/claims.store.ts'
import { yearsLater } from '../entitlements.ts'
import type { Condition, OfferRules, Programme } from '../offer-rules.ts'
import type { Offer } from '../offers/offers.store.ts'
import { conditionNames } from './condition-names.ts'
import { conditionSql } from './compile.ts'
import { sayCondition, sayOwn, type OwnRecord } from './conditions.shapes.ts'

export type Why = z.infer<typeof why>

/** Why somebody may or may not sign up: every condition with what the own record says, uses and sanctions. */
export async function whyFor(db: Db, offer: Offer, { staffId, now }: { staffId: string; now: Date }): Promise<Why> {
  const day = dayOf(now)
  const conditions = offer.rules.eligibility
  const person = await judgePerson(db, { conditions, staffId, offerId: offer.id })
  const names = await conditionNames(db, { conditions, unitIds: person ? [person.unitId] : [], day })
  const entitlements = entitlementsOf(offer.rules, await usesOf(db, offer.rules, staffId), day)
  const sanctions = await sanctionsOf(db, { staffId, service: offer.service, now })
  const judged = person
    ? conditions.map((condition, index) => ({ said: sayCondition(condition, names), met: person.met[index] ?? false, yours: sayOwn(condition, person, names) }))
    : []
  const onRoster = offer.rosterAt === null ? null : (person?.onRoster ?? false)
  const meets = person !== null && (onRoster ?? judged.every(({ met }) => met))
  const free = sanctions.length === 0 && entitlements.every(({ met, tag }) => met || tag !== null)
  return {
    eligible: meets && free,
    onRoster,
    rosterAt: offer.rosterAt?.toISOString() ?? null,
    summary: sumUp({ meets, known: person !== null, judged, entitlements, sanctions, onRoster }),
    conditions: judged,
    entitlements,
    sanctions: sanctions.map(({ cause, from, until }) => ({ cause, from: from.toISOString(), until: until.toISOString() })),
  }
}

interface Judged extends OwnRecord {
  met: boolean[]
  onRoster: boolean
}

/** What somebody's record says to each condition, and whether they stand on an offer's list; null: nobody who could come. */
export async function judgePerson(
  db: Db,
  { conditions, staffId, offerId = null }: { conditions: readonly Condition[]; staffId: string; offerId?: string | null },
): Promise<Judged | null> {
  const met = conditions.length === 0 ? sql`array[]::boolean[]` : sql`array[${sql.join(conditions.map(conditionSql))}]`
  const clubs = conditions.some(({ kind }) => kind === 'clubs') ? sql`p.club_ids` : sql`null::uuid[]`
  const { rows } = await sql<JudgedRow>`
    select p.unit_id, p.membership, p.member_since, p.sex, p.birth_date, p.employment_type, p.hire_date, p.retire_date, ${clubs} as club_ids, ${met} as met,
      exists (select from offer_people o where o.tenant_id = ${db.tenantId} and o.offer_id = ${offerId}::uuid and o.staff_id = p.staff_id) as on_roster
    from ${people().relation(db)} as p where p.staff_id = ${staffId}`.execute(db.q)
  const [row] = rows
  if (!row) return null
  return {
    unitId: row.unit_id,
    clubIds: row.club_ids ?? [],
    membership: row.membership,
    memberSince: row.member_since,
    sex: row.sex,
    birthDate: row.birth_date,
    employmentType: row.employment_type,
    hireDate: row.hire_date,
    retireDate: row.retire_date,
    met: row.met,
    onRoster: row.on_roster,
  }
}

interface JudgedRow {
  unit_id: string
  club_ids: string[] | null
  membership: string
  member_since: string | null
  sex: string
  birth_date: string | null
  employment_type: string | null
  hire_date: string | null
  retire_date: string | null
  met: boolean[]
  on_roster: boolean
}

/** Days on which this person used the offer's programmes, by programme. */
async function usesOf(db: Db, rules: OfferRules, staffId: string): Promise<ReadonlyMap<string, string[]>> {
  const keys = [...(rules.programme ? [rules.programme] : []), ...Object.values(rules.tagProgrammes)].map(({ key }) => key)
  if (keys.length === 0) return new Map()
  const { rows } = await sql<{ programme: string; used_on: string; times: number }>`
    select programme, used_on, sum(amount)::int as times from entitlement_entries
    where tenant_id = ${db.tenantId} and staff_id = ${staffId} and programme = any(${keys}::text[])
    group by programme, used_on having sum(amount) > 0 order by used_on`.execute(db.q)
  const uses = new Map<string, string[]>()
  for (const { programme, used_on: usedOn, times } of rows) uses.set(programme, [...(uses.get(programme) ?? []), ...Array<string>(times).fill(usedOn)])
  return uses
}

function entitlementsOf(rules: OfferRules, uses: ReadonlyMap<string, string[]>, today: string): Why['entitlements'] {
  const named: [string | null, Programme][] = [...(rules.programme ? [[null, rules.programme] as [null, Programme]] : []), ...Object.entries(rules.tagProgrammes)]
  return named.map(([tag, { key, most, years }]) => {
    const usedOn = uses.get(key) ?? []
    const last = usedOn.filter((day) => yearsLater(day, years) > today).at(-most)
    return {
      programme: key,
      tag,
      most,
      years,
      usedOn,
      met: last === undefined,
      from: last === undefined ? null : yearsLater(last, years),
      said: {
        zh: `${key}：每${years}年最多${most}次${tag === null ? '' : `（“${tag}”的选项）`}`,
        en: `${key}: at most ${most} in ${years} year(s)${tag === null ? '' : ` (options “${tag}”)`}`,
      },
    }
  })
}

interface Sanction {
  cause: Bilingual
  from: Date
  until: Date
}

async function sanctionsOf(db: Db, { staffId, service, now }: { staffId: string; service: string; now: Date }): Promise<Sanction[]> {
  const rows = await db.q
    .selectFrom('sanctions')
    .select(['cause', 'from_at', 'until_at'])
    .where('tenant_id', '=', db.tenantId)
    .where('staff_id', '=', staffId)
    .where('service', '=', service)
    .where('lifted_at', 'is', null)
    .where('from_at', '<=', now)
    .where('until_at', '>', now)
    .orderBy('until_at')
    .execute()
  return rows.map(({ cause, from_at: from, until_at: until }) => ({ cause: causes[cause] ?? { zh: cause, en: cause }, from, until }))
}

interface Findings {
  known: boolean
  meets: boolean
  onRoster: boolean | null
  judged: Why['conditions']
  entitlements: Why['entitlements']
  sanctions: Sanction[]
}

/** The first thing that stands in the way, and what would help. */
function sumUp({ known, meets, onRoster, judged, entitlements, sanctions }: Findings): Bilingual {
  if (!known) return { zh: '没有您的在职档案，请联系校工会办公室。', en: 'There is no record of you in service: ask the union office.' }
  const lacking = judged.filter(({ met }) => !met)
  if (!meets && lacking.length > 0)
    return {
      zh: `不在报名范围内：有${lacking.length}项条件不符合（${lacking.map(({ said }) => said.zh).join('；')}）。`,
      en: `Not eligible: ${lacking.map(({ said }) => said.en).join('; ')}.`,
    }
  if (!meets)
    return {
      zh: '名单确定时您的档案还不符合条件；现在已符合，请联系主办单位重新确定名单。',
      en: 'Your record did not meet the conditions when the list was drawn up, and does now: ask the organiser to draw it up anew.',
    }
  const [sanction] = sanctions
  if (sanction) {
    const until = untilWords(sanction.until, null)
    return { zh: `因${sanction.cause.zh}，${until.zh} 之前不能报名。`, en: `Because of ${sanction.cause.en} you cannot sign up before ${until.en}.` }
  }
  const used = entitlements.find(({ met, tag }) => !met && tag === null)
  const lastOn = used?.usedOn.at(-1)
  if (used?.from && lastOn !== undefined) {
    const [on, again] = [dayWords(lastOn, null), dayWords(used.from, null)]
    return {
      zh: `您已于${on.zh}使用过“${used.programme}”，每${used.years}年最多${used.most}次，${again.zh}起可再报名。`,
      en: `You used “${used.programme}” on ${on.en}: at most ${used.most} in ${used.years} year(s), again from ${again.en}.`,
    }
  }
  if (onRoster && lacking.length > 0)
    return {
      zh: '您在名单中，可以报名；但您的档案此后有变化，候补时会重新核对。',
      en: 'You are on the list and may sign up; your record has changed since, and is checked again when you move up.',
    }
  return { zh: '您符合全部条件，可以报名。', en: 'You meet every condition and may sign up.' }
}

/** The branch in which somebody stands; null: nobody who could come. */
export async function branchOf(db: Db, staffId: string): Promise<string | null> {
  const { rows } = await sql<{ unit_id: string }>`select p.unit_id from ${people().relation(db)} as p where p.staff_id = ${staffId}`.execute(db.q)
  return rows[0]?.unit_id ?? null
}
