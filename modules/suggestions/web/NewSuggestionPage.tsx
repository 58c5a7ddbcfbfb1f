import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Switch } from '../../../kernel/ui/base/Choice.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { Refusal } from '../../../kernel/ui/base/Refusal.tsx'
import { Select } from '../../../kernel/ui/base/Select.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { randomKey } from '../../../kernel/ui/random-key.ts'
import { useTexts, type SayOf } from '../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../kernel/ui/use-bilingual.ts'
import { api, query } from '../../../web/api.ts'
import { SimilarOnes } from './SimilarOnes.tsx'
import { suggestionsTexts } from './suggestions.texts.ts'
import type { Options } from './suggestions.types.ts'
import { blank, useKeptSuggestion, type Typed } from './use-kept-suggestion.ts'
import './suggestions.css'

/** One screen: what it is about, what should be done, and under whose name. */
export function NewSuggestionPage() {
  const say = useTexts(suggestionsTexts)
  const options = useQuery(query.suggestions.options.queryOptions({ input: {} }))
  if (options.isPending) return <SkeletonPage />
  if (options.isError) return <ErrorState error={options.error} onRetry={() => void options.refetch()} />
  return (
    <PageFrame title={say('write')} lead={say('writeLead')} width="read" back>
      <WriteForm options={options.data} />
    </PageFrame>
  )
}

type Faults = Partial<Record<'title' | 'topic' | 'body', string>>

function WriteForm({ options }: { options: Options }) {
  const say = useTexts(suggestionsTexts)
  const words = useBilingual()
  const { typed, type, restored, forget } = useKeptSuggestion()
  const [faults, setFaults] = useState<Faults>({})
  const send = useSend(forget)
  const set = (change: Partial<Typed>) => {
    type({ ...typed, ...change })
    setFaults({})
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    const found = faultsIn(typed, say)
    setFaults(found)
    if (Object.keys(found).length === 0) send.mutate(typed)
  }
  return (
    <form className="tx-stack" noValidate onSubmit={onSubmit}>
      {restored && <Restored onAfresh={() => type(blank)} />}
      <Card>
        <div className="tx-stack">
          <Field label={say('field_title')} help={say('titleHelp')} error={faults.title}>
            {(control) => <TextInput {...control} value={typed.title} maxLength={60} onChange={(title) => set({ title })} />}
          </Field>
          <Field label={say('field_topic')} error={faults.topic}>
            {(control) => (
              <Select
                {...control}
                value={typed.topic}
                placeholder={say('chooseTopic')}
                options={options.topics.map(({ topic, title }) => ({ value: topic, label: words(title) }))}
                onChange={(topic) => set({ topic })}
              />
            )}
          </Field>
          <Field label={say('field_body')} help={say('bodyHelp')} error={faults.body}>
            {(control) => (
              <textarea {...control} className="tx-input sg-area" rows={7} maxLength={5000} value={typed.body} onChange={(event) => set({ body: event.target.value })} />
            )}
          </Field>
          <Anonymous options={options} checked={typed.anonymous} onChange={(anonymous) => set({ anonymous })} />
        </div>
      </Card>
      <SimilarOnes title={typed.title} text={typed.body} />
      <Refusal error={send.error} />
      <Button look="primary" type="submit" block busy={send.isPending}>
        {say('submit')}
      </Button>
    </form>
  )
}

function Restored({ onAfresh }: { onAfresh: () => void }) {
  const say = useTexts(suggestionsTexts)
  return (
    <Banner
      tone="neutral"
      action={
        <Button look="quiet" onClick={onAfresh}>
          {say('afresh')}
        </Button>
      }
    >
      {say('kept')}
    </Banner>
  )
}

function Anonymous({ options, checked, onChange }: { options: Options; checked: boolean; onChange: (checked: boolean) => void }) {
  const say = useTexts(suggestionsTexts)
  if (options.anonymity === 'off') return <p className="tx-quiet">{say('anonymousOff')}</p>
  return (
    <div className="sg-switch">
      <div>
        <strong>{say('anonymous')}</strong>
        <p className="tx-quiet">
          {say(options.anonymity === 'team' ? 'anonymousTeam' : 'anonymousSealed')} {checked && say('anonymousHint')}
        </p>
      </div>
      <Switch label={say('anonymous')} checked={checked} onChange={onChange} />
    </div>
  )
}

function useSend(forget: () => void) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const [idempotencyKey] = useState(randomKey)
  return useMutation({
    // The select offers only topics that the server has named.
    mutationFn: (typed: Typed) => api.suggestions.submit({ ...typed, topic: typed.topic as Options['topics'][number]['topic'] }, { context: { idempotencyKey } }),
    onSuccess: async ({ id }) => {
      forget()
      await client.invalidateQueries({ queryKey: query.suggestions.key() })
      await navigate({ to: `/suggestions/${id}`, search: { sent: '1' }, replace: true })
    },
  })
}

function faultsIn({ title, topic, body }: Typed, say: SayOf<typeof suggestionsTexts>): Faults {
  const lacking = (field: 'field_title' | 'field_body', text: string, least: number) => {
    const { length } = text.trim()
    if (length >= least) return undefined
    return length === 0 ? say('missing', { field: say(field) }) : say('tooShort', { field: say(field), least, length })
  }
  const faults: Faults = {}
  const [inTitle, inBody] = [lacking('field_title', title, 4), lacking('field_body', body, 10)]
  if (inTitle) faults.title = inTitle
  if (topic === '') faults.topic = say('missing', { field: say('field_topic') })
  if (inBody) faults.body = inBody
  return faults
}
