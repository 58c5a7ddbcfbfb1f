import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { Refusal } from '../../../../kernel/ui/base/Refusal.tsx'
import { SkeletonPage } from '../../../../kernel/ui/base/Skeleton.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { query } from '../../../../web/api.ts'
import type { DeskOffer } from '../offer.types.ts'
import { DrawPanel } from '../draw/DrawPanel.tsx'
import { ConditionsStep } from './ConditionsStep.tsx'
import { editorTexts } from './editor.texts.ts'
import { LimitTable } from './LimitTable.tsx'
import { OptionTable } from './OptionTable.tsx'
import { ProgrammeStep } from './ProgrammeStep.tsx'
import { PublishStep } from './PublishStep.tsx'
import { QuestionsStep } from './QuestionsStep.tsx'
import { RulesStep } from './RulesStep.tsx'
import { useOfferDraft, type OfferDraft } from './use-offer-draft.ts'
import { WhatStep } from './WhatStep.tsx'
import '../capacity.css'
import './editor.css'

interface OfferEditorProps {
  offerId: string
  /** What the service keeps beside the offer: stands after its name and times. */
  children?: ReactNode
  /** Where to go once a draft is thrown away. */
  onDiscarded: () => void
}

/** An offer on one page, from its name to its publication; afterwards what can still be changed, and why the rest cannot. */
export function OfferEditor({ offerId, ...rest }: OfferEditorProps) {
  const read = useQuery(query.capacity.offers.show.queryOptions({ input: { offerId } }))
  if (read.isPending) return <SkeletonPage />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  return <Steps key={offerId} offer={read.data} {...rest} />
}

function Steps({ offer, children, onDiscarded }: Omit<OfferEditorProps, 'offerId'> & { offer: DeskOffer }) {
  const draft = useOfferDraft(offer)
  return (
    <div className="tx-stack">
      <SaveLine offer={offer} draft={draft} />
      <WhatStep offer={offer} draft={draft} />
      {children}
      <OptionTable offer={offer} draft={draft} />
      <LimitTable offer={offer} before={draft.save} />
      <ConditionsStep offer={offer} draft={draft} />
      <RulesStep offer={offer} draft={draft} />
      <ProgrammeStep offer={offer} draft={draft} />
      <QuestionsStep offer={offer} draft={draft} />
      {draft.facts.mode === 'lottery' && <DrawPanel offer={offer} before={draft.save} />}
      <PublishStep offer={offer} draft={draft} onDiscarded={onDiscarded} />
    </div>
  )
}

/** Whether what stands here has reached the server; always in sight. */
function SaveLine({ offer, draft: { unsaved, saving, error, save } }: { offer: DeskOffer; draft: OfferDraft }) {
  const say = useTexts(editorTexts)
  const isDraft = offer.state === 'draft'
  const words = saving ? 'saving' : unsaved ? (isDraft ? 'unsavedDraft' : 'unsaved') : isDraft ? 'saved' : 'savedPublished'
  const press = async () => {
    await save()
    toast(say('changesSaved'))
  }
  return (
    <div className="ce-save">
      <span role="status">{say(words)}</span>
      {unsaved && (!isDraft || error !== null) && (
        <Button look="primary" busy={saving} onClick={() => void press().catch(() => undefined)}>
          {say(isDraft ? 'saveNow' : 'saveChanges')}
        </Button>
      )}
      <Refusal error={saving ? null : error} />
    </div>
  )
}
