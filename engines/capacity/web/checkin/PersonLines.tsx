import { useTexts } from '../../../../kernel/ui/texts.ts'
import { checkinTexts } from './checkin.texts.ts'
import type { Expected } from './checkin.types.ts'

/** A name, and below it what tells apart those of one name. */
export function PersonLines({ person: { name, staffNo, party } }: { person: Pick<Expected, 'name' | 'staffNo' | 'party'> }) {
  const say = useTexts(checkinTexts)
  return (
    <span className="cp-lines">
      <span>{name}</span>
      <span className="tx-note">{[staffNo, party > 1 && say('party', { count: party })].filter(Boolean).join(' · ')}</span>
    </span>
  )
}
