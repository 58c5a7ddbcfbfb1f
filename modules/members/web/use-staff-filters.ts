import { useQuery } from '@tanstack/react-query'
import type { Filter } from '../../../kernel/ui/desk/table/table.types.ts'
import { useTexts, type Say } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { ageBands, ageRange } from './age-bands.ts'
import { useCodeWords, useMembershipOptions } from './code-sets.ts'
import { membersTexts } from './members.texts.ts'
import { useUnitOptions } from './units.ts'

export function useStaffFilters(): Filter[] {
  const say = useTexts(membersTexts)
  const { options } = useCodeWords()
  const { branches, groups } = useUnitOptions()
  const memberships = useMembershipOptions()
  const { data: quality } = useQuery(query.quality.read.queryOptions({ staleTime: 60_000 }))
  const ages = ageBands.map((band) => ({ value: band, label: sayAge(ageRange(band), say) }))
  const rules = (quality?.rules ?? []).map(({ rule, label, count }) => ({ value: rule, label: `${label} (${count})` }))
  return [
    { key: 'unit', label: say('unit'), kind: 'one', options: [...branches, ...groups] },
    { key: 'membership', label: say('membership'), kind: 'one', options: memberships },
    { key: 'sex', label: say('sex'), kind: 'one', options: options('sex') },
    { key: 'type', label: say('employmentType'), kind: 'one', options: options('employment_type') },
    { key: 'age', label: say('age'), kind: 'one', options: ages },
    { key: 'rule', label: say('quality'), kind: 'one', options: rules },
  ]
}

function sayAge({ ageFrom, ageTo }: ReturnType<typeof ageRange>, say: Say<keyof typeof membersTexts.bundles.zh>): string {
  if (ageFrom === undefined) return say('ageTo', { to: ageTo ?? '' })
  return ageTo === undefined ? say('ageFrom', { from: ageFrom }) : say('ageBetween', { from: ageFrom, to: ageTo })
}
