import { implement } from '@orpc/server'
import type { RequestContext } from '../../kernel/context.ts'
import { authorise } from '../../kernel/http/authorise.ts'
import { checkSignUps } from './checks.actions.ts'
import { listChecks } from './checks.view.ts'
import { cancelTrip, formGroup, leadTrip, mergeTrips } from './groups.actions.ts'
import { listTravellers, showGroups } from './groups.view.ts'
import { answerTransfer, confirmLetter } from './mine.actions.ts'
import { nominate } from './nominations/nominate.ts'
import { withdrawNomination } from './nominations/withdraw.ts'
import { recordAgencyPanel } from './panel.actions.ts'
import { createProgramme, editProgramme } from './programmes.actions.ts'
import { recuperationContract } from './recuperation.contract.ts'
import { listDesk, listMine, listOrganisers, showEdited, showProgramme } from './recuperation.view.ts'
import { settleTrip } from './settle.actions.ts'
import { showSettlement } from './settlement.view.ts'
import { addStep, removeStep, showSteps } from './steps.actions.ts'
import { setTrips } from './trips.actions.ts'

const os = implement(recuperationContract).$context<RequestContext>().use(authorise)

export const recuperationRoutes = os.router({
  list: os.list.handler(({ context, input }) => listMine(context, input)),
  desk: os.desk.handler(({ context, input }) => listDesk(context, input)),
  organisers: os.organisers.handler(({ context }) => listOrganisers(context)),
  show: os.show.handler(({ context, input }) => showProgramme(context, input.id)),
  edited: os.edited.handler(({ context, input }) => showEdited(context, input.id)),
  create: os.create.handler(({ context, input }) => createProgramme(context, input)),
  edit: os.edit.handler(({ context, input }) => editProgramme(context, input)),
  setTrips: os.setTrips.handler(({ context, input }) => setTrips(context, input)),
  groups: os.groups.handler(({ context, input }) => showGroups(context, input.id)),
  lead: os.lead.handler(({ context, input }) => leadTrip(context, input)),
  form: os.form.handler(({ context, input }) => formGroup(context, input)),
  merge: os.merge.handler(({ context, input }) => mergeTrips(context, input)),
  cancel: os.cancel.handler(({ context, input }) => cancelTrip(context, input)),
  people: os.people.handler(({ context, input }) => listTravellers(context, input)),
  checks: os.checks.handler(({ context, input }) => listChecks(context, input)),
  check: os.check.handler(async ({ context, input }) => ({ rows: await checkSignUps(context, input) })),
  nominate: os.nominate.handler(({ context, input }) => nominate(context, input)),
  withdrawNomination: os.withdrawNomination.handler(({ context, input }) => withdrawNomination(context, input)),
  confirmLetter: os.confirmLetter.handler(({ context, input }) => confirmLetter(context, input)),
  answerTransfer: os.answerTransfer.handler(({ context, input }) => answerTransfer(context, input)),
  settlement: os.settlement.handler(({ context, input }) => showSettlement(context, input.id)),
  settle: os.settle.handler(({ context, input }) => settleTrip(context, input)),
  steps: os.steps.handler(({ context, input }) => showSteps(context, input.id)),
  addStep: os.addStep.handler(({ context, input }) => addStep(context, input)),
  removeStep: os.removeStep.handler(({ context, input }) => removeStep(context, input)),
  recordPanel: os.recordPanel.handler(({ context, input }) => recordAgencyPanel(context, input)),
})
