import type { Trx } from '../../kernel/db/handle.ts'
import { newId } from '../../kernel/ids.ts'
import { pinyinSortKey } from '../../kernel/pinyin/sort-key.ts'
import { alreadyFounded } from './organisation.errors.ts'
import type { CommitteeKind, UnitHistory, UnitKind } from './organisation.types.ts'
import { insertCampuses, insertSuperiors, type NewSuperior } from './superiors.store.ts'
import { mustStayTree } from './tree.rules.ts'
import { forgetTrees } from './tree-cache.ts'
import { loadHistories, storePlan } from './units.store.ts'

/** A unit of an organisation that is entered as a whole; keys are the caller's own. */
export interface FoundingUnit {
  key: string
  /** Where the caller has chosen it already. */
  id?: string
  /** Null for the university only. */
  parentKey: string | null
  kind: UnitKind
  committeeKind: CommitteeKind | null
  name: string
  shortName: string | null
  /** The name of a campus, which is set up with the rest. */
  campus: string | null
  validFrom: string
  sort: number
}

/**
 * Enters a new tenant's organisation as a whole: at the least the university itself. Returns the id of each key.
 * The caller's write records nothing more for it; the tree can be read once it has committed.
 */
export async function foundOrganisation(trx: Trx, founding: { units: FoundingUnit[]; superiors: NewSuperior[] }): Promise<Map<string, string>> {
  if ((await loadHistories(trx)).size > 0) throw alreadyFounded()
  const ids = new Map(founding.units.map((unit) => [unit.key, unit.id ?? newId()]))
  const campusNames = [...new Set(founding.units.flatMap((unit) => unit.campus ?? []))]
  const campusIds = await insertCampuses(trx, campusNames)
  const histories = founding.units.map((unit) => historyOf(unit, ids, campusIds))
  const units = new Map(histories.map((history) => [history.id, history]))
  const root = histories.find((history) => history.kind === 'university')
  const on = root?.versions[0]?.validFrom ?? ''
  mustStayTree(units, on)
  const changes = histories.flatMap(({ id, versions }) => versions.map((after) => ({ unitId: id, kind: 'create' as const, effectiveOn: after.validFrom, before: null, after })))
  const opened = histories.map((history) => history.id)
  const decision = { operationId: newId(), documentNo: null, reason: null }
  await storePlan(
    trx,
    { kind: 'create', on, before: new Map(), after: units, changes, successions: [], moves: [], opened, closed: [], heirs: new Map(), touched: new Set() },
    decision,
  )
  await insertSuperiors(trx, founding.superiors)
  trx.audit({ action: 'organisation.found', entity: { type: 'unit', id: root?.id ?? '' }, details: { units: units.size } })
  trx.emit({ topic: 'organisation.changed', payload: { kind: 'create', on, opened, closed: [] } })
  forgetTrees(trx.tenantId)
  return ids
}

function historyOf(unit: FoundingUnit, ids: Map<string, string>, campusIds: Map<string, string>): UnitHistory {
  const { kind, committeeKind, name, shortName, validFrom, sort } = unit
  const parentId = unit.parentKey === null ? null : (ids.get(unit.parentKey) ?? null)
  const campusId = unit.campus === null ? null : (campusIds.get(unit.campus) ?? null)
  const id = ids.get(unit.key) ?? ''
  return {
    id,
    kind,
    committeeKind,
    version: 1,
    versions: [{ validFrom, validTo: null, name, shortName, pinyinKey: pinyinSortKey(name), parentId, campusId, sort }],
  }
}
