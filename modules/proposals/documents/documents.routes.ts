import { implement } from '@orpc/server'
import type { RequestContext } from '../../../kernel/context.ts'
import { authorise } from '../../../kernel/http/authorise.ts'
import { shownCompilation, shownCompilations, startCompilation } from './compilations.actions.ts'
import { documentsContract } from './documents.contract.ts'

const os = implement(documentsContract).$context<RequestContext>().use(authorise)

export const documentsRoutes = os.router({
  startCompilation: os.startCompilation.handler(({ context, input }) => startCompilation(context, input.id)),
  compilations: os.compilations.handler(({ context, input }) => shownCompilations(context, input.id)),
  compilation: os.compilation.handler(({ context, input }) => shownCompilation(context, input.id)),
})
