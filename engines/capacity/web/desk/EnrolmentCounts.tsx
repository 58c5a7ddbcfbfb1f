import { useQuery } from '@tanstack/react-query'
import { StatRow, StatTile } from '../../../../kernel/ui/desk/StatTile.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { query } from '../../../../web/api.ts'
import type { DeskOffer, EnrolmentStatus } from '../offer.types.ts'
import { deskTexts } from './desk.texts.ts'

const shown = ['confirmed', 'waiting', 'offered', 'pending'] as const
const freshMs = 20_000

/** How many there are, by state, option and branch. */
export function EnrolmentCounts({ offer }: { offer: DeskOffer }) {
  const say = useTexts(deskTexts)
  const read = useQuery(query.capacity.desk.counts.queryOptions({ input: { offerId: offer.id }, refetchInterval: freshMs }))
  if (!read.data) return null
  const { statuses, options, branches } = read.data
  const people = (status: EnrolmentStatus) => statuses.find((row) => row.status === status)?.people ?? 0
  const parties = (status: EnrolmentStatus) => statuses.find((row) => row.status === status)?.parties ?? 0
  const tiles = shown.filter((status) => status === 'confirmed' || status === 'waiting' || people(status) > 0)
  return (
    <>
      <StatRow>
        <StatTile label={say('places')} value={offer.cap ?? say('unlimited')} {...(offer.rosterSize === null ? {} : { note: say('ofRoster', { count: offer.rosterSize }) })} />
        {tiles.map((status) => (
          <StatTile key={status} label={say(status)} value={people(status)} unit={say('people')} note={say('parties', { count: parties(status) })} />
        ))}
      </StatRow>
      {(options.length > 0 || branches.length > 0) && (
        <details className="tx-more">
          <summary>{say('byOption')}</summary>
          <div className="cd-tables">
            <CountTable
              title={say('option')}
              rows={offer.options.map(({ id, title }) => ({
                id,
                title,
                numbers: (['confirmed', 'waiting', 'pending'] as const).map((status) => options.find((row) => row.optionId === id && row.status === status)?.people ?? 0),
              }))}
            />
            <CountTable
              title={say('branch')}
              rows={branches.map(({ unitId, unitName, confirmed, waiting, pending }) => ({ id: unitId, title: unitName, numbers: [confirmed, waiting, pending] }))}
            />
          </div>
        </details>
      )}
    </>
  )
}

function CountTable({ title, rows }: { title: string; rows: readonly { id: string; title: string; numbers: readonly number[] }[] }) {
  const say = useTexts(deskTexts)
  return (
    <table className="tx-table tx-figures">
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col">{say('confirmed')}</th>
          <th scope="col">{say('waiting')}</th>
          <th scope="col">{say('pending')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">{row.title}</th>
            {row.numbers.map((number, at) => (
              <td key={at}>{number}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
