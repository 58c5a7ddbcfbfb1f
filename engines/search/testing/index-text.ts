import type { World } from '../../../kernel/testing/harness.ts'
import { write } from '../../../kernel/db/write.ts'
import { newId } from '../../../kernel/ids.ts'
import { indexDocument } from '../search.ts'

/** Indexes a text as a module would: in the transaction of its change. */
export function index(world: World, document: { kind: string; id: string; title: string; text: string }): Promise<void> {
  return write({ db: world.db, clock: world.clock, requestId: newId(), actor: { accountId: null, name: '测试', via: 'system' } }, async (trx) => {
    await indexDocument(trx, document)
    trx.audit({ action: 'test.index', entity: { type: document.kind, id: document.id } })
  })
}
