import { mustReach } from '../../kernel/auth/actor.ts'
import { today } from '../../kernel/clock.ts'
import { write } from '../../kernel/context.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { AppError } from '../../kernel/errors.ts'
import type { RouteContext } from '../../kernel/http/authorise.ts'
import { newId } from '../../kernel/ids.ts'
import { carryOut, settled, settlePeople } from './carry-out.ts'
import { overtaken, stalePreview } from './organisation.errors.ts'
import type { Histories, Reorganisation } from './organisation.types.ts'
import { describePlan, type Preview } from './preview.ts'
import { planReorganisation, unitsNamed } from './reorganise.rules.ts'
import { loadHistories, lockOrganisation, lockUnits } from './units.store.ts'

/** What exactly a reorganisation would do. Writes nothing. */
export async function previewReorganisation(context: RouteContext, change: Reorganisation): Promise<Preview> {
  mustReachAll(context, change)
  return previewOf(context.db, change, { units: await loadHistories(context.db), day: today(context.clock) })
}

export interface Confirmed {
  change: Reorganisation
  /** Of the preview that the person saw. */
  hash: string
  documentNo: string | null
  reason: string | null
}

/**
 * Does what was previewed, or nothing: `organisation.stale_preview` carries a fresh preview, `organisation.overtaken`
 * the reason why there is none.
 */
export async function reorganise(context: RouteContext, confirmed: Confirmed): Promise<{ id: string; done: Preview; openedIds: string[] }> {
  const { change } = confirmed
  mustReachAll(context, change)
  const day = today(context.clock)
  const carried: string[] = []
  const work = async (trx: Trx) => {
    await lockOrganisation(trx)
    const units = await loadHistories(trx)
    // The people of these units must not change between the preview that is compared and the move.
    await lockUnits(
      trx,
      unitsNamed(change).filter((id) => units.has(id)),
      'update',
    )
    const done = await previewAgain(trx, change, { units, day })
    if (done.hash !== confirmed.hash) throw stalePreview({ preview: done })
    const plan = planReorganisation(units, change, { today: day, makeId: newId })
    const operationId = newId()
    const about = plan.opened[0] ?? unitsNamed(change)[0] ?? operationId
    const { roleHolders } = await carryOut(trx, plan, { operationId, documentNo: confirmed.documentNo, reason: confirmed.reason, actorName: context.actor.name, about })
    carried.push(...roleHolders)
    return { id: operationId, done, openedIds: plan.opened }
  }
  const answer = await write(context, work, { route: 'organisation.reorganise', content: confirmed })
  settled(context, { roleHolders: carried })
  return answer
}

interface Standing {
  units: Histories
  day: string
}

/** It was possible when it was previewed: whatever forbids it now came in between. */
async function previewAgain(trx: Trx, change: Reorganisation, standing: Standing): Promise<Preview> {
  try {
    return await previewOf(trx, change, standing)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    throw overtaken({ reasonZh: error.text.zh, reasonEn: error.text.en, code: error.code })
  }
}

async function previewOf(db: Db, change: Reorganisation, { units, day }: Standing): Promise<Preview> {
  // Placeholders instead of ids, so that the same plan always looks the same.
  let next = 0
  const plan = planReorganisation(units, change, { today: day, makeId: () => `new-${++next}` })
  return describePlan(db, plan, { people: await settlePeople(db, plan), today: day })
}

function mustReachAll(context: RouteContext, change: Reorganisation): void {
  for (const unitId of unitsNamed(change)) mustReach(context.scope, unitId)
}
