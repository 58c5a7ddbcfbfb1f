import { implement } from '@orpc/server'
import type { RequestContext } from '../../../kernel/context.ts'
import { authorise } from '../../../kernel/http/authorise.ts'
import { duplicatesContract } from './duplicates.contract.ts'
import { listDuplicates, markDifferent } from './duplicates.list.ts'
import { mergeStaff } from './merge.actions.ts'
import { listMerges } from './merges.list.ts'
import { undoMerge } from './undo-merge.actions.ts'

const os = implement(duplicatesContract).$context<RequestContext>().use(authorise)

export const duplicatesRoutes = os.router({
  list: os.list.handler(({ context, input }) => listDuplicates(context, input)),
  markDifferent: os.markDifferent.handler(({ context, input }) => markDifferent(context, input)),
  merge: os.merge.handler(({ context, input }) => mergeStaff(context, input)),
  merges: os.merges.handler(({ context, input }) => listMerges(context, input)),
  undo: os.undo.handler(({ context, input }) => undoMerge(context, input.id)),
})
