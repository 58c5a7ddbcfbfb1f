import { lastEditorOf } from '../../kernel/audit/last-editor.ts'
import { mustReach } from '../../kernel/auth/actor.ts'
import { today } from '../../kernel/clock.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { versionConflict, type AppError } from '../../kernel/errors.ts'
import type { RouteContext } from '../../kernel/http/authorise.ts'
import { newId } from '../../kernel/ids.ts'
import { carryOut, settled } from './carry-out.ts'
import { finish, mustKnow, openDraft, type Draft, type NewUnit } from './plan.draft.ts'
import { draftClose, draftCreate, draftMove, draftRename, draftWithdraw } from './plan.rules.ts'
import type { ChangeKind } from './organisation.types.ts'
import { loadHistories, lockOrganisation } from './units.store.ts'

/** Since when, and on whose decision. */
export interface Dated {
  effectiveOn: string
  documentNo: string | null
  reason: string | null
}

type Seen = Dated & { id: string; version: number }
type Versioned = Promise<{ id: string; version: number }>

export function createUnit(context: RouteContext, input: NewUnit & Dated & { parentId: string }): Versioned {
  mustReach(context.scope, input.parentId)
  const { effectiveOn: _effectiveOn, documentNo: _documentNo, reason: _reason, ...facts } = input
  return change(context, {
    decision: input,
    kind: 'create',
    draft: (draft) => draftCreate(draft, facts),
    idempotent: { route: 'organisation.create', content: input },
  })
}

export function renameUnit(context: RouteContext, input: Seen & { name: string; shortName: string | null; campusId: string | null }): Versioned {
  return changeSeen(context, input, { kind: 'rename', draft: (draft) => draftRename(draft, { ...input, unitId: input.id }) })
}

export function moveUnit(context: RouteContext, input: Seen & { parentId: string; beforeId: string | null }): Versioned {
  mustReach(context.scope, input.parentId)
  return changeSeen(context, input, { kind: 'move', draft: (draft) => draftMove(draft, { ...input, unitId: input.id }) })
}

export function closeUnit(context: RouteContext, input: Seen): Versioned {
  return changeSeen(context, input, { kind: 'close', draft: (draft) => draftClose(draft, input.id) })
}

/** Takes back what is decided for later days. */
export function withdrawUnit(context: RouteContext, input: Omit<Seen, 'effectiveOn'>): Versioned {
  return changeSeen(context, { ...input, effectiveOn: today(context.clock) }, { kind: 'withdraw', draft: (draft) => draftWithdraw(draft, input.id) })
}

function changeSeen(context: RouteContext, input: Seen, { kind, draft }: { kind: ChangeKind; draft: (draft: Draft) => void }): Versioned {
  mustReach(context.scope, input.id)
  return change(context, {
    decision: input,
    kind,
    draft: async (opened, trx) => {
      if (mustKnow(opened, input.id).version !== input.version) throw await unitChanged(trx, input.id)
      draft(opened)
      return input.id
    },
  })
}

/** A reorganisation changes many units and is recorded with one of them; putting people into a unit does not change it. */
async function unitChanged(trx: Trx, id: string): Promise<AppError> {
  return versionConflict({ by: await lastEditorOf(trx, { type: 'unit', id }, { listedAs: 'changed', but: ['staff.move'] }) })
}

interface Change {
  decision: Dated
  kind: ChangeKind
  /** Returns the unit that the change is about. */
  draft: (draft: Draft, trx: Trx) => string | Promise<string>
}

async function change(context: RouteContext, { idempotent, ...planned }: Change & { idempotent?: { route: string; content: unknown } }): Versioned {
  const carried: string[] = []
  const work = async (trx: Trx) => {
    const { roleHolders, ...answer } = await changeWithin(trx, context, planned)
    carried.push(...roleHolders)
    return answer
  }
  const answer = await write(context, work, idempotent)
  settled(context, { roleHolders: carried })
  return answer
}

interface Changed {
  id: string
  version: number
  roleHolders: string[]
}

async function changeWithin(trx: Trx, context: RequestContext, { decision, kind, draft }: Change): Promise<Changed> {
  await lockOrganisation(trx)
  const opened = openDraft(await loadHistories(trx), decision.effectiveOn, newId)
  const id = await draft(opened, trx)
  const plan = finish(opened, kind, { today: today(context.clock) })
  const { roleHolders } = await carryOut(trx, plan, { operationId: newId(), documentNo: decision.documentNo, reason: decision.reason, actorName: context.actor.name, about: id })
  const seen = plan.before.get(id)?.version
  return { id, version: seen === undefined ? 1 : seen + (plan.touched.has(id) ? 1 : 0), roleHolders }
}

/** For a module whose own things begin with the unit: within its transaction, the reach being its own matter. After the commit hand the answer to `settled`. */
export function openUnitWithin(trx: Trx, context: RequestContext, { effectiveOn, documentNo, reason, ...facts }: NewUnit & Dated & { parentId: string }): Promise<Changed> {
  return changeWithin(trx, context, { decision: { effectiveOn, documentNo, reason }, kind: 'create', draft: (draft) => draftCreate(draft, facts) })
}

/** The same for a unit that ends. */
export function closeUnitWithin(trx: Trx, context: RequestContext, { id, ...decision }: Dated & { id: string }): Promise<Changed> {
  const draft = (opened: Draft) => {
    draftClose(opened, id)
    return id
  }
  return changeWithin(trx, context, { decision, kind: 'close', draft })
}
