import { useTimes } from '../../capacity/web/use-times.ts'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { FactLines } from '../../../kernel/ui/base/FactLines.tsx'
import { ScrollBox } from '../../../kernel/ui/base/ScrollBox.tsx'
import { listed } from '../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { panelsTexts } from './panels.texts.ts'
import type { PanelShown } from './panels.types.ts'
import './panels.css'

/** What came of a panel: who sat on it, how it weighed, everybody's total and place, and each member's sheet. */
export function PanelResult({ panel }: { panel: PanelShown }) {
  const say = useTexts(panelsTexts)
  const times = useTimes()
  const { heldOn, documentNo, members, criteria, note, no, recordedName, recordedAt } = panel
  const facts = [
    { label: say('heldOn'), value: times.day(heldOn) },
    { label: say('documentNo'), value: documentNo },
    {
      label: say('people'),
      value: listed(members.map(({ name, part, scores }) => say(scores || criteria.length === 0 ? 'personScores' : 'personWatches', { name, part: say(`part_${part}`) }))),
    },
    { label: say('criteria'), value: listed(criteria.map(({ title, weight }) => say('weighs', { title, weight }))) },
    { label: say('note'), value: note },
  ]
  const recorded = { name: recordedName, at: times.at(recordedAt) }
  return (
    <div className="tx-stack">
      <FactLines facts={facts} />
      <Results panel={panel} />
      {criteria.length > 0 && (
        <details className="tx-more">
          <summary>{say('sheets')}</summary>
          {members
            .filter(({ scores }) => scores)
            .map(({ name }, who) => (
              <Sheet key={name} panel={panel} who={who} name={name} />
            ))}
        </details>
      )}
      <p className="tx-note">{no === 1 ? say('recorded', recorded) : say('recordedAgain', { ...recorded, no })}</p>
    </div>
  )
}

function Results({ panel: { candidates } }: { panel: PanelShown }) {
  const say = useTexts(panelsTexts)
  const placed = candidates.toSorted((one, other) => (one.rank ?? candidates.length) - (other.rank ?? candidates.length))
  return (
    <ScrollBox label={say('results')}>
      <table className="tx-table tx-figures">
        <thead>
          <tr>
            <th scope="col">{say('candidate')}</th>
            <th scope="col">{say('place')}</th>
            <th scope="col">{say('price')}</th>
            <th scope="col">{say('total')}</th>
          </tr>
        </thead>
        <tbody>
          {placed.map(({ name, price, total, rank, chosen }) => (
            <tr key={name}>
              <th scope="row">
                {name}{' '}
                {chosen && (
                  <Chip tone="brand" icon="check">
                    {say('chosen')}
                  </Chip>
                )}
              </th>
              <td>{rank ?? '—'}</td>
              <td>{price ?? '—'}</td>
              <td>{total ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

/** One member's scores as they were signed. */
function Sheet({ panel: { criteria, candidates }, who, name }: { panel: PanelShown; who: number; name: string }) {
  const say = useTexts(panelsTexts)
  const title = say('sheetOf', { name })
  return (
    <ScrollBox label={title}>
      <table className="tx-table tx-figures">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{say('candidate')}</th>
            {criteria.map((criterion) => (
              <th key={criterion.title} scope="col">
                {criterion.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {candidates.map((candidate) => (
            <tr key={candidate.name}>
              <th scope="row">{candidate.name}</th>
              {criteria.map((criterion, what) => (
                <td key={criterion.title}>{candidate.given[who]?.[what] ?? '—'}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
