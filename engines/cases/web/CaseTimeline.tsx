import { useState } from 'react'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Timeline, type TimelineEvent } from '../../../kernel/ui/desk/Timeline.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../kernel/ui/use-bilingual.ts'
import type { CaseView, TimelineEntry } from './case.types.ts'
import { casesTexts } from './cases.texts.ts'
import './cases.css'

/** More than these push what else there is off the screen. */
const shownAtFirst = 8

/** What happened, the newest on top: who, in whose name, what was entered, and where the case went by it. */
export function CaseTimeline({ view }: { view: Pick<CaseView, 'timeline'> }) {
  const say = useTexts(casesTexts)
  const words = useBilingual()
  const [all, showAll] = useState(false)
  const events = view.timeline
    .toSorted((one, other) => other.sequence - one.sequence)
    .map((entry): TimelineEvent => ({
      key: String(entry.sequence),
      at: entry.at,
      title: `${entry.by} ${words(entry.title)}`,
      icon: entry.from === null ? 'plus' : isMove(entry) ? 'forward' : 'edit',
      children: <Entry entry={entry} />,
    }))
  return (
    <Card title={say('timeline')}>
      <Timeline events={all ? events : events.slice(0, shownAtFirst)} label={say('timeline')} />
      {view.timeline.some(({ entries }) => entries === null) && <p className="tx-quiet">{say('entriesInner')}</p>}
      {!all && events.length > shownAtFirst && (
        <div className="ca-more">
          <Button onClick={() => showAll(true)}>{say('earlierSteps', { count: events.length - shownAtFirst })}</Button>
        </div>
      )}
    </Card>
  )
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const say = useTexts(casesTexts)
  const words = useBilingual()
  const { from, to, inNameOf, entries } = entry
  return (
    <>
      {inNameOf && <p className="tx-quiet">{say('inNameOf', { name: inNameOf })}</p>}
      {from && isMove(entry) && <p className="tx-quiet">{say('moved', { from: words(from), to: words(to) })}</p>}
      {entries && entries.length > 0 && (
        <dl className="ca-entries">
          {entries.map(({ label, value }) => (
            <div key={label.zh}>
              <dt>{words(label)}</dt>
              <dd>{value === '' ? '—' : value}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}

function isMove({ from, to }: TimelineEntry): boolean {
  return from !== null && from.zh !== to.zh
}
