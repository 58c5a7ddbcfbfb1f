import { useQuery } from '@tanstack/react-query'
import { AmountWords } from '../../../engines/standards/web/AmountWords.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { Meter } from '../../../kernel/ui/base/Meter.tsx'
import { dayOf } from '../../../kernel/ui/base/days.ts'
import { useNow } from '../../../kernel/ui/base/use-now.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { fenOf } from './gift-draft.ts'
import { giftsTexts } from './gifts.texts.ts'
import type { MyYear } from './gifts.types.ts'

/** What I was given this year, beside the standard that the rule sets. */
export function MyYearCard() {
  const say = useTexts(giftsTexts)
  const year = Number(dayOf(useNow()).slice(0, 4))
  const read = useQuery(query.giftYear.mine.queryOptions({ input: { year } }))
  if (!read.data) return null
  const { kinds, items } = read.data
  return (
    <Card title={say('myYear', { year })}>
      <div className="tx-stack">
        {kinds.map((entry) => (
          <KindOfYear key={entry.kind} entry={entry} />
        ))}
        {items.length === 0 ? (
          <p className="tx-note">{say('yearNone')}</p>
        ) : (
          <ul className="gf-lines">
            {items.map((item) => (
              <li key={item.id}>
                <span className="gf-words">
                  <span>{item.title}</span>
                  <span className="tx-note">{item.packageTitle}</span>
                </span>
                <span className="tx-actions">
                  <Chip tone={item.receivedAt ? 'ok' : 'neutral'} icon={item.receivedAt ? 'ok' : 'clock'}>
                    {say(item.receivedAt ? 'received' : 'notReceived')}
                  </Chip>
                  <span className="gf-number">{say('yuan', { amount: item.price })}</span>
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Card>
  )
}

function KindOfYear({ entry: { kind, total, received, standard, above } }: { entry: MyYear['kinds'][number] }) {
  const say = useTexts(giftsTexts)
  return (
    <div className="tx-stack">
      <p>
        {say('yearSum', { kind: say(`kind_${kind}`), total, received })} {above && <Chip tone="bad">{say('aboveStandard')}</Chip>}
      </p>
      {standard && <Meter share={fenOf(total) / Math.max(1, fenOf(standard.yuan))} over={above} />}
      <p className="tx-note">
        <AmountWords standard={standard} />
      </p>
    </div>
  )
}
