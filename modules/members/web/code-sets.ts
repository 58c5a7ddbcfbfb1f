import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Option } from '../../../kernel/ui/base/Select.tsx'
import { query } from '../../../web/api.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { commonTexts } from './common.texts.ts'

export interface CodeWords {
  options: (set: string) => Option[]
  /** The word for a code; the code itself where the set does not know it, as with free text. */
  label: (set: string, code: string | null) => string
}

/** Codes with their words in the language in use. */
export function useCodeWords(): CodeWords {
  const { data } = useQuery(query.members.codeSets.queryOptions({ staleTime: Infinity }))
  return useMemo(() => {
    const options = (set: string) => (data?.[set] ?? []).map(({ code, label }) => ({ value: code, label }))
    return { options, label: (set, code) => (code === null ? '' : (options(set).find(({ value }) => value === code)?.label ?? code)) }
  }, [data])
}

/** The states of membership; who has never joined has no code in the set. */
export function useMembershipOptions(): Option[] {
  const say = useTexts(commonTexts)
  return [{ value: 'none', label: say('notMember') }, ...useCodeWords().options('membership_status')]
}
