import { nextNumber } from '../../../engines/cases/cases.store.ts'
import { actionOver, defineProcess } from '../../../engines/cases/process.ts'
import { dayOf } from '../../../kernel/clock.ts'
import { hasDied } from './membership.errors.ts'
import { notAMember } from '../members.errors.ts'
import { memberStatuses } from '../membership.rules.ts'
import { beginApproved, changeRefusal, common, memberStates, memberSteps } from './member-process.ts'
import type { MemberFacts } from './member.facts.ts'
import { ChangeForm, forSomebody, ReceiptForm, RetentionForm, RetirementForm, TransferOutForm, WithdrawalForm } from './membership.forms.ts'

const step = actionOver<MemberFacts>()

/** To another union, with a numbered letter; its reply slip closes the circle. */
export const transferOutProcess = defineProcess({
  ...common,
  id: 'transfer_out',
  title: { zh: '会员关系转出', en: 'Transfer out' },
  states: memberStates({
    done: {
      title: { zh: '已转出', en: 'Transferred out' },
      says: { zh: '已批准转出，介绍信可以打印；转入单位应寄回回执。', en: 'Approved; the letter can be printed, and the other union sends back its slip.' },
    },
  }),
  actions: {
    ...memberSteps({
      fileForm: TransferOutForm,
      fileForForm: forSomebody(TransferOutForm),
      approveForm: ChangeForm,
      approveTitle: { zh: '批准转出并编号介绍信', en: 'Approve, with a numbered letter' },
      refusal: changeRefusal('transferred_out'),
      carryOut: async (trx, moment, decision) => {
        await beginApproved(trx, moment, { status: 'transferred_out', from: decision.from, decision })
        const year = dayOf(moment.now).slice(0, 4)
        return { number: `会转〔${year}〕${await nextNumber(trx, `transfer_out:${year}`)}号` }
      },
    }),
    recordReceipt: step({
      title: { zh: '登记回执', en: 'Enter the reply slip' },
      past: { zh: '登记了转入单位的回执', en: 'entered the reply slip' },
      from: ['done'],
      to: 'same',
      by: [{ permission: 'members.admit', at: 'case' }],
      form: ReceiptForm,
    }),
  },
})

/** Unpaid leave, abroad, out of work: membership is kept and no dues are paid. */
export const retentionProcess = defineProcess({
  ...common,
  id: 'retention',
  title: { zh: '保留会籍', en: 'Retained membership' },
  states: memberStates({ done: { title: { zh: '已保留会籍', en: 'Retained' }, says: { zh: '会籍已保留，保留期间不交会费。', en: 'Membership is kept, free of dues.' } } }),
  actions: memberSteps({
    fileForm: RetentionForm,
    fileForForm: forSomebody(RetentionForm),
    approveForm: ChangeForm,
    approveTitle: { zh: '批准保留会籍', en: 'Approve' },
    refusal: changeRefusal('retained'),
    carryOut: async (trx, moment, decision) => {
      await beginApproved(trx, moment, { status: 'retained', from: decision.from, decision })
      return undefined
    },
  }),
})

export const withdrawalProcess = defineProcess({
  ...common,
  id: 'withdrawal',
  title: { zh: '退会申请', en: 'Withdrawal' },
  states: memberStates({
    done: { title: { zh: '已退会', en: 'Withdrawn' }, says: { zh: '已办结退会，今后可以重新申请入会。', en: 'Membership has ended; one may apply again.' } },
  }),
  actions: memberSteps({
    fileForm: WithdrawalForm,
    fileForForm: forSomebody(WithdrawalForm),
    approveForm: ChangeForm,
    approveTitle: { zh: '同意退会', en: 'Approve' },
    refusal: changeRefusal('withdrawn'),
    carryOut: async (trx, moment, decision) => {
      await beginApproved(trx, moment, { status: 'withdrawn', from: decision.from, decision })
      return undefined
    },
  }),
})

/** Retired members keep their membership free of dues, and are honoured at the ceremony. */
export const retirementProcess = defineProcess({
  ...common,
  id: 'retirement',
  title: { zh: '退休与荣休仪式', en: 'Retirement' },
  states: memberStates({
    done: { title: { zh: '已办理退休', en: 'Retired' }, says: { zh: '会籍已保留，荣休仪式另行通知。', en: 'Membership is kept; word of the ceremony follows.' } },
  }),
  actions: memberSteps({
    fileForm: RetirementForm,
    fileForForm: forSomebody(RetirementForm),
    approveForm: ChangeForm,
    approveTitle: { zh: '确认退休并保留会籍', en: 'Confirm' },
    refusal: ({ facts }) => {
      if (facts.deathDate !== null) return hasDied({ name: facts.name })
      return memberStatuses.includes(facts.membership) ? null : notAMember()
    },
    carryOut: async (trx, moment, decision) => {
      // Whoever kept it already, on leave before retiring, goes on keeping it.
      if (moment.facts.membership === 'active') await beginApproved(trx, moment, { status: 'retained', from: decision.from, decision })
      return undefined
    },
  }),
})
