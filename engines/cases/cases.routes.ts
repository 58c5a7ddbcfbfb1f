import { implement } from '@orpc/server'
import { dayOf } from '../../kernel/clock.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { authorise } from '../../kernel/http/authorise.ts'
import { act, actOnMany } from './act.ts'
import { removeFile } from './case-files.ts'
import { shownCase } from './case-view.ts'
import { casesContract } from './cases.contract.ts'
import { people } from './cases.ports.ts'
import { comment } from './comments.ts'
import { delegate, endDelegation, listDelegations } from './delegations.ts'
import { readDraft, saveDraft } from './drafts.ts'
import { follow } from './follow.ts'
import { shownInbox } from './inbox.ts'
import { allProcesses } from './registry.ts'
import { takeMany, takeTask } from './take-task.ts'
import { listTemplates, removeTemplate, saveTemplate } from './templates.ts'

const os = implement(casesContract).$context<RequestContext>().use(authorise)

/** What a person does with cases; whoever supervises them has `oversight.routes.ts`. */
export const casesRoutes = {
  inbox: os.inbox.handler(({ context, input }) => shownInbox(context, input)),
  read: os.read.handler(({ context, input }) => shownCase(context, input.caseId)),
  act: os.act.handler(({ context, input }) => act(context, input)),
  actOnMany: os.actOnMany.handler(({ context, input }) => actOnMany(context, input)),
  comment: os.comment.handler(({ context, input }) => comment(context, input)),
  removeFile: os.removeFile.handler(({ context, input }) => removeFile(context, input)),
  follow: os.follow.handler(({ context, input }) => follow(context, input)),
  takeTask: os.takeTask.handler(({ context, input }) => takeTask(context, input)),
  takeMany: os.takeMany.handler(({ context, input }) => takeMany(context, input)),
  readDraft: os.readDraft.handler(({ context, input }) => readDraft(context, input)),
  saveDraft: os.saveDraft.handler(({ context, input }) => saveDraft(context, input)),
  listTemplates: os.listTemplates.handler(({ context, input }) => listTemplates(context, input)),
  saveTemplate: os.saveTemplate.handler(({ context, input }) => saveTemplate(context, input)),
  removeTemplate: os.removeTemplate.handler(({ context, input }) => removeTemplate(context, input)),
  listDelegations: os.listDelegations.handler(({ context }) => listDelegations(context)),
  delegate: os.delegate.handler(({ context, input }) => delegate(context, input)),
  endDelegation: os.endDelegation.handler(({ context, input }) => endDelegation(context, input)),
  // Colleagues know one another by name and unit; the staff number is for those who read the records.
  findPeople: os.findPeople.handler(async ({ context: { db, clock, actor }, input }) => ({
    items: (await people().find(db, input.q, dayOf(clock.now()))).map(({ id, staffNo, ...shown }) => ({
      staffId: id,
      staffNo: actor.permissions.has('members.read') ? staffNo : '',
      ...shown,
    })),
  })),
  listProcesses: os.listProcesses.handler(() => ({ items: allProcesses().map(({ id, title }) => ({ process: id, title })) })),
}
