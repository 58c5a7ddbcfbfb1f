import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Icon } from '../../../../kernel/ui/base/Icon.tsx'
import { QrCode } from '../../../../kernel/ui/base/QrCode.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { apiPrefix, query } from '../../../../web/api.ts'
import { useTimes } from '../use-times.ts'
import { checkinTexts } from './checkin.texts.ts'

interface MyCodeProps {
  enrolmentId: string
  /** Something is collected there, not attended. */
  handsOut?: boolean
  /** Stands instead of a line for each point. */
  points?: ReactNode
}

interface Point {
  id: string
  title: string
  opensAt: string
  closesAt: string
  checkedInAt: string | null
}

/** My code to be scanned at the place, where the offer checks people in; and the certificate once it is earned. */
export function MyCode({ enrolmentId, handsOut = false, points: said }: MyCodeProps) {
  const say = useTexts(checkinTexts)
  const [shown, show] = useState(false)
  const read = useQuery(query.checkin.myCode.queryOptions({ input: { enrolmentId } }))
  if (!read.data || read.data.points.length === 0) return null
  const { code, offerTitle, points, certificate } = read.data
  const path = `${apiPrefix}/enrolments/${enrolmentId}/certificate`
  return (
    <Card title={say(handsOut ? 'myCodeHandsOut' : 'myCode')}>
      <div className="tx-stack">
        {said || <PointLines points={points} handsOut={handsOut} />}
        {shown && (
          <div className="cp-code">
            <QrCode value={code} label={say('codeOf', { title: offerTitle })} size={260} />
            <p className="tx-note">{say(handsOut ? 'myCodeBodyHandsOut' : 'myCodeBody')}</p>
          </div>
        )}
        <div className="cp-moves">
          <Button look={shown ? 'plain' : 'primary'} aria-expanded={shown} onClick={() => show(!shown)}>
            {say(shown ? 'close' : handsOut ? 'showHandsOut' : 'show')}
          </Button>
          {certificate && (
            <>
              <a className="tx-button tx-button-plain" href={`${path}.pdf`} download>
                <Icon name="award" />
                <span>{`${say('certificate')} · ${say('asPdf')}`}</span>
              </a>
              <a className="tx-button tx-button-quiet" href={`${path}.docx`} download>
                <span>{say('asWord')}</span>
              </a>
            </>
          )}
        </div>
      </div>
    </Card>
  )
}

function PointLines({ points, handsOut }: { points: readonly Point[]; handsOut: boolean }) {
  const say = useTexts(checkinTexts)
  const times = useTimes()
  return (
    <ul className="cp-lines">
      {points.map(({ id, title, opensAt, closesAt, checkedInAt }) => (
        <li key={id} className={checkedInAt ? 'cp-verdict cp-ok' : 'cp-verdict'}>
          <Icon name={checkedInAt ? 'ok' : 'clock'} />
          <span>{`${title} · ${checkedInAt ? say(handsOut ? 'hasIt' : 'checkedIn', { at: times.at(checkedInAt) }) : say(handsOut ? 'toCollect' : 'notYet', { at: times.span(opensAt, closesAt) })}`}</span>
        </li>
      ))}
    </ul>
  )
}
