import { dayOf } from '../../kernel/clock.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { newId } from '../../kernel/ids.ts'
import { carryOut } from './carry-out.ts'
import { finish, openDraft } from './plan.draft.ts'
import { draftRename } from './plan.rules.ts'
import { loadHistories, lockOrganisation } from './units.store.ts'

/**
 * Names the union after its university from its first day on, as long as it has only the name that the installation gave:
 * a union that an officer has renamed since keeps its own name and history. Call `forgetTrees` once it has committed.
 */
export async function nameUnion(trx: Trx, { name, actorName }: { name: string; actorName: string }): Promise<void> {
  const root = [...(await loadHistories(trx)).values()].find((unit) => unit.kind === 'university')
  const [given, later] = root?.versions ?? []
  if (!root || !given || later) return
  await lockOrganisation(trx)
  const draft = openDraft(await loadHistories(trx), given.validFrom, newId)
  draftRename(draft, { unitId: root.id, name, shortName: given.shortName, campusId: given.campusId })
  const plan = finish(draft, 'rename', { today: dayOf(trx.at) })
  await carryOut(trx, plan, { operationId: newId(), documentNo: null, reason: '首次设置', actorName, about: root.id })
}
