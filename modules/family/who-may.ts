import { conditionNames } from '../../engines/capacity/eligibility/condition-names.ts'
import { sayCondition, sayOwn } from '../../engines/capacity/eligibility/conditions.shapes.ts'
import { judgePerson } from '../../engines/capacity/eligibility/why.ts'
import { dayOf } from '../../kernel/clock.ts'
import type { Db } from '../../kernel/db/handle.ts'
import type { Bilingual } from '../../kernel/errors.ts'
import type { Round } from './rounds.store.ts'

export interface MayApply {
  eligible: boolean
  groups: { title: string; rule: string; met: boolean; conditions: { said: Bilingual; met: boolean; yours: Bilingual }[] }[]
  /** Since when the person is here, by the record. */
  serviceSince: string | null
  unitId: string | null
}

/** Whether somebody may apply: who meets every condition of one of the groups. Each condition says what the own record says to it. */
export async function mayApply(db: Db, { groups }: Pick<Round, 'groups'>, { staffId, now }: { staffId: string | null; now: Date }): Promise<MayApply> {
  const conditions = groups.flatMap((group) => group.conditions)
  const person = staffId === null ? null : await judgePerson(db, { conditions, staffId })
  const names = await conditionNames(db, { conditions, unitIds: person ? [person.unitId] : [], day: dayOf(now) })
  let at = 0
  const judged = groups.map(({ title, rule, conditions: own }) => {
    const shown = own.map((condition) => {
      const met = person?.met[at] ?? false
      at += 1
      return { said: sayCondition(condition, names), met, yours: person ? sayOwn(condition, person, names) : noRecord }
    })
    return { title, rule, met: person !== null && shown.every(({ met }) => met), conditions: shown }
  })
  return { eligible: judged.some(({ met }) => met), groups: judged, serviceSince: person?.hireDate ?? null, unitId: person?.unitId ?? null }
}

const noRecord: Bilingual = { zh: '没有在职档案', en: 'No record in service' }

/** What the groups ask for, as everybody reads it. */
export async function sayGroups(db: Db, { groups }: Pick<Round, 'groups'>, now: Date): Promise<(Round['groups'][number] & { said: Bilingual[] })[]> {
  const names = await conditionNames(db, { conditions: groups.flatMap((group) => group.conditions), day: dayOf(now) })
  return groups.map((group) => ({ ...group, said: group.conditions.map((condition) => sayCondition(condition, names)) }))
}
