import { useQuery } from '@tanstack/react-query'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { listed } from '../../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import { query } from '../../../../web/api.ts'
import { recordsTexts } from '../records/records.texts.ts'
import { useTimes } from '../use-times.ts'

/** What I have used and from when I may again, and what keeps me from signing up; nothing where there is nothing to say. */
export function MyUses() {
  const say = useTexts(recordsTexts)
  const words = useBilingual()
  const times = useTimes()
  const read = useQuery(query.records.mine.queryOptions({ input: {} }))
  if (!read.data || read.data.programmes.length + read.data.sanctions.length === 0) return null
  const { programmes, sanctions } = read.data
  return (
    <Card title={say('mine')}>
      <dl className="cp-facts">
        {sanctions.map(({ serviceName, cause, offerTitle, until }) => (
          <div key={`${offerTitle} ${until}`}>
            <dt>{say('mineBarred', { service: words(serviceName), until: times.until(until) })}</dt>
            <dd>{`${words(cause)} · ${offerTitle}`}</dd>
          </div>
        ))}
        {programmes.map(({ key, uses, againFrom }) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>{say('mineUsed', { days: listed(uses.map(({ usedOn }) => times.day(usedOn))) })}</dd>
            {againFrom && <dd>{say('mineAgain', { day: times.day(againFrom) })}</dd>}
          </div>
        ))}
      </dl>
    </Card>
  )
}
