import { useQuery } from '@tanstack/react-query'
import { findDepartments } from '../../../../web/find-units.ts'
import type { Filter } from '../../../../kernel/ui/desk/table/table.types.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import { api, query } from '../../../../web/api.ts'
import { useMay } from '../../../../web/session.tsx'
import { topicKeys } from '../topic-keys.ts'
import { useSessions, useStanding } from '../use-proposal.ts'
import { wordsTexts } from '../words.texts.ts'
import { deskListTexts } from './desk.texts.ts'

/** What the list is narrowed by; the delegations are those of the session's term. */
export function useProposalFilters(sessionId: string | undefined): Filter[] {
  const say = useTexts(deskListTexts)
  const sayWord = useTexts(wordsTexts)
  const words = useBilingual()
  const sessions = useSessions()
  const termId = sessions.data?.items.find(({ id }) => id === (sessionId ?? sessions.data.current))?.termId
  const delegations = useQuery(query.proposals.delegations.queryOptions({ input: { termId: termId ?? '' }, enabled: termId !== undefined, staleTime: 60_000 }))
  const process = useQuery(query.cases.process.queryOptions({ input: { process: 'proposal' }, staleTime: Infinity }))
  const parts = useParts()
  const yes = [{ value: 'yes', label: say('yes') }]
  return [
    { key: 'session', label: say('session'), kind: 'one', options: (sessions.data?.items ?? []).map(({ id, title }) => ({ value: id, label: title })) },
    { key: 'state', label: say('state'), kind: 'many', options: (process.data?.states ?? []).map(({ name, title }) => ({ value: name, label: words(title) })) },
    { key: 'topic', label: say('topic'), kind: 'one', options: topicKeys.map((key) => ({ value: key, label: sayWord(`topic_${key}`) })) },
    { key: 'delegation', label: say('delegation'), kind: 'one', options: (delegations.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })) },
    { key: 'unit', label: say('unit'), kind: 'pick', single: true, search: findUnitOptions, labelOf: nameOfUnit },
    { key: 'class', label: say('replyClass'), kind: 'one', options: (['A', 'B', 'C', 'D'] as const).map((value) => ({ value, label: sayWord(`class_${value}`) })) },
    { key: 'key', label: say('isKey'), kind: 'one', options: yes },
    { key: 'overdue', label: say('overdueOnly'), kind: 'one', options: yes },
    { key: 'mine', label: say('waitsForMe'), kind: 'one', options: yes },
    ...(parts.length > 0 ? [{ key: 'part', label: say('myPart'), kind: 'one' as const, options: parts.map((value) => ({ value, label: say(`part_${value}`) })) }] : []),
  ]
}

/** The parts that whoever looks can have in others' proposals. */
function useParts() {
  const [maySupervise, maySign] = [useMay('proposals.review'), useMay('proposals.sign_off')]
  const delegate = useStanding().data?.delegate
  return [...(maySupervise ? (['supervisor'] as const) : []), ...(maySign ? (['leader'] as const) : []), ...(delegate ? (['seconder'] as const) : [])]
}

async function findUnitOptions(text: string) {
  return (await findDepartments(text)).map(({ id, name }) => ({ value: id, label: name }))
}

async function nameOfUnit(id: string): Promise<string> {
  const { nodes } = await api.organisation.tree({})
  return nodes.find((node) => node.id === id)?.name ?? '—'
}
