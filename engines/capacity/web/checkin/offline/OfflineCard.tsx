import { Banner } from '../../../../../kernel/ui/base/Banner.tsx'
import { Button } from '../../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../../kernel/ui/base/Card.tsx'
import { Icon } from '../../../../../kernel/ui/base/Icon.tsx'
import { Refusal } from '../../../../../kernel/ui/base/Refusal.tsx'
import { useTexts } from '../../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../../kernel/ui/use-bilingual.ts'
import { useTimes } from '../../use-times.ts'
import type { Point } from '../checkin.types.ts'
import { offlineTexts } from './offline.texts.ts'
import type { KeptScan } from './shelf.ts'
import type { Answered } from './sync-scans.ts'
import type { Offline } from './use-offline.ts'

/** What this device carries for the point, what it has not sent yet, and what somebody has to look at. */
export function OfflineCard({ point, offline }: { point: Point; offline: Offline }) {
  const say = useTexts(offlineTexts)
  const looked = offline.scans.filter(({ state }) => state === 'already' || state === 'refused')
  return (
    <Card title={say('title')}>
      <div className="tx-stack">
        <Unsent pointId={point.id} offline={offline} />
        {looked.length > 0 && <Problems scans={looked} onSeen={() => void offline.dismiss(looked)} />}
        {offline.sync.last && <ClockNote answer={offline.sync.last} />}
        <ListPart point={point} offline={offline} />
        <Refusal error={offline.sync.error ?? offline.take.error} />
      </div>
    </Card>
  )
}

function ListPart({ point, offline: { able, lists, take, down, dropList } }: { point: Point; offline: Offline }) {
  const say = useTexts(offlineTexts)
  const times = useTimes()
  const list = lists.find(({ pointId }) => pointId === point.id)
  if (!able) return <p className="tx-note">{say('unable')}</p>
  return (
    <>
      <p className="tx-note">{list ? say('taken', { count: list.lines.length, at: times.at(list.madeAt) }) : say('lead')}</p>
      <div className="cp-moves">
        {point.closedAt === null && (
          <Button icon={list ? 'refresh' : 'download'} disabled={down} busy={take.busy} onClick={() => take.run(point.id)}>
            {say(list ? 'takeAgain' : 'take')}
          </Button>
        )}
        {list && (
          <Button look="quiet" onClick={() => void dropList(point.id)}>
            {say('drop')}
          </Button>
        )}
      </div>
    </>
  )
}

function Unsent({ pointId, offline: { down, scans, sync } }: { pointId: string; offline: Offline }) {
  const say = useTexts(offlineTexts)
  const unsent = scans.filter(({ state }) => state === 'unsent')
  const elsewhere = unsent.filter((scan) => scan.pointId !== pointId).length
  if (unsent.length === 0) return null
  const send = (
    <Button busy={sync.busy} onClick={sync.run}>
      {say('sync')}
    </Button>
  )
  return (
    <Banner tone="warn" title={say('unsent', { count: unsent.length })} action={down ? undefined : send}>
      {elsewhere > 0 && say('unsentElsewhere', { count: elsewhere })}
    </Banner>
  )
}

function Problems({ scans, onSeen }: { scans: readonly KeptScan[]; onSeen: () => void }) {
  const say = useTexts(offlineTexts)
  const words = useBilingual()
  const times = useTimes()
  return (
    <section className="tx-stack" aria-label={say('problems', { count: scans.length })}>
      <h3>{say('problems', { count: scans.length })}</h3>
      <ul className="cp-reasons">
        {scans.map(({ pointId, code, name, why, firstAt }) => (
          <li key={`${pointId} ${code}`}>
            <Icon name="warning" />
            <span>
              <strong>{name ?? say('noName', { code: code.slice(-6) })}</strong>
              <span>{why ? words(why) : say('already', { at: firstAt ? times.at(firstAt) : '' })}</span>
            </span>
          </li>
        ))}
      </ul>
      <div>
        <Button onClick={onSeen}>{say('seen')}</Button>
      </div>
    </section>
  )
}

function ClockNote({ answer: { clockAheadSeconds, clockOff } }: { answer: Answered }) {
  const say = useTexts(offlineTexts)
  if (!clockOff) return null
  const minutes = Math.round(Math.abs(clockAheadSeconds) / 60)
  return <Banner tone="warn">{minutes === 0 ? say('clockWas') : say(clockAheadSeconds > 0 ? 'clockFast' : 'clockSlow', { minutes })}</Banner>
}
