import { sql } from 'kysely'
import type { RequestContext } from '../../kernel/context.ts'
import type { WaitingItem } from '../../kernel/module.ts'
import { volunteeringService } from './volunteering.service.ts'

interface Waiting {
  id: string
  name: string
  asking: number
}

const mostShown = 20

/** On a team leader's home page: who asks to join, and tasks that are over and whose hours nobody has certified. */
export async function waitingForLeader({ db, clock, actor }: RequestContext): Promise<WaitingItem[]> {
  if (actor.staffId === null) return []
  const asking = await sql<Waiting>`
    select t.id, t.name, count(*)::int as asking from volunteer_teams t
    join volunteer_team_members m on m.tenant_id = t.tenant_id and m.team_id = t.id and m.state = 'asked' and m.ended_at is null
    where t.tenant_id = ${db.tenantId} and t.leader_id = ${actor.staffId} and t.state = 'active' group by t.id, t.name limit ${mostShown}`.execute(db.q)
  const over = await sql<{ id: string; title: string; came: number }>`
    select o.id, o.title, (select count(distinct e.id)::int from enrolments e join checkins c on c.tenant_id = e.tenant_id and c.enrolment_id = e.id
        where e.tenant_id = o.tenant_id and e.offer_id = o.id and e.status = 'confirmed') as came
    from volunteer_teams t
    join volunteer_tasks k on k.tenant_id = t.tenant_id and k.team_id = t.id and k.certified_at is null
    join offers o on o.tenant_id = k.tenant_id and o.id = k.offer_id and o.state = 'published'
    where t.tenant_id = ${db.tenantId} and t.leader_id = ${actor.staffId}
      and (select max(p.ends_at) from offer_options p where p.tenant_id = o.tenant_id and p.offer_id = o.id) <= ${clock.now()}
    order by o.id limit ${mostShown}`.execute(db.q)
  return [...asking.rows.map(toDecide), ...over.rows.map(toCertify)]
}

function toDecide({ id, name, asking }: Waiting): WaitingItem {
  return {
    key: `volunteer-team:${id}`,
    title: { zh: `“${name}”有 ${asking} 人申请加入`, en: `${asking} ask to join “${name}”` },
    hint: { zh: '请同意或写明不同意的原因', en: 'Take them in, or say why not' },
    path: `/volunteering/teams/${id}`,
    dueOn: null,
    count: asking,
  }
}

function toCertify({ id, title, came }: { id: string; title: string; came: number }): WaitingItem {
  return {
    key: `volunteer-task:${id}`,
    title: { zh: `认定时长：${title}`, en: `Certify hours: ${title}` },
    hint: { zh: `服务已结束，${came} 人签到`, en: `It is over; ${came} came` },
    path: `${volunteeringService.pathOf(id)}/hours`,
    dueOn: null,
    count: 1,
  }
}
