import { implement } from '@orpc/server'
import type { RequestContext } from '../../../kernel/context.ts'
import { authorise } from '../../../kernel/http/authorise.ts'
import type { PlainRoute } from '../../../kernel/http/plain-route.ts'
import { receiveFile } from '../../../kernel/http/upload.ts'
import { correctUse } from './correct-use.ts'
import { listProgrammes } from './entries.store.ts'
import { importUses } from './import-uses.ts'
import { recordsContract } from './records.contract.ts'
import { showEntries, showMine, showSanctions } from './records.view.ts'
import { liftSanction } from './sanctions-desk.ts'

const os = implement(recordsContract).$context<RequestContext>().use(authorise)

export const recordsRoutes = os.router({
  programmes: os.programmes.handler(async ({ context }) => ({ items: await listProgrammes(context.db) })),
  entries: os.entries.handler(({ context, input }) => showEntries(context, input)),
  correct: os.correct.handler(({ context, input }) => correctUse(context, input)),
  sanctions: os.sanctions.handler(({ context, input }) => showSanctions(context, input)),
  lift: os.lift.handler(({ context, input }) => liftSanction(context, input)),
  mine: os.mine.handler(({ context }) => showMine(context)),
})

export const recordsPlainRoutes: PlainRoute[] = [
  {
    method: 'POST',
    path: '/entitlement-imports',
    access: 'entitlements.manage',
    summary: "Bring in earlier years' uses (multipart, one sheet; ?programme=…&dry=yes only says what it would do)",
    handle: async (request, reply, context) =>
      reply.code(201).send(
        await receiveFile(context, await request.file(), async ({ fileId }) => {
          const { files } = context.services
          const imported = await importUses(context, { path: files.path(context.db.tenantId, fileId), asked: request.query })
          // The sheet has served: what it said stands in the ledger, or nowhere.
          await files.remove(context.db.tenantId, fileId)
          return imported
        }),
      ),
  },
]
