import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { Refusal } from '../../../../kernel/ui/base/Refusal.tsx'
import { Select } from '../../../../kernel/ui/base/Select.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { BulkResults } from '../../../../kernel/ui/desk/BulkResults.tsx'
import { Drawer } from '../../../../kernel/ui/desk/Drawer.tsx'
import { randomKey } from '../../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import { api, query } from '../../../../web/api.ts'
import type { Delegate, Term } from '../proposals.types.ts'
import { useProposalsChanged } from '../use-proposal.ts'
import { congressTexts } from './congress.texts.ts'
import { pastedRows } from './paste-rows.ts'

const kinds = ['delegate', 'non_voting', 'invited'] as const

interface About {
  delegationId: string
  kind: Delegate['kind']
  fromDay: string
}

/** Delegates pasted as they stand in a sheet; each line says how it went. */
export function AddDelegates({ term, onClose }: { term: Term; onClose: () => void }) {
  const say = useTexts(congressTexts)
  const words = useBilingual()
  const client = useQueryClient()
  const changed = useProposalsChanged()
  const [text, setText] = useState('')
  const [about, setAbout] = useState<About>({ delegationId: '', kind: 'delegate', fromDay: term.fromDay })
  const [key] = useState(randomKey)
  const rows = pastedRows(text)
  const save = useMutation({
    mutationFn: () => {
      const { delegationId, kind, fromDay } = about
      return api.proposals.addDelegates({ termId: term.id, kind, fromDay, rows, ...(delegationId ? { delegationId } : {}) }, { context: { idempotencyKey: key } })
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['table', 'congress-delegates'] })
      await changed()
    },
  })
  if (save.data) {
    const outcomes = save.data.results.map(({ staffNo, name, ok, error }, line) => ({
      // The same number may stand in two lines.
      key: String(line),
      label: [staffNo, name].filter(Boolean).join(' '),
      ok,
      message: error ? words(error) : say('pasteDone'),
    }))
    return <BulkResults label={say('pasteResults')} outcomes={outcomes} onClose={onClose} />
  }
  const footer = (
    <Button look="primary" disabled={rows.length === 0} busy={save.isPending} onClick={() => save.mutate()}>
      {say('pasteGo', { count: rows.length })}
    </Button>
  )
  return (
    <Drawer open title={say('addDelegates')} onClose={onClose} footer={footer}>
      <div className="tx-stack">
        <Refusal error={save.error} />
        <Field label={say('pasteRows')} help={say('pasteHelp')}>
          {(control) => <textarea {...control} className="tx-input pr-paste" rows={10} value={text} onChange={(event) => setText(event.target.value)} />}
        </Field>
        <p role="status" className="tx-quiet">
          {say('pasteCount', { count: rows.length })}
        </p>
        <AboutThem term={term} about={about} onChange={setAbout} />
      </div>
    </Drawer>
  )
}

/** What holds for every line that does not say otherwise. */
function AboutThem({ term, about, onChange }: { term: Term; about: About; onChange: (about: About) => void }) {
  const say = useTexts(congressTexts)
  const delegations = useQuery(query.proposals.delegations.queryOptions({ input: { termId: term.id } }))
  return (
    <>
      <Field label={say('pasteDelegation')} optional>
        {(control) => (
          <Select
            {...control}
            value={about.delegationId}
            placeholder={say('pasteNone')}
            options={(delegations.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(delegationId) => onChange({ ...about, delegationId })}
          />
        )}
      </Field>
      <Field label={say('kind')}>
        {(control) => (
          <Select
            {...control}
            value={about.kind}
            options={kinds.map((value) => ({ value, label: say(`kind_${value}`) }))}
            onChange={(value) => onChange({ ...about, kind: kinds.find((known) => known === value) ?? 'delegate' })}
          />
        )}
      </Field>
      <Field label={say('pasteFrom')}>{(control) => <TextInput {...control} type="date" value={about.fromDay} onChange={(fromDay) => onChange({ ...about, fromDay })} />}</Field>
    </>
  )
}
