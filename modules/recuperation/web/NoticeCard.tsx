import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { recuperationTexts } from './recuperation.texts.ts'
import type { Programme } from './recuperation.types.ts'

/** Those nominated and passed, while the public notice hangs. */
export function NoticeCard({ notice, contact }: Pick<Programme, 'notice' | 'contact'>) {
  const say = useTexts(recuperationTexts)
  const times = useTimes()
  if (notice === null) return null
  return (
    <Card title={say('noticeTitle')}>
      <div className="tx-stack">
        <p>{say('noticeSpan', { from: times.day(notice.from), until: times.day(notice.until) })}</p>
        {notice.people.length === 0 && <p className="tx-note">{say('noticeNobody')}</p>}
        <ul className="rc-nominees">
          {notice.people.map(({ name, unitName, honour, honourNo, tripTitle }) => (
            <li key={`${unitName} ${name} ${tripTitle}`}>
              <strong>{name}</strong>
              <span>{honourNo === null ? honour : say('honourWithNo', { honour, no: honourNo })}</span>
              <span className="tx-note">{[unitName, tripTitle].join(' · ')}</span>
            </li>
          ))}
        </ul>
        {contact && <p className="tx-note">{say('noticeObjections', { contact })}</p>}
      </div>
    </Card>
  )
}
