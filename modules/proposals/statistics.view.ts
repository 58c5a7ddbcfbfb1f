import { today } from '../../kernel/clock.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { notFound, type Bilingual } from '../../kernel/errors.ts'
import { unitNames } from '../organisation/organisation.api.ts'
import { listSessions } from './congress.store.ts'
import { replyClass, satisfaction, topic } from './proposals.contract.ts'
import { classNames, topicNames } from './proposals.forms.ts'
import { byClass, byDelegation, byTopic, byUnit, replyDays, satisfactionOf, totalsOf, type Share, type Totals } from './statistics.store.ts'

const dayBounds = [15, 30, 45, 60, 90]
/** What took longer than the last bound. */
const anyLonger = 9_999

const totalNames: Record<Exclude<keyof Totals, 'sessionId'>, Bilingual> = {
  filed: { zh: '征集提案', en: 'Filed' },
  accepted: { zh: '立案', en: 'Accepted' },
  merged: { zh: '并案', en: 'Merged' },
  converted: { zh: '转为意见建议', en: 'Converted' },
  notAccepted: { zh: '不立案', en: 'Not accepted' },
  key: { zh: '重点提案', en: 'Key proposals' },
  ledByLeader: { zh: '校领导领办', en: 'Taken up by a leader' },
  replied: { zh: '已答复', en: 'Replied' },
  done: { zh: '已办结', en: 'Done' },
  overdue: { zh: '逾期', en: 'Overdue' },
  medianDays: { zh: '答复用时中位数（天）', en: 'Median days to reply' },
}

/** A session in figures, beside the session before it. The number of statements is always the same. */
export async function shownStatistics({ db, clock }: RequestContext, id: string) {
  const now = clock.now()
  const sessions = await listSessions(db, now)
  const at = sessions.findIndex((session) => session.id === id)
  const session = sessions[at]
  if (!session) throw notFound()
  const before = sessions[at + 1] ?? null
  const [totals, topics, delegations, units, days, classes, opinions] = await Promise.all([
    totalsOf(db, [id, ...(before ? [before.id] : [])], now),
    byTopic(db, id),
    byDelegation(db, id),
    byUnit(db, id, now),
    replyDays(db, id, dayBounds),
    byClass(db, id),
    satisfactionOf(db, id),
  ])
  const names = await unitNames(
    db,
    units.map((unit) => unit.unitId),
    today(clock),
  )
  return {
    session: { id, title: session.title },
    before: before && { id: before.id, title: before.title },
    totals: comparedTotals(totals, { now: id, before: before?.id ?? null }),
    topics: topics.map(({ key, count }) => ({ key, label: topicNames[topic.parse(key)], count })),
    delegations: delegations.map(named),
    units: units.map(({ unitId, medianDays, ...figures }) => ({ ...figures, unit: { unitId, name: names.get(unitId) ?? '—' }, medianDays: rounded(medianDays) })),
    replyDays: [...dayBounds, null].map((bound) => ({ upTo: bound ?? anyLonger, count: days.find((row) => row.bound === bound)?.count ?? 0 })),
    classes: classes.map(({ key, count }) => ({ key, label: classNames[replyClass.parse(key)], count })),
    satisfaction: opinions.map(({ key, ...counts }) => ({ key: key === 'not_rated' ? ('not_rated' as const) : satisfaction.parse(key), ...counts })),
  }
}

function comparedTotals(totals: readonly Totals[], ids: { now: string; before: string | null }) {
  const of = (sessionId: string | null) => totals.find((row) => row.sessionId === sessionId)
  return totalKeys.map((key) => ({
    key,
    label: totalNames[key],
    now: rounded(of(ids.now)?.[key] ?? 0) ?? 0,
    before: ids.before === null ? null : (rounded(of(ids.before)?.[key] ?? 0) ?? 0),
  }))
}

const totalKeys = ['filed', 'accepted', 'merged', 'converted', 'notAccepted', 'key', 'ledByLeader', 'replied', 'done', 'overdue', 'medianDays'] as const

function named({ key, label, count }: Share) {
  return { key, label: { zh: label ?? '', en: label ?? '' }, count }
}

function rounded(days: number | null): number | null {
  return days === null ? null : Math.round(days)
}
