import { sql } from 'kysely'
import { dayOf } from '../../../kernel/clock.ts'
import { minuteWords, untilWords } from '../../../kernel/day-words.ts'
import type { RequestContext } from '../../../kernel/context.ts'
import type { WaitingItem } from '../../../kernel/module.ts'
import { offerService } from '../capacity.ports.ts'

interface Waiting {
  id: string
  service: string
  title: string
  opens_at: Date
  closes_at: Date
  lapses_at: Date | null
}

const mostShown = 20
const dayMs = 86_400_000

/** On the home page: a place that is kept for me until then; what opens within a day or is open and for me. */
export async function waitingPlaces({ db, clock, actor }: RequestContext): Promise<WaitingItem[]> {
  if (actor.staffId === null) return []
  const now = clock.now()
  const { rows } = await sql<Waiting>`
    select o.id, o.service, o.title, o.opens_at, o.closes_at, e.lapses_at
    from enrolments e join offers o on o.tenant_id = e.tenant_id and o.id = e.offer_id
    where e.tenant_id = ${db.tenantId} and e.staff_id = ${actor.staffId} and e.status = 'offered' and e.lapses_at > ${now}
    union all
    select o.id, o.service, o.title, o.opens_at, o.closes_at, null
    from offers o join offer_people r on r.tenant_id = o.tenant_id and r.offer_id = o.id and r.staff_id = ${actor.staffId}
    where o.tenant_id = ${db.tenantId} and o.state = 'published' and o.closes_at > ${now} and o.opens_at <= ${new Date(now.getTime() + dayMs)}
      and not exists (select from enrolments m where m.tenant_id = o.tenant_id and m.offer_id = o.id and m.staff_id = r.staff_id)
    order by lapses_at nulls last, closes_at limit ${mostShown}`.execute(db.q)
  return rows.map((row) => (row.lapses_at === null ? toSignUp(row, now) : toAccept(row, row.lapses_at, now)))
}

function toAccept({ id, service, title }: Waiting, lapsesAt: Date, now: Date): WaitingItem {
  const until = untilWords(lapsesAt, now)
  return {
    key: `offer:${id}`,
    title: { zh: `“${title}”为您保留了名额`, en: `A place in “${title}” is kept for you` },
    hint: { zh: `请在 ${until.zh} 前确认`, en: `Accept it before ${until.en}` },
    path: offerService(service).pathOf(id),
    dueOn: dayOf(lapsesAt),
    count: 1,
  }
}

function toSignUp({ id, service, title, opens_at: opensAt, closes_at: closesAt }: Waiting, now: Date): WaitingItem {
  const soon = opensAt > now
  const at = soon ? minuteWords(opensAt, now) : untilWords(closesAt, now)
  return {
    key: `offer:${id}`,
    title: { zh: `可以报名：${title}`, en: `Sign-up: ${title}` },
    hint: soon ? { zh: `${at.zh} 开始报名`, en: `Opens ${at.en}` } : { zh: `${at.zh} 截止`, en: `Closes ${at.en}` },
    path: offerService(service).pathOf(id),
    dueOn: dayOf(soon ? opensAt : closesAt),
    count: 1,
  }
}
