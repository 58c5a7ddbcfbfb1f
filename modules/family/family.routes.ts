import { implement } from '@orpc/server'
import { mustReach } from '../../kernel/auth/actor.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { authorise, type RouteContext } from '../../kernel/http/authorise.ts'
import { allotByRule, closeRound, giveNotice, placeByHand, tellResults } from './allot.actions.ts'
import { revealNumber, showApplication } from './application.view.ts'
import { keepTyped, startApplication, submitApplication } from './applications.actions.ts'
import { answerObjection, listObjections, objectToNotice, showNotice } from './objections.ts'
import { placementContract } from './placement.contract.ts'
import { createRound, editRound, publishRound } from './rounds.actions.ts'
import { listForOffices, listMine, listRounds, showOpenRound, showRound } from './rounds.view.ts'
import { readSettings, saveSettings } from './settings.ts'

const os = implement(placementContract).$context<RequestContext>().use(authorise)

export const placementRoutes = os.router({
  rounds: os.rounds.handler(({ context }) => listRounds(context, context.scope)),
  createRound: os.createRound.handler(({ context, input }) => createRound(whole(context), input)),
  readRound: os.readRound.handler(({ context, input }) => showRound(context, input.id)),
  editRound: os.editRound.handler(({ context, input }) => editRound(whole(context), input)),
  publishRound: os.publishRound.handler(({ context, input }) => publishRound(whole(context), input)),
  allotByRule: os.allotByRule.handler(({ context, input }) => allotByRule(whole(context), input)),
  giveNotice: os.giveNotice.handler(({ context, input }) => giveNotice(whole(context), input)),
  tellResults: os.tellResults.handler(({ context, input }) => tellResults(whole(context), input)),
  closeRound: os.closeRound.handler(({ context, input }) => closeRound(whole(context), input)),
  applications: os.applications.handler(({ context, input }) => listForOffices(context, context.scope, input)),
  place: os.place.handler(({ context, input }) => placeByHand(whole(context), input)),
  reveal: os.reveal.handler(({ context, input }) => revealNumber(context, input)),
  objections: os.objections.handler(({ context, input }) => listObjections(whole(context), input.id)),
  answerObjection: os.answerObjection.handler(({ context, input }) => answerObjection(whole(context), input)),
  readSettings: os.readSettings.handler(({ context }) => readSettings(whole(context).db)),
  saveSettings: os.saveSettings.handler(({ context, input }) => saveSettings(whole(context), input)),
  mine: os.mine.handler(({ context }) => listMine(context)),
  readOpenRound: os.readOpenRound.handler(({ context, input }) => showOpenRound(context, input.id)),
  start: os.start.handler(({ context, input }) => startApplication(context, input)),
  read: os.read.handler(({ context, input }) => showApplication(context, input.id)),
  keep: os.keep.handler(({ context, input }) => keepTyped(context, input)),
  submit: os.submit.handler(({ context, input }) => submitApplication(context, input)),
  notice: os.notice.handler(({ context, input }) => showNotice(context, input.id)),
  object: os.object.handler(({ context, input }) => objectToNotice(context, input)),
})

/** A round is the whole university's: nobody manages it from a branch. */
function whole(context: RouteContext): RouteContext {
  mustReach(context.scope, null)
  return context
}
