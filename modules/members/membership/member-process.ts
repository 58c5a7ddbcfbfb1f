import type { z } from 'zod'
import { actionOver, type ActionDeclaration, type ByFacts, type CaseChanges, type Moment, type StateDeclaration } from '../../../engines/cases/process.ts'
import { dayOf } from '../../../kernel/clock.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import type { AppError, Bilingual } from '../../../kernel/errors.ts'
import { memberStatuses, mayBecome, type MembershipStatus } from '../membership.rules.ts'
import { alreadyMember } from '../members.errors.ts'
import { lockStaff } from '../staff-record.store.ts'
import { beginEpisode, refusalTo, type Decision } from './episodes.ts'
import { loadMemberFacts, reachesToday, type MemberFacts } from './member.facts.ts'
import { decidedLater, hasDied, hasLeft, movedAway, ownMatter } from './membership.errors.ts'
import { OpinionForm, ReasonForm } from './membership.forms.ts'

// The life that all matters of membership share: filed by the person, checked by the branch, approved by the school committee.

export type MemberMoment = Moment<MemberFacts>
type State = 'filling' | 'checking' | 'agreed' | 'done' | 'declined' | 'withdrawn'
type Step = ActionDeclaration<State, MemberFacts, unknown>

const step = actionOver<MemberFacts>()
const applicant = { relation: 'applicant' } as const
const writer = { permission: 'members.write', at: 'case' } as const
const reviewer = { permission: 'members.review', at: 'case' } as const
const committee = { permission: 'members.admit', at: 'case' } as const
/** Who was moved to another branch meanwhile is that branch's to check. */
export const branchToday: ByFacts<MemberFacts> = {
  title: { zh: '现在所在的分工会', en: 'the present branch' },
  holds: (facts, actor) => reachesToday(facts, actor, 'members.review'),
}

export interface MemberSteps<Filed, Decided extends Decision> {
  fileForm: z.ZodType<Filed>
  /** The same for an officer who files it for somebody, with the note of how they were asked. */
  fileForForm: z.ZodType<Filed>
  approveForm: z.ZodType<Decided>
  approveTitle: Bilingual
  /** Why it cannot be done for this person as they stand today. */
  refusal: (moment: MemberMoment) => AppError | null
  carryOut: (trx: Trx, moment: MemberMoment, decided: Decided) => Promise<CaseChanges | undefined>
}

export function memberSteps<Filed, Decided extends Decision>(declared: MemberSteps<Filed, Decided>) {
  const { refusal } = declared
  return {
    file: step({
      title: { zh: '提交', en: 'Submit' },
      past: { zh: '提交了申请', en: 'submitted it' },
      from: ['filling'],
      to: 'checking',
      by: [applicant],
      tone: 'main',
      form: declared.fileForm,
      guard: refusal,
    }),
    fileFor: step({
      title: { zh: '代为提交', en: 'Submit for the person' },
      past: { zh: '代为提交了申请', en: 'submitted it for the person' },
      from: ['filling'],
      to: 'checking',
      by: [writer],
      form: declared.fileForForm,
      guard: refusal,
    }),
    check: step({
      title: { zh: '分工会审核同意', en: 'Agree, for the branch' },
      past: { zh: '分工会审核同意', en: 'agreed for the branch' },
      from: ['checking'],
      to: 'agreed',
      by: [reviewer, branchToday],
      tone: 'main',
      form: OpinionForm,
      bulk: true,
      guard: (moment) => notOwn(moment) ?? notMoved(moment) ?? refusal(moment),
    }),
    approve: step({
      title: declared.approveTitle,
      past: { zh: '校工会批准', en: 'approved by the school union' },
      from: ['agreed'],
      to: 'done',
      by: [committee],
      tone: 'main',
      form: declared.approveForm,
      bulk: true,
      guard: (moment) => notOwn(moment) ?? refusal(moment),
      check: ({ now }, { decidedOn }) => (decidedOn > dayOf(now) ? decidedLater({ day: decidedOn }) : null),
      effect: declared.carryOut,
    }),
    ...backwards,
  } satisfies Record<string, Step>
}

const backwards = {
  sendBack: step({
    title: { zh: '退回补充', en: 'Send back' },
    past: { zh: '退回补充', en: 'sent it back' },
    from: ['checking', 'agreed'],
    to: 'filling',
    by: [reviewer, branchToday],
    form: ReasonForm,
    bulk: true,
    guard: (moment) => notOwn(moment) ?? notMoved(moment),
  }),
  decline: step({
    title: { zh: '不予批准', en: 'Decline' },
    past: { zh: '不予批准', en: 'declined it' },
    from: ['filling', 'checking', 'agreed'],
    to: 'declined',
    by: [committee],
    tone: 'danger',
    form: ReasonForm,
    bulk: true,
    guard: notOwn,
  }),
  takeBack: step({
    title: { zh: '撤回', en: 'Take it back' },
    past: { zh: '撤回了申请', en: 'took it back' },
    from: ['filling', 'checking', 'agreed'],
    to: 'withdrawn',
    by: [applicant],
    tone: 'danger',
  }),
} satisfies Record<string, Step>

export interface StateWords {
  done: { title: Bilingual; says: Bilingual }
}

/** The states, which differ only in what is reached in the end. */
export function memberStates({ done }: StateWords): Record<State, StateDeclaration<'file' | 'check' | 'approve', MemberFacts>> {
  return {
    filling: {
      title: { zh: '待本人提交', en: 'To be submitted' },
      says: { zh: '已退回，请按审核意见补充后重新提交。', en: 'Sent back: add what is asked and submit it again.' },
      tone: 'active',
      waits: [{ action: 'file' }],
    },
    checking: {
      title: { zh: '分工会审核中', en: 'With the branch' },
      says: { zh: '已提交，等待所在分工会审核。', en: 'Submitted; the branch checks it next.' },
      tone: 'active',
      waits: [{ action: 'check' }],
    },
    agreed: {
      title: { zh: '待校工会批准', en: 'With the school union' },
      says: { zh: '分工会已同意，等待校工会委员会会议批准。', en: 'The branch agrees; the school committee decides at its next meeting.' },
      tone: 'active',
      waits: [{ action: 'approve' }],
    },
    done: { ...done, closed: true, tone: 'good' },
    declined: {
      title: { zh: '未批准', en: 'Declined' },
      says: { zh: '校工会没有批准，理由见办理过程。', en: 'The school union declined; the reason stands below.' },
      closed: true,
      tone: 'bad',
    },
    withdrawn: { title: { zh: '已撤回', en: 'Taken back' }, says: { zh: '本人已撤回，可以重新申请。', en: 'Taken back by the person, who may apply again.' }, closed: true },
  }
}

/** What every matter of membership declares alike. */
export const common = {
  initial: 'filling' as const,
  relations: { applicant: { title: { zh: '申请人', en: 'applicant' }, kind: 'person' as const } },
  readers: [committee, branchToday],
  loadFacts: loadMemberFacts,
  escalation: [reviewer, { permission: 'members.admit', at: 'university' }] as const,
  path: (caseId: string) => `/cases/${caseId}`,
}

/** Who may join: no member yet, and still of this university. */
export function joiningRefusal({ facts, now }: MemberMoment): AppError | null {
  const { name, membership, leaveDate } = facts
  if (facts.deathDate !== null) return hasDied({ name })
  if (memberStatuses.includes(membership)) return alreadyMember()
  return leaveDate !== null && leaveDate <= dayOf(now) ? hasLeft({ name, day: leaveDate }) : null
}

/** Whether a member can come to stand so. */
export function changeRefusal(to: MembershipStatus) {
  return ({ facts }: MemberMoment): AppError | null => {
    if (facts.deathDate !== null) return hasDied({ name: facts.name })
    return mayBecome(facts.membership, to) ? null : refusalTo(facts.membership, to)
  }
}

/** Begins the episode that was approved; the record is locked and looked at again, whoever else was at it. */
export async function beginApproved(trx: Trx, { facts, standing }: MemberMoment, approved: { status: MembershipStatus; from: string; decision: Decision }): Promise<void> {
  const [person] = await lockStaff(trx, [facts.staffId])
  if (!person) throw new TypeError('a case whose person is gone')
  const { documentNo, decidedOn, decidedBy } = approved.decision
  await beginEpisode(trx, { ...approved, person, decision: { documentNo, decidedOn, decidedBy }, note: null, actorName: standing.actor.name })
}

function notOwn({ facts, standing }: MemberMoment): AppError | null {
  return standing.actor.staffId === facts.staffId ? ownMatter() : null
}

/** Whose branch has changed meanwhile is no longer the old one's. */
export function notMoved({ facts, standing }: MemberMoment): AppError | null {
  return reachesToday(facts, standing.actor, 'members.review') ? null : movedAway({ name: facts.name })
}
