import { today } from '../../../kernel/clock.ts'
import type { RequestContext } from '../../../kernel/context.ts'
import type { WaitingItem } from '../../../kernel/module.ts'
import { readTree } from '../../organisation/organisation.api.ts'
import { countCap } from '../staff-list.store.ts'
import { reachOf } from '../staff-reach.ts'
import { countRequests, findWaiting } from './requests.store.ts'

/** Requests that wait for this person's decision, and this person's own that waits for somebody else's. */
export async function waitingRequests(context: RequestContext): Promise<WaitingItem[]> {
  const items = await Promise.all([toReview(context), ownRequest(context)])
  return items.flatMap((item) => item ?? [])
}

async function toReview({ db, clock, actor }: RequestContext): Promise<WaitingItem | null> {
  const scope = actor.permissions.get('members.review')
  if (!scope) return null
  const reach = reachOf(scope, await readTree(db, today(clock)))
  const count = await countRequests(db, { state: 'waiting', reach }, countCap)
  if (count === 0) return null
  return {
    key: 'members:requests',
    title: { zh: '审核档案修改申请', en: 'Review change requests' },
    hint: { zh: `${count} 份申请等待审核`, en: `${count} waiting` },
    path: '/members/requests',
    dueOn: null,
    count,
  }
}

async function ownRequest({ db, actor }: RequestContext): Promise<WaitingItem | null> {
  const waiting = actor.staffId === null ? undefined : await findWaiting(db, actor.staffId)
  if (!waiting) return null
  return {
    key: `members:own-request:${waiting.id}`,
    title: { zh: '我的档案修改申请', en: 'My change request' },
    hint: { zh: '正在等待审核，可以查看或撤回', en: 'Waiting for an answer; see it or take it back' },
    path: '/me/file',
    dueOn: null,
    count: 1,
  }
}
