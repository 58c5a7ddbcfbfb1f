import { useState } from 'react'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { ScrollBox } from '../../../kernel/ui/base/ScrollBox.tsx'
import { Select } from '../../../kernel/ui/base/Select.tsx'
import { TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { hundredthsOf } from '../panels.shapes.ts'
import { cellKey, filledOf, standingOf, type PanelDraft, type PartProps } from './panel-draft.ts'
import { panelsTexts } from './panels.texts.ts'

/** One member's signed sheet at a time, and below what they come to together. */
export function ScoreSheets({ draft, set }: PartProps) {
  const say = useTexts(panelsTexts)
  const { members, criteria, candidates } = filledOf(draft)
  const scorers = members.filter(({ scores }) => scores)
  const [shown, show] = useState('')
  const member = scorers.find(({ key }) => key === shown) ?? scorers[0]
  if (!member || criteria.length === 0 || candidates.length === 0)
    return (
      <Card title={say('scoring')}>
        <p className="tx-note">{say('scoringFirst')}</p>
      </Card>
    )
  const done = (key: string) =>
    candidates.every((candidate) =>
      criteria.every((criterion) => hundredthsOf(draft.scores.get(cellKey({ member: key, candidate: candidate.key, criterion: criterion.key })) ?? '') !== null),
    )
  return (
    <>
      <Card title={say('scoring')}>
        <div className="tx-stack">
          <p className="tx-note">{say('scoringHelp')}</p>
          <Field label={say('whose')}>
            {(control) => (
              <Select
                {...control}
                value={member.key}
                options={scorers.map(({ key, name }) => ({ value: key, label: done(key) ? say('sheetDone', { name }) : name }))}
                onChange={show}
              />
            )}
          </Field>
          <Sheet key={member.key} draft={draft} set={set} member={member.key} name={member.name} />
        </div>
      </Card>
      <Standing draft={draft} set={set} />
    </>
  )
}

function Sheet({ draft, set, member, name }: PartProps & { member: string; name: string }) {
  const say = useTexts(panelsTexts)
  const { criteria, candidates } = filledOf(draft)
  return (
    <ScrollBox label={say('sheetOf', { name })}>
      <table className="tx-table tx-figures pn-sheet">
        <thead>
          <tr>
            <th scope="col">{say('candidate')}</th>
            {criteria.map(({ key, title }) => (
              <th key={key} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {candidates.map((candidate) => (
            <tr key={candidate.key}>
              <th scope="row">{candidate.name}</th>
              {criteria.map((criterion) => {
                const cell = cellKey({ member, candidate: candidate.key, criterion: criterion.key })
                const value = draft.scores.get(cell) ?? ''
                return (
                  <td key={criterion.key}>
                    <TextInput
                      inputMode="decimal"
                      maxLength={6}
                      aria-label={say('cell', { candidate: candidate.name, criterion: criterion.title })}
                      aria-invalid={value !== '' && hundredthsOf(value) === null ? true : undefined}
                      value={value}
                      onChange={(score) => set({ scores: withScore(draft, cell, score) })}
                    />
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function withScore({ scores }: PanelDraft, cell: string, score: string): ReadonlyMap<string, string> {
  return new Map([...scores, [cell, score]])
}

/** Totals and places as far as the sheets go, and whom the panel chose. */
function Standing({ draft, set }: PartProps) {
  const say = useTexts(panelsTexts)
  const standing = standingOf(draft)
  const { candidates } = filledOf(draft)
  const choose = (key: string, chosen: boolean) => set({ candidates: draft.candidates.map((one) => (one.key === key ? { ...one, chosen } : one)) })
  return (
    <Card title={say('results')}>
      <ul className="pn-standing">
        {candidates.map(({ key, name, chosen }) => {
          const place = standing.get(key)
          return (
            <li key={key}>
              <span className="pn-name">{name}</span>
              <span className="pn-figure">{place ? `${place.total} · ${say('placeIs', { rank: place.rank })}` : say('notYet')}</span>
              <label className="tx-tick">
                <input type="checkbox" aria-label={say('chooseOne', { name })} checked={chosen} onChange={(event) => choose(key, event.target.checked)} />
                <span aria-hidden="true">{say('choose')}</span>
              </label>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
