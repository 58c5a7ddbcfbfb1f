import { z } from 'zod'
import type { SheetFile } from '../../engines/documents/send-sheet.ts'
import type { SheetCell, SheetColumn, SheetContent } from '../../engines/documents/write-sheet.ts'
import { everywhere, reaches, scopeFor, type Scope } from '../../kernel/auth/actor.ts'
import { dayOf, shanghaiMinute, today } from '../../kernel/clock.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import { day } from '../../kernel/contract.ts'
import { invalidInput } from '../../kernel/errors.ts'
import { say } from '../../kernel/i18n.ts'
import { newId } from '../../kernel/ids.ts'
import { travelPapers } from '../members/members.api.ts'
import { listPicked, type PersonRow } from './people.store.ts'
import { managedRound } from './sight.ts'

const listQuery = z.object({
  /** One day only; none: all of them. */
  day: day.optional(),
  /** Identity numbers in clear: takes the permission to reveal, and a reason. */
  clear: z.enum(['yes']).optional(),
  reason: z.string().trim().min(1).max(200).optional(),
})

/**
 * Who comes when, as a hospital needs it: name, sex, age, slot, package; identity numbers only where the officer asks for them,
 * may, and says what for. Who took it away, and why, is audited first.
 */
export async function hospitalList(context: RequestContext, { id, query }: { id: string; query: unknown }): Promise<SheetFile> {
  const asked = listQuery.safeParse(query)
  if (!asked.success) throw invalidInput({ count: asked.error.issues.length, issues: asked.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })) })
  const offer = await managedRound(context, id)
  const revealing = asked.data.clear ? revealScope(context, asked.data.reason) : null
  const exportId = newId()
  const { day: onDay = null, clear, reason } = asked.data
  await write(context, async (trx) =>
    trx.audit({
      action: 'health.export',
      entity: { type: 'offer', id },
      unitId: offer.unitId,
      details: { exportId, day: onDay, clear: clear === 'yes', ...(reason ? { reason } : {}) },
    }),
  )
  const now = context.clock.now()
  const people = await listPicked(context.db, { offerId: id, reach: everywhere, now, today: dayOf(now), day: onDay })
  const watermark = `${context.actor.name} ${today(context.clock)} ${exportId}`
  return {
    fileName: `${offer.title}${say({ zh: '名单', en: ' list' }, context.locale)}-${onDay ?? today(context.clock)}.xlsx`,
    sheet: await byName(context, { people, revealing, watermark }),
    more: [bySlot(context, { people, watermark })],
  }
}

function revealScope(context: RequestContext, reason: string | undefined): Scope {
  const scope = scopeFor(context.actor, 'members.reveal')
  const message = say({ zh: '导出证件号须写明用途', en: 'Say what the identity numbers are for' }, context.locale)
  if (!reason) throw invalidInput({ count: 1, issues: [{ path: 'reason', message }] })
  return scope
}

interface Listed {
  people: readonly PersonRow[]
  revealing: Scope | null
  watermark: string
}

async function byName(context: RequestContext, { people, revealing, watermark }: Listed): Promise<SheetContent> {
  const { locale, services, db } = context
  const shown = revealing ? people.filter(({ unit_id: unitId }) => reaches(revealing, unitId)).map(({ staff_id: staffId }) => staffId) : []
  const papers = await travelPapers(services.keys, db, { staffIds: shown, clear: new Set(shown) })
  const rows = people.map((person, index): SheetCell[] => {
    const paper = papers.get(person.staff_id)
    return [
      index + 1,
      person.starts_at ? dayOf(person.starts_at) : null,
      hoursOf(person),
      person.place ?? '',
      person.name,
      say(sexWords[person.sex], locale),
      person.age,
      person.package ?? '',
      ...(revealing ? [paper?.idType ?? '', paper?.idNo ?? ''] : []),
    ]
  })
  const columns = heads(locale, [
    ['序号', 'No.', 6, 'number'],
    ['日期', 'Day', 14, 'date'],
    ['时段', 'Slot', 14],
    ['地点', 'Place', 22],
    ['姓名', 'Name', 14],
    ['性别', 'Sex', 8],
    ['年龄', 'Age', 8, 'number'],
    ['套餐', 'Package', 22],
    ...(revealing ? [['证件类型', 'Paper', 14] as const, ['证件号码', 'Identity number', 22] as const] : []),
  ])
  return { name: say({ zh: '名单', en: 'By slot and name' }, locale), columns, rows, watermark }
}

/** How many to expect when, and of which package. */
function bySlot({ locale }: RequestContext, { people, watermark }: Pick<Listed, 'people' | 'watermark'>): SheetContent {
  const packages = [...new Set(people.flatMap((person) => person.package ?? []))].toSorted((a, b) => a.localeCompare(b, 'zh'))
  const slots = [...Map.groupBy(people, (person) => `${person.starts_at?.toISOString()} ${person.place}`).values()]
  const rows = slots.flatMap((some): SheetCell[][] => {
    const [first] = some
    if (!first) return []
    return [
      [
        first.starts_at ? dayOf(first.starts_at) : null,
        hoursOf(first),
        first.place ?? '',
        some.length,
        ...packages.map((one) => some.filter((person) => person.package === one).length),
      ],
    ]
  })
  const columns = heads(locale, [
    ['日期', 'Day', 14, 'date'],
    ['时段', 'Slot', 14],
    ['地点', 'Place', 22],
    ['人数', 'People', 10, 'number'],
    ...packages.map((one) => [one, one, 16, 'number'] as const),
  ])
  return { name: say({ zh: '各时段人数', en: 'By slot' }, locale), columns, rows, watermark }
}

const sexWords = { '1': { zh: '男', en: 'Male' }, '2': { zh: '女', en: 'Female' }, '0': { zh: '', en: '' } }

function hoursOf({ starts_at: startsAt, ends_at: endsAt }: PersonRow): string {
  const hour = (at: Date | null) => (at === null ? '' : shanghaiMinute(at).slice(-5))
  return startsAt === null ? '' : `${hour(startsAt)}–${hour(endsAt)}`
}

type Heading = readonly [zh: string, en: string, width: number, kind?: SheetColumn['kind']]

function heads(locale: RequestContext['locale'], list: readonly Heading[]): SheetColumn[] {
  return list.map(([zh, en, width, kind]) => ({ header: say({ zh, en }, locale), width, ...(kind ? { kind } : {}) }))
}
