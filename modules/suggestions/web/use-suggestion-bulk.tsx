import { useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { z } from 'zod'
import { OneUnit } from '../../../engines/cases/web/form/pickers.tsx'
import { FormDrawer } from '../../../kernel/ui/desk/form/FormDrawer.tsx'
import type { BulkAction, BulkOutcome } from '../../../kernel/ui/desk/table/table.types.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../kernel/ui/use-bilingual.ts'
import { api, query } from '../../../web/api.ts'
import { outcome, outcomes } from '../suggestions.contract.ts'
import { suggestionsTexts } from './suggestions.texts.ts'
import type { SuggestionCase } from './suggestions.types.ts'

interface Asked {
  kind: 'passOn' | 'decide'
  rows: readonly SuggestionCase[]
  settle: (outcomes: BulkOutcome[] | null) => void
}

const passOnForm = z.object({ department: z.looseObject({ id: z.uuid() }), isPublic: z.boolean(), note: z.string().trim().max(500).optional() })
const decideForm = z.object({ outcome, text: z.string().trim().min(10).max(5_000), isPublic: z.boolean() })

/** What can be done with the ticked suggestions; each says how it went. */
export function useSuggestionBulk(): { actions: BulkAction<SuggestionCase>[]; drawer: ReactNode } {
  const say = useTexts(suggestionsTexts)
  const act = useActOnMany()
  const [asked, ask] = useState<Asked | null>(null)
  const open = (kind: Asked['kind']) => (rows: readonly SuggestionCase[]) => new Promise<BulkOutcome[] | null>((settle) => ask({ kind, rows, settle }))
  const actions: BulkAction<SuggestionCase>[] = [
    { key: 'passOn', label: say('passOn'), run: open('passOn') },
    { key: 'publish', label: say('publish'), run: (rows) => act('publish', rows, {}) },
    { key: 'decide', label: say('decide'), run: open('decide') },
  ]
  const settle = (results: BulkOutcome[] | null) => {
    asked?.settle(results)
    ask(null)
  }
  const Drawer = asked?.kind === 'decide' ? DecideDrawer : PassOnDrawer
  return { actions, drawer: asked && <Drawer rows={asked.rows} onDone={settle} onClose={() => settle(null)} /> }
}

interface DrawerProps {
  rows: readonly SuggestionCase[]
  onDone: (outcomes: BulkOutcome[]) => void
  onClose: () => void
}

function PassOnDrawer({ rows, onDone, onClose }: DrawerProps) {
  const say = useTexts(suggestionsTexts)
  const act = useActOnMany()
  return (
    <FormDrawer
      title={say('passOnTitle', { count: rows.length })}
      action={say('passOn')}
      schema={passOnForm}
      initial={{ isPublic: true }}
      fields={{
        department: {
          label: say('department'),
          render: ({ value, onChange, ...control }) => <OneUnit kind="department" control={control} label={say('department')} value={value} onChange={onChange} />,
        },
        isPublic: { label: say('makePublic') },
        note: { label: say('note'), widget: 'longText' },
      }}
      onSubmit={async ({ department, isPublic, note }) => onDone(await act('passOn', rows, { departmentId: department.id, isPublic, note: note ?? '' }))}
      onClose={onClose}
    />
  )
}

function DecideDrawer({ rows, onDone, onClose }: DrawerProps) {
  const say = useTexts(suggestionsTexts)
  const act = useActOnMany()
  return (
    <FormDrawer
      title={say('decideTitle', { count: rows.length })}
      action={say('publish')}
      schema={decideForm}
      initial={{ isPublic: true }}
      fields={{
        outcome: { label: say('outcome'), options: outcomes.map((value) => ({ value, label: say(`outcome_${value}`) })) },
        text: { label: say('answerText'), widget: 'longText' },
        isPublic: { label: say('makePublic') },
      }}
      onSubmit={async (values) => onDone(await act('decide', rows, { ...values, promiseOn: null }))}
      onClose={onClose}
    />
  )
}

function useActOnMany() {
  const say = useTexts(suggestionsTexts)
  const words = useBilingual()
  const client = useQueryClient()
  return async (action: string, rows: readonly SuggestionCase[], input: Record<string, unknown>): Promise<BulkOutcome[]> => {
    const { results } = await api.cases.actOnMany({ action, cases: rows.map(({ id, version }) => ({ caseId: id, version })), input })
    await client.invalidateQueries({ queryKey: query.suggestions.key() })
    return results.map(({ caseId, title, ok, error }) => ({ key: caseId, label: title, ok, message: error ? words(error.text) : say('moved') }))
  }
}
