import { Icon } from '../base/Icon.tsx'
import { useTexts } from '../texts.ts'
import { deskTexts } from './desk.texts.ts'
import { Drawer } from './Drawer.tsx'
import type { BulkOutcome } from './table/table.types.ts'
import './bulk-results.css'

interface BulkResultsProps {
  label: string
  outcomes: readonly BulkOutcome[]
  onClose: () => void
}

/** How it went for each row: those that need a hand first. */
export function BulkResults({ label, outcomes, onClose }: BulkResultsProps) {
  const say = useTexts(deskTexts)
  const failed = outcomes.filter((outcome) => !outcome.ok)
  const done = outcomes.filter((outcome) => outcome.ok)
  const title = failed.length > 0 ? say('bulkPartly', { label, done: done.length, failed: failed.length }) : say('bulkDone', { label, done: done.length })
  return (
    <Drawer open title={title} onClose={onClose}>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys, and holds nothing else that could be focused */}
      <div role="region" aria-label={title} tabIndex={0}>
        <Outcomes title={say('bulkFailedFirst')} outcomes={failed} />
        <Outcomes title={say('bulkOthers')} outcomes={done} />
      </div>
    </Drawer>
  )
}

function Outcomes({ title, outcomes }: { title: string; outcomes: readonly BulkOutcome[] }) {
  if (outcomes.length === 0) return null
  return (
    <section className="br-part">
      <h3>{title}</h3>
      <ul>
        {outcomes.map((outcome) => (
          <li key={outcome.key} className={outcome.ok ? 'br-ok' : 'br-bad'}>
            <Icon name={outcome.ok ? 'ok' : 'error'} />
            <div>
              <strong>{outcome.label}</strong>
              <p>{outcome.message}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
