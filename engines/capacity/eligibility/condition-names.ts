import type { Db } from '../../../kernel/db/handle.ts'
import { directory } from '../capacity.ports.ts'
import type { Condition } from '../offer-rules.ts'
import type { ConditionNames } from './conditions.shapes.ts'

/** Names of the units and employment types that conditions, and this person's own record, point to. */
export async function conditionNames(
  db: Db,
  { conditions, unitIds = [], day }: { conditions: readonly Condition[]; unitIds?: readonly string[]; day: string },
): Promise<ConditionNames> {
  const named = conditions.flatMap((condition) => (condition.kind === 'branches' || condition.kind === 'clubs' ? condition.unitIds : []))
  const units = await directory().unitNames(db, [...named, ...unitIds], day)
  const labels = new Map(directory().employmentTypes.map(({ code, label }) => [code, label]))
  return { unit: (id) => units.get(id) ?? '—', employment: (code) => labels.get(code) ?? { zh: code, en: code } }
}
