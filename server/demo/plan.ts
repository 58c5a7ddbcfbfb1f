import { yearOf } from './days.ts'
import type { DemoPlan } from './demo.types.ts'
import { university } from './pools/organisation.ts'
import { planText } from './pools/plan-text.ts'

/** The plan of the current year. The ninth congress was elected in the year of the ninth committee, three years ago. */
export function makePlan(today: string): DemoPlan {
  const year = yearOf(today)
  const text = planText.replaceAll('{校}', university.name).replaceAll('{年}', String(year)).replaceAll('{次}', '九届四次教职工代表大会')
  return { year, title: `${university.name}教代会、工会 ${year} 年工作要点`, text }
}
