import { useId } from 'react'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../../kernel/ui/base/Chip.tsx'
import { listed } from '../../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import type { Proposal } from '../proposals.types.ts'
import { pageTexts } from './page.texts.ts'

/** How many of how many delegates stand behind the text as it is now, and who. */
export function SecondsCard({ proposal }: { proposal: Proposal }) {
  const say = useTexts(pageTexts)
  const id = useId()
  if (proposal.state === 'draft') return null
  const standing = proposal.seconders.filter(({ voided }) => !voided)
  const voided = proposal.seconders.filter((second) => second.voided)
  const { secondsNeeded: need } = proposal
  const enough = standing.length >= need
  return (
    <Card title={say('seconds')}>
      <p id={id}>{enough ? say('secondsEnough', { need }) : say('secondsOf', { have: standing.length, count: standing.length, need })}</p>
      <progress className="pr-meter" aria-labelledby={id} value={Math.min(standing.length, need)} max={need} />
      {standing.length > 0 && (
        <ul className="pr-names">
          {standing.map(({ person, delegation }) => (
            <li key={person.staffId}>
              <Chip tone="ok" icon="check">
                {[person.name, delegation].filter(Boolean).join(' · ')}
              </Chip>
            </li>
          ))}
        </ul>
      )}
      {voided.length > 0 && <p className="tx-quiet">{say('secondsVoid', { names: listed(voided.map(({ person }) => person.name)) })}</p>}
    </Card>
  )
}
