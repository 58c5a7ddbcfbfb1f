import type { Actor } from '../../kernel/auth/actor.ts'
import { today } from '../../kernel/clock.ts'
import type { RequestContext } from '../../kernel/context.ts'
import type { Figure } from '../../kernel/module.ts'
import { readTree } from '../organisation/organisation.api.ts'
import { memberStatuses } from './membership.rules.ts'
import { countRequests } from './my-file/requests.store.ts'
import { countCap } from './staff-list.store.ts'
import { reachOf } from './staff-reach.ts'
import { groupings, shares } from './staff-statistics.store.ts'

/** People within this person's reach, and what of theirs waits for an answer. */
export async function memberFigures(context: RequestContext): Promise<Figure[]> {
  const [people, requests] = await Promise.all([peopleFigures(context), requestFigure(context)])
  return [...people, ...requests]
}

async function peopleFigures({ db, clock, actor }: RequestContext): Promise<Figure[]> {
  const scope = actor.permissions.get('members.read')
  if (!scope) return []
  const rows = await shares(db, groupings.membership, [reachOf(scope, await readTree(db, today(clock)))])
  const count = (statuses: readonly string[]) => rows.filter((row) => statuses.includes(row.key)).reduce((sum, row) => sum + row.count, 0)
  const [members, retained, outside] = [count(memberStatuses), count(['retained']), count(['none'])]
  if (members + outside === 0) return [nobodyYet(actor)]
  return [
    {
      key: 'members.members',
      label: { zh: '会员', en: 'Members' },
      value: members,
      ...(retained > 0 ? { hint: { zh: `其中保留会籍 ${retained} 人`, en: `${retained} of them retained` } } : {}),
      path: '/members/statistics',
    },
    {
      key: 'members.outside',
      label: { zh: '未入会教职工', en: 'Not yet members' },
      value: outside,
      hint: outside > 0 ? { zh: '可发展入会', en: 'Staff who may join' } : { zh: '在职教职工都已入会', en: 'All staff have joined' },
      path: '/members?f.membership=none',
    },
  ]
}

/** An empty university: the figure leads to where people come from. */
function nobodyYet(actor: Actor): Figure {
  const mayImport = actor.permissions.has('members.import')
  return {
    key: 'members.members',
    label: { zh: '会员', en: 'Members' },
    value: 0,
    hint: mayImport ? { zh: '先导入人事表', en: 'Begin with an HR sheet' } : { zh: '还没有录入人员', en: 'Nobody is entered yet' },
    path: mayImport ? '/members/imports' : '/members',
  }
}

async function requestFigure({ db, clock, actor }: RequestContext): Promise<Figure[]> {
  const scope = actor.permissions.get('members.review')
  if (!scope) return []
  const value = await countRequests(db, { state: 'waiting', reach: reachOf(scope, await readTree(db, today(clock))) }, countCap)
  return [
    {
      key: 'members.requests',
      label: { zh: '待审核档案修改', en: 'Change requests' },
      value,
      hint: value > 0 ? { zh: '等待您审核', en: 'Waiting for your answer' } : { zh: '都已审核', en: 'All are answered' },
      path: '/members/requests',
    },
  ]
}
