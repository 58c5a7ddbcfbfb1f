import { defineProcess } from '../../../engines/cases/process.ts'
import { beginApproved, common, joiningRefusal, memberStates, memberSteps } from './member-process.ts'
import { ApplyForm, ApproveForm, ChangeForm, forSomebody, TransferInForm } from './membership.forms.ts'

/** A newcomer joins: own application, branch, school committee, card; from the next month on the dues list has them. */
export const admissionProcess = defineProcess({
  ...common,
  id: 'admission',
  title: { zh: '入会申请', en: 'Admission' },
  states: memberStates({ done: { title: { zh: '已入会', en: 'Admitted' }, says: { zh: '校工会已批准入会，电子会员证已可使用。', en: 'Admitted; the member card is ready.' } } }),
  actions: memberSteps({
    fileForm: ApplyForm,
    fileForForm: forSomebody(ApplyForm),
    approveForm: ApproveForm,
    approveTitle: { zh: '批准入会', en: 'Admit' },
    refusal: joiningRefusal,
    carryOut: async (trx, moment, decision) => {
      await beginApproved(trx, moment, { status: 'active', from: decision.decidedOn, decision })
      return undefined
    },
  }),
})

/** Who was a member elsewhere brings the letter of the former union; membership goes on. */
export const transferInProcess = defineProcess({
  ...common,
  id: 'transfer_in',
  title: { zh: '会员关系转入', en: 'Transfer in' },
  states: memberStates({
    done: {
      title: { zh: '已转入', en: 'Transferred in' },
      says: { zh: '会员关系已转入，请把回执寄回原单位工会。', en: 'Transferred in; the reply slip goes back to the former union.' },
    },
  }),
  actions: memberSteps({
    fileForm: TransferInForm,
    fileForForm: forSomebody(TransferInForm),
    approveForm: ChangeForm,
    approveTitle: { zh: '批准转入', en: 'Approve the transfer' },
    refusal: joiningRefusal,
    carryOut: async (trx, moment, decision) => {
      await beginApproved(trx, moment, { status: 'active', from: decision.from, decision })
      return undefined
    },
  }),
})
