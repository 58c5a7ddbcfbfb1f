import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { panelsTexts } from '../../../engines/panels/web/panels.texts.ts'
import { PanelResult } from '../../../engines/panels/web/PanelResult.tsx'
import { Button, ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { FactLines } from '../../../kernel/ui/base/FactLines.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { bracketed, clauses, listed } from '../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../kernel/ui/use-bilingual.ts'
import { query } from '../../../web/api.ts'
import { AddPaper } from './AddPaper.tsx'
import { Papers } from './BranchRow.tsx'
import { yuanWords } from '../../../kernel/ui/yuan-words.ts'
import { giftsDeskTexts } from './gifts-desk.texts.ts'
import type { ChainStep } from './gifts.types.ts'
import { GiftTabs } from './GiftTabs.tsx'
import { NeedsPictures } from './NeedsPictures.tsx'
import { StepDrawer } from './StepDrawer.tsx'
import './gifts.css'

/** How a purchase came about, step by step: what is on record, and what somebody who checks would miss. */
export function ChainPage() {
  const say = useTexts(giftsDeskTexts)
  const { giftId = '' } = useParams({ strict: false })
  const read = useQuery(query.giftChain.show.queryOptions({ input: { id: giftId } }))
  if (read.isPending) return <SkeletonPage />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const { title, year, mayManage, steps, panel } = read.data
  return (
    <PageFrame title={title} lead={say('chainLead')} width="read" back>
      <div className="tx-stack">
        <GiftTabs id={giftId} mayManage={mayManage} />
        {steps.map((step, at) => (
          <Step key={step.step} giftId={giftId} step={step} no={at + 1} mayManage={mayManage}>
            {step.step === 'panel' && panel && <PanelResult panel={panel} />}
            {step.step === 'needs' && <NeedsPictures year={year} />}
          </Step>
        ))}
      </div>
    </PageFrame>
  )
}

interface StepProps {
  giftId: string
  step: ChainStep
  mayManage: boolean
  /** What else is known of it. */
  children: ReactNode
}

function Step({ giftId, step, no, mayManage, children }: StepProps & { no: number }) {
  const say = useTexts(giftsDeskTexts)
  const sayPanels = useTexts(panelsTexts)
  const [editing, edit] = useState(false)
  const [adding, add] = useState(false)
  const { record, papers } = step
  const name = say(`step_${step.step}`)
  const state = (
    <Chip tone={step.gaps.length === 0 ? 'ok' : 'warn'} icon={step.gaps.length === 0 ? 'ok' : 'warning'}>
      {say(step.gaps.length === 0 ? 'recorded' : 'gaps')}
    </Chip>
  )
  return (
    <Card title={`${no}. ${name}`} aside={state}>
      <div className="tx-stack">
        <Gaps gaps={step.gaps} />
        {record && !(step.step === 'panel' && children) && <Facts step={step} />}
        {children}
        <Papers giftId={giftId} papers={papers} mayRemove={mayManage} />
        {mayManage && (
          <div className="tx-actions">
            {step.step === 'panel' ? (
              <ButtonLink to={`/gifts/${giftId}/panel`}>{sayPanels(record ? 'correct' : 'enter')}</ButtonLink>
            ) : (
              <Button aria-label={`${name} ${say(record ? 'correct' : 'record')}`} onClick={() => edit(true)}>
                {say(record ? 'correct' : 'record')}
              </Button>
            )}
            <Button look="quiet" icon="upload" aria-expanded={adding} aria-label={`${name} ${say('addPaper')}`} onClick={() => add(!adding)}>
              {say('addPaper')}
            </Button>
          </div>
        )}
        {adding && <AddPaper giftId={giftId} label={`${name} ${say('addPaper')}`} of={{ step: step.step }} />}
      </div>
      {editing && step.step !== 'panel' && <StepDrawer giftId={giftId} step={{ ...step, step: step.step }} onClose={() => edit(false)} />}
    </Card>
  )
}

function Gaps({ gaps }: Pick<ChainStep, 'gaps'>) {
  const words = useBilingual()
  if (gaps.length === 0) return null
  return <p>{clauses(gaps.map(words))}</p>
}

function Facts({ step: { record } }: { step: ChainStep }) {
  const say = useTexts(giftsDeskTexts)
  const times = useTimes()
  if (!record) return null
  const { doneOn, untilOn, workingDays, documentNo, amount, people, note } = record
  const span =
    untilOn === null
      ? times.day(doneOn)
      : workingDays === null
        ? say('stepSpanUnknown', { from: times.day(doneOn), until: times.day(untilOn) })
        : say('stepSpan', { from: times.day(doneOn), until: times.day(untilOn), days: workingDays })
  const facts = [
    { label: say('doneOn'), value: span },
    { label: say('documentNo'), value: documentNo },
    { label: say('amount'), value: amount && yuanWords(amount) },
    { label: say('persons'), value: listed(people.map(({ name, part }) => bracketed(name, say(`part_${part}`)))) },
    { label: say('note'), value: note },
  ]
  return (
    <>
      <FactLines facts={facts} />
      <p className="tx-note">{say('recordedBy', { name: record.recordedName, at: times.at(record.recordedAt) })}</p>
    </>
  )
}
