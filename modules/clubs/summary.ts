import type { DocBlock, DocContent } from '../../engines/documents/write-docx.ts'
import { dayOf, shanghaiMinute, today } from '../../kernel/clock.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import type { Locale } from '../../kernel/errors.ts'
import { say } from '../../kernel/i18n.ts'
import { staffNames } from '../members/members.api.ts'
import { peopleOverYear } from './roster/people-over-year.ts'
import { listActivities } from './desk.view.ts'
import { feeTotals } from './fees/fees.store.ts'
import { shownTotals } from './fees/fees.view.ts'
import { planOf, shownLine } from './plan/plan.ts'
import { keptClub, officersOf } from './sight.ts'
import { planWords } from './words.ts'
import { thisYear } from './years.ts'

type Summary = Awaited<ReturnType<typeof readSummary>>

/** A club's year in numbers. What was only drafted or called off is no part of it. */
export async function readSummary(context: RequestContext, { unitId, year = thisYear(context.clock) }: { unitId: string; year?: number | undefined }) {
  const { db } = context
  const { name } = await keptClub(context, unitId)
  const { items } = await listActivities(context, { unitId, year })
  return {
    year,
    name,
    members: await peopleOverYear(db, { unitId, year }),
    activities: items.filter(({ phase }) => phase !== 'draft' && phase !== 'cancelled'),
    plan: (await planOf(db, unitId, year)).map(shownLine),
    fees: shownTotals(await feeTotals(db, { unitId, year })),
  }
}

/** The same as a paper to print and file. */
export async function summaryPaper(context: RequestContext, asked: { unitId: string; year?: number | undefined }): Promise<{ fileName: string; paper: DocContent }> {
  const { db, clock, locale, tenant } = context
  const summary = await readSummary(context, asked)
  const officers = await officersOf(db, [asked.unitId], today(clock))
  const names = await staffNames(
    db,
    officers.map(({ staffId }) => staffId),
  )
  await write(context, async (trx) => {
    trx.audit({ action: 'club.print_summary', entity: { type: 'club', id: asked.unitId }, unitId: asked.unitId, details: { year: summary.year } })
  })
  const title = say({ zh: `${summary.name}${summary.year}年度小结`, en: `${summary.name}: the year ${summary.year}` }, locale)
  const led = officers.map(({ staffId, title: office }) => `${office} ${names.get(staffId)?.name ?? '—'}`).join(locale === 'zh' ? '、' : ', ')
  const blocks = [people(summary, { led, locale }), activities(summary, locale), plan(summary, locale), fees(summary, locale)].flat()
  return { fileName: `${title}.docx`, paper: { title, subtitle: `${tenant.name}　${dayOf(clock.now())}`, blocks } }
}

function heading(zh: string, en: string, locale: Locale): DocBlock {
  return { kind: 'heading', level: 1, text: say({ zh, en }, locale) }
}

function paragraph(zh: string, en: string, locale: Locale): DocBlock {
  return { kind: 'paragraph', text: say({ zh, en }, locale) }
}

function people({ year, members }: Summary, { led, locale }: { led: string; locale: Locale }): DocBlock[] {
  const { atStart, joined, left, atEnd } = members
  return [
    heading('一、成员', 'Members', locale),
    paragraph(
      `${year}年初成员${atStart}人，全年加入${joined}人次，退出${left}人次，期末成员${atEnd}人。`,
      `${atStart} members at the beginning of ${year}, ${joined} joined, ${left} left, ${atEnd} at the end.`,
      locale,
    ),
    ...(led ? [paragraph(`协会负责人：${led}。`, `Led by ${led}.`, locale)] : []),
  ]
}

function activities({ activities: held }: Summary, locale: Locale): DocBlock[] {
  const head = heading('二、活动', 'Activities', locale)
  if (held.length === 0) return [head, paragraph('本年度没有举办活动。', 'None were held.', locale)]
  const enrolled = held.reduce((sum, one) => sum + one.enrolled, 0)
  const came = held.reduce((sum, one) => sum + one.came, 0)
  const columns = [
    { header: say({ zh: '时间', en: 'When' }, locale), widthPercent: 24 },
    { header: say({ zh: '活动', en: 'Activity' }, locale), widthPercent: 34 },
    { header: say({ zh: '地点', en: 'Where' }, locale), widthPercent: 22 },
    { header: say({ zh: '报名', en: 'Signed up' }, locale), widthPercent: 10 },
    { header: say({ zh: '签到', en: 'Came' }, locale), widthPercent: 10 },
  ]
  const rows = held
    .toReversed()
    .map(({ startsAt, title, place, ...counts }) => [startsAt === null ? '' : shanghaiMinute(new Date(startsAt)), title, place ?? '', String(counts.enrolled), String(counts.came)])
  return [
    head,
    paragraph(`共${held.length}场，报名${enrolled}人次，签到${came}人次。`, `${held.length} in all, ${enrolled} sign-ups, ${came} attendances.`, locale),
    { kind: 'table', columns, rows },
  ]
}

function plan({ plan: lines }: Summary, locale: Locale): DocBlock[] {
  const head = heading('三、年度计划', 'Plan of the year', locale)
  if (lines.length === 0) return [head, paragraph('没有登记年度计划。', 'No plan was entered.', locale)]
  const done = lines.filter(({ state }) => state === 'done').length
  const columns = [
    { header: say({ zh: '月份', en: 'Month' }, locale), widthPercent: 14 },
    { header: say({ zh: '事项', en: 'Item' }, locale), widthPercent: 36 },
    { header: say({ zh: '状态', en: 'State' }, locale), widthPercent: 14 },
    { header: say({ zh: '说明', en: 'Note' }, locale), widthPercent: 36 },
  ]
  const month = (no: number | null) => (no === null ? say({ zh: '全年', en: 'All year' }, locale) : say({ zh: `${no}月`, en: String(no) }, locale))
  return [
    head,
    paragraph(`共${lines.length}项，已完成${done}项。`, `${lines.length} items, ${done} done.`, locale),
    { kind: 'table', columns, rows: lines.map((line) => [month(line.month), line.title, say(planWords[line.state], locale), line.note]) },
  ]
}

function fees({ fees: totals }: Summary, locale: Locale): DocBlock[] {
  const head = heading('四、会费', 'Fees', locale)
  if (totals.people === 0) return [head, paragraph('本年度没有登记应收会费。', 'No fees were entered.', locale)]
  return [
    head,
    paragraph(
      `应收${totals.people}人、${totals.due}元；已收${totals.paidBy}人、${totals.paid}元；未收${totals.open}元。`,
      `Due from ${totals.people}: ${totals.due} yuan; paid by ${totals.paidBy}: ${totals.paid} yuan; open: ${totals.open} yuan.`,
      locale,
    ),
  ]
}
