import { useState } from 'react'
import { StateChip } from '../../../../engines/cases/web/StateChip.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Choice } from '../../../../kernel/ui/base/Choice.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { Select } from '../../../../kernel/ui/base/Select.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { ChangedText } from '../page/ChangedText.tsx'
import { pageTexts } from '../page/page.texts.ts'
import { ProposalWords } from '../page/ProposalWords.tsx'
import type { Proposal } from '../proposals.types.ts'
import { deskListTexts } from './desk.texts.ts'

/** Two texts beside each other, as they are or with their differences marked. */
export function SideBySide({ proposals }: { proposals: readonly Proposal[] }) {
  const say = useTexts(deskListTexts)
  const [leftId, chooseLeft] = useState(proposals[0]?.id ?? '')
  const [rightId, chooseRight] = useState(proposals[1]?.id ?? '')
  const [mode, setMode] = useState<'apart' | 'marked'>('apart')
  const options = proposals.map(({ id, title }) => ({ value: id, label: title }))
  const left = proposals.find(({ id }) => id === leftId)
  const right = proposals.find(({ id }) => id === rightId)
  return (
    <Card
      title={say('compare')}
      aside={
        <Choice
          label={say('compareTitle')}
          value={mode}
          options={[
            { value: 'apart', label: say('compareApart') },
            { value: 'marked', label: say('compareMarked') },
          ]}
          onChange={setMode}
        />
      }
    >
      <div className="pr-columns">
        <Field label={say('compareLeft')}>{(control) => <Select {...control} value={leftId} options={options} onChange={chooseLeft} />}</Field>
        <Field label={say('compareRight')}>{(control) => <Select {...control} value={rightId} options={options} onChange={chooseRight} />}</Field>
      </div>
      {left && right && (mode === 'apart' ? <Apart left={left} right={right} /> : <Marked left={left} right={right} />)}
    </Card>
  )
}

function Apart({ left, right }: { left: Proposal; right: Proposal }) {
  return (
    <div className="pr-columns">
      {[left, right].map((proposal, side) => (
        <article key={side}>
          <p className="pr-line">
            <StateChip stateTitle={proposal.stateTitle} tone={proposal.tone} />
            <strong>{proposal.title}</strong>
          </p>
          <ProposalWords proposal={proposal} />
        </article>
      ))}
    </div>
  )
}

function Marked({ left, right }: { left: Proposal; right: Proposal }) {
  const say = useTexts(pageTexts)
  return (
    <div className="pr-words">
      <ChangedText before={left.title} after={right.title} />
      <h3>{say('reason')}</h3>
      <ChangedText before={left.reason} after={right.reason} />
      <h3>{say('suggestion')}</h3>
      <ChangedText before={left.suggestion} after={right.suggestion} />
    </div>
  )
}
