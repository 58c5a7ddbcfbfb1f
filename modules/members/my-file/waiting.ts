import type { RequestContext } from '../../../kernel/context.ts'
import type { WaitingItem } from '../../../kernel/module.ts'
import { findWaiting } from './requests.store.ts'

/** This person's own request that waits for somebody else. What waits for this person's decision is told by the engine of cases. */
export async function waitingRequests({ db, actor }: RequestContext): Promise<WaitingItem[]> {
  const waiting = actor.staffId === null ? undefined : await findWaiting(db, actor.staffId)
  if (!waiting) return []
  return [
    {
      key: `members:own-request:${waiting.id}`,
      title: { zh: '我的档案修改申请', en: 'My change request' },
      hint: { zh: '正在等待审核，可以查看或撤回', en: 'Waiting for an answer; see it or take it back' },
      path: '/me/file',
      dueOn: null,
      count: 1,
    },
  ]
}
