import { baseTexts } from '../../../../kernel/ui/base/base.texts.ts'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { describeError } from '../../../../kernel/ui/base/ErrorState.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useTimes } from '../use-times.ts'
import { Outcome } from './CheckMyselfInPage.tsx'
import { checkinTexts } from './checkin.texts.ts'
import type { Scanned } from './checkin.types.ts'
import type { Kept } from './offline/keep-scan.ts'
import { offlineTexts } from './offline/offline.texts.ts'
import type { ScanAnswer } from './ScanCard.tsx'

interface ScanOutcomeProps {
  answer: ScanAnswer | undefined
  error: unknown
  onAnyway: () => void
}

/** What became of the last scan, to be seen from a step away. */
export function ScanOutcome({ answer, error, onAnyway }: ScanOutcomeProps) {
  const say = useTexts(checkinTexts)
  const sayBase = useTexts(baseTexts)
  if (error) return <Outcome tone="bad" icon="error" title={say('refused')} lines={[describeError(error, sayBase).message]} />
  if (!answer) return null
  return answer.by === 'server' ? <ByServer row={answer.row} /> : <ByDevice kept={answer.kept} onAnyway={onAnyway} />
}

function ByServer({ row }: { row: Scanned }) {
  const say = useTexts(checkinTexts)
  const times = useTimes()
  const again = row.outcome === 'already'
  return (
    <Outcome
      tone={again ? 'warn' : 'ok'}
      icon={again ? 'info' : 'ok'}
      title={row.name}
      lines={[say(again ? 'recordedAlready' : 'recorded'), ...useWhoLines()(row), again ? say('alreadyAt', { at: times.at(row.at) }) : '']}
    />
  )
}

function ByDevice({ kept, onAnyway }: { kept: Kept; onAnyway: () => void }) {
  const say = useTexts(offlineTexts)
  const times = useTimes()
  const who = useWhoLines()
  switch (kept.kind) {
    case 'kept':
      return <Outcome tone="ok" icon="ok" title={kept.person.name} lines={[say('kept'), ...who(kept.person)]} />
    case 'unchecked':
      return <Outcome tone="warn" icon="clock" title={say('keptAnyway')} lines={[]} />
    case 'again':
      return (
        <Outcome tone="warn" icon="info" title={kept.person?.name ?? say('again')} lines={[say('againAt', { at: times.at(kept.at) }), ...(kept.person ? who(kept.person) : [])]} />
      )
    case 'noCode':
      return <Outcome tone="bad" icon="error" title={say('noCode')} lines={[say('noCodeBody')]} />
    case 'unknown':
      return (
        <>
          <Outcome tone="bad" icon="error" title={say('unknown')} lines={[say('unknownBody', { at: times.at(kept.madeAt) })]} />
          <div className="cp-moves">
            <Button onClick={onAnyway}>{say('keepAnyway')}</Button>
          </div>
        </>
      )
  }
}

function useWhoLines() {
  const say = useTexts(checkinTexts)
  return ({ staffNo, unitName, optionTitle, party }: Pick<Scanned, 'staffNo' | 'unitName' | 'optionTitle' | 'party'>) => [
    [staffNo, unitName, optionTitle].filter(Boolean).join(' · '),
    party > 1 ? say('party', { count: party }) : '',
  ]
}
