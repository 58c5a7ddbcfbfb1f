import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { isApiError } from '../../../../kernel/ui/api-error.ts'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { ConfirmDialog } from '../../../../kernel/ui/base/ConfirmDialog.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { Refusal } from '../../../../kernel/ui/base/Refusal.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import type { DeskOffer } from '../offer.types.ts'
import { useOffersChanged } from '../use-offers-changed.ts'
import { DrawFacts, type Draw } from './DrawFacts.tsx'
import { drawTexts } from './draw.texts.ts'

interface DrawPanelProps {
  offer: DeskOffer
  /** Brings what is being written to the server first: a draw belongs to an offer that is one by lot. */
  before?: () => Promise<number>
}

/** The draw of an offer: bound before publication, held once after closing. */
export function DrawPanel({ offer, ...rest }: DrawPanelProps) {
  const say = useTexts(drawTexts)
  const read = useQuery(query.draws.show.queryOptions({ input: { offerId: offer.id }, retry: false }))
  const none = isApiError(read.error) && read.error.status === 404
  if (read.isPending) return null
  if (read.isError && !none) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  return (
    <Card title={say('title')}>
      <div className="tx-stack">
        <p className="tx-note">{say('howItWorks')}</p>
        {read.data ? <DrawParts offer={offer} draw={read.data} {...rest} /> : <CommitPart offer={offer} draw={null} {...rest} />}
      </div>
    </Card>
  )
}

function DrawParts({ offer, draw, ...rest }: DrawPanelProps & { draw: Draw }) {
  return (
    <>
      <DrawFacts draw={draw} />
      <CommitPart offer={offer} draw={draw} {...rest} />
      {offer.state === 'published' && draw.drawnAt === null && <Hold offer={offer} source={draw.publicSource} example={draw.publicExample} />}
    </>
  )
}

function CommitPart({ offer, draw, ...rest }: DrawPanelProps & { draw: Draw | null }) {
  if (offer.state !== 'draft') return null
  return <Commit offerId={offer.id} source={draw?.publicSource ?? ''} example={draw?.publicExample ?? ''} again={draw !== null} {...rest} />
}

interface CommitProps {
  offerId: string
  source: string
  example: string
  again: boolean
  before?: () => Promise<number>
}

function Commit({ offerId, source: givenSource, example: givenExample, again, before }: CommitProps) {
  const say = useTexts(drawTexts)
  const changed = useDrawChanged()
  const [source, writeSource] = useState(givenSource)
  const [example, writeExample] = useState(givenExample)
  const half = (source.trim() === '') !== (example.trim() === '')
  const run = useMutation({
    mutationFn: async () => {
      await before?.()
      return api.draws.commit({ offerId, publicNumber: source.trim() === '' ? null : { source: source.trim(), example: example.trim() } })
    },
    onSuccess: async () => {
      await changed()
      toast(say('committed'))
    },
  })
  return (
    <>
      <div className="tx-two">
        <Field label={say('publicSource')} optional help={say('publicSourceHelp')} error={half ? say('bothOrNone') : undefined}>
          {(control) => <TextInput {...control} maxLength={200} value={source} onChange={writeSource} />}
        </Field>
        <Field label={say('publicExample')} optional help={say('publicExampleHelp')}>
          {(control) => <TextInput {...control} maxLength={200} value={example} onChange={writeExample} />}
        </Field>
      </div>
      <div>
        <Button disabled={half} busy={run.isPending} onClick={() => run.mutate()}>
          {say(again ? 'commitAgain' : 'commit')}
        </Button>
      </div>
      <Refusal error={run.error} />
    </>
  )
}

function Hold({ offer, source, example }: { offer: DeskOffer; source: string | null; example: string | null }) {
  const say = useTexts(drawTexts)
  const changed = useDrawChanged()
  const [value, write] = useState('')
  const [asking, ask] = useState(false)
  const run = useMutation({
    mutationFn: () => api.draws.draw({ offerId: offer.id, publicValue: source === null ? null : value.trim() }),
    onSuccess: (counts) => {
      toast(say('drawn', counts))
      ask(false)
    },
    onSettled: changed,
  })
  if (offer.phase === 'soon' || offer.phase === 'open') return <p className="tx-note">{say('waitForClose')}</p>
  return (
    <>
      {source !== null && (
        <Field label={source} help={example}>
          {(control) => <TextInput {...control} maxLength={200} value={value} onChange={write} />}
        </Field>
      )}
      <div>
        <Button look="primary" disabled={source !== null && value.trim() === ''} onClick={() => ask(true)}>
          {say('draw')}
        </Button>
      </div>
      {asking && (
        <ConfirmDialog open title={say('drawTitle', { title: offer.title })} action={say('draw')} busy={run.isPending} onConfirm={() => run.mutate()} onClose={() => ask(false)}>
          <p>{say('drawBody')}</p>
          <Refusal error={run.error} />
        </ConfirmDialog>
      )}
    </>
  )
}

function useDrawChanged(): () => Promise<void> {
  const client = useQueryClient()
  const changed = useOffersChanged()
  return async () => {
    await Promise.all([client.invalidateQueries({ queryKey: query.draws.key() }), changed()])
  }
}
