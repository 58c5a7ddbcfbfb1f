import { z } from 'zod'
import { actionOver, defineProcess, type Moment } from '../../../engines/cases/process.ts'
import { field } from '../../../engines/cases/fields.ts'
import { branchToday, notMoved } from '../membership/member-process.ts'
import { loadMemberFacts, type MemberFacts } from '../membership/member.facts.ts'
import { ownRequest } from './my-file.errors.ts'
import { settleRequest } from './requests.store.ts'

const step = actionOver<MemberFacts>()
const applicant = { relation: 'applicant' } as const
const reviewer = { permission: 'members.review', at: 'case' } as const
const answer = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .meta(field({ label: { zh: '答复', en: 'Answer' }, widget: 'longText' }))

type ChangeMoment = Moment<MemberFacts>
const reviewRefusal = (moment: ChangeMoment) => (moment.standing.actor.staffId === moment.facts.staffId ? ownRequest() : notMoved(moment))

/**
 * A member asks to have the own record put right. What is asked stays sealed in `staff_change_requests`: no event holds a copy.
 * To accept is to open the seal, which takes the server's keys; no effect has them, so this step follows from the route that does.
 */
export const recordChangeProcess = defineProcess({
  id: 'record_change',
  title: { zh: '档案修改申请', en: 'Change of my record' },
  initial: 'waiting',
  states: {
    waiting: {
      title: { zh: '待审核', en: 'Waiting' },
      says: { zh: '等待分工会或校工会审核，同意后自动写入档案。', en: 'Waiting for review; once accepted it is written into the record.' },
      tone: 'active',
      waits: [{ action: 'accept' }],
    },
    accepted: { title: { zh: '已修改', en: 'Changed' }, says: { zh: '已审核同意，档案已修改。', en: 'Accepted; the record is changed.' }, closed: true, tone: 'good' },
    declined: { title: { zh: '未同意', en: 'Declined' }, says: { zh: '没有同意，原因见答复。', en: 'Declined; the answer says why.' }, closed: true, tone: 'bad' },
    withdrawn: { title: { zh: '已撤回', en: 'Taken back' }, says: { zh: '本人已撤回。', en: 'Taken back by the person.' }, closed: true },
  },
  relations: { applicant: { title: { zh: '申请人', en: 'applicant' }, kind: 'person' } },
  actions: {
    accept: step({
      title: { zh: '审核档案修改', en: 'Review the change' },
      past: { zh: '同意修改', en: 'accepted it' },
      from: ['waiting'],
      to: 'accepted',
      by: [reviewer, branchToday],
      tone: 'main',
      form: z.object({ answer: answer.optional() }),
      guard: reviewRefusal,
      onlyFollows: true,
      effect: async (trx, { case: row }, { answer }) => {
        await settleRequest(trx, row.id, { state: 'accepted', by: trx.actorId, answer: answer ?? null })
        return undefined
      },
    }),
    decline: step({
      title: { zh: '不同意修改', en: 'Decline' },
      past: { zh: '没有同意', en: 'declined it' },
      from: ['waiting'],
      to: 'declined',
      by: [reviewer, branchToday],
      form: z.object({ answer }),
      guard: reviewRefusal,
      effect: async (trx, { case: row }, { answer }) => {
        await settleRequest(trx, row.id, { state: 'declined', by: trx.actorId, answer })
        return undefined
      },
    }),
    takeBack: step({
      title: { zh: '撤回', en: 'Take it back' },
      past: { zh: '撤回了申请', en: 'took it back' },
      from: ['waiting'],
      to: 'withdrawn',
      by: [applicant],
      tone: 'danger',
      effect: async (trx, { case: row }) => {
        await settleRequest(trx, row.id, { state: 'withdrawn', by: null, answer: null })
        return undefined
      },
    }),
  },
  readers: [branchToday],
  loadFacts: loadMemberFacts,
  escalation: [reviewer, { permission: 'members.review', at: 'university' }],
  path: (caseId) => `/me/file/requests/${caseId}`,
})
