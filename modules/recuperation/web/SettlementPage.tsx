import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { EmptyState } from '../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { SkeletonRows } from '../../../kernel/ui/base/Skeleton.tsx'
import { ExportLink } from '../../../kernel/ui/desk/ExportLink.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../kernel/ui/use-bilingual.ts'
import { apiPrefix, query } from '../../../web/api.ts'
import { ProgrammeFrame } from './ProgrammeFrame.tsx'
import { recuperationTexts } from './recuperation.texts.ts'
import type { Settlement, SettlementItem } from './recuperation.types.ts'
import { SettleDrawer } from './SettleDrawer.tsx'
import { ScrollBox } from '../../../kernel/ui/base/ScrollBox.tsx'
import './recuperation.css'

/** What the trips cost, who pays what, and what has still to be settled. */
export function SettlementPage() {
  return <ProgrammeFrame>{({ id }) => <Content id={id} />}</ProgrammeFrame>
}

const payers = ['union', 'administration', 'member'] as const

function Content({ id }: { id: string }) {
  const say = useTexts(recuperationTexts)
  const [settling, settle] = useState<string | null>(null)
  const read = useQuery(query.recuperation.settlement.queryOptions({ input: { id } }))
  if (read.isPending) return <SkeletonRows />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const settlement = read.data
  const { items, total } = settlement
  if (items.length === 0)
    return (
      <Card flush>
        <EmptyState icon="money" title={say('settleNone')}>
          {say('settleNoneBody')}
        </EmptyState>
      </Card>
    )
  const shown = items.find(({ tripId }) => tripId === settling)
  const done = items.filter(({ settled }) => settled !== null).length
  return (
    <>
      <Card title={say('settleTotal')} aside={done > 0 && <ExportLink href={`${apiPrefix}/recuperation/${id}/settlement.xlsx`} label={say('settleSheet')} />}>
        <p>{say('settleSays', { done, trips: items.length, people: total.people, cost: total.cost })}</p>
        <dl className="rc-sums">
          {payers.map((payer) => (
            <div key={payer}>
              <dt>{say(`payer_${payer}`)}</dt>
              <dd>{say('yuan', { amount: total[payer] })}</dd>
            </div>
          ))}
        </dl>
      </Card>
      <Card flush>
        <Table settlement={settlement} onSettle={settle} />
      </Card>
      {shown && <SettleDrawer programmeId={id} item={shown} onClose={() => settle(null)} />}
    </>
  )
}

function Table({ settlement: { items, mayManage }, onSettle }: { settlement: Settlement; onSettle: (tripId: string) => void }) {
  const say = useTexts(recuperationTexts)
  return (
    <ScrollBox label={say('settlement')}>
      <table className="tx-table">
        <thead>
          <tr>
            <th scope="col">{say('group_trip')}</th>
            <th scope="col">{say('group_when')}</th>
            {(['people', 'cost', ...payers] as const).map((column) => (
              <th key={column} scope="col" className="tx-figure">
                {say(`settle_${column}`)}
              </th>
            ))}
            <th scope="col">{say('group_do')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <Row key={item.tripId} item={item} mayManage={mayManage} onSettle={() => onSettle(item.tripId)} />
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function Row({ item, mayManage, onSettle }: { item: SettlementItem; mayManage: boolean; onSettle: () => void }) {
  const say = useTexts(recuperationTexts)
  const words = useBilingual()
  const times = useTimes()
  const { title, startsAt, endsAt, people, refusal, settled } = item
  return (
    <tr>
      <th scope="row">
        {title}
        {settled && <span className="tx-note">{say('settledBy', { paper: settled.paper, by: settled.by, at: times.at(settled.at), no: settled.no })}</span>}
      </th>
      <td className="rc-when">{startsAt && times.span(startsAt, endsAt)}</td>
      <td className="tx-figure">{settled?.people ?? people}</td>
      <td className="tx-figure">{settled?.cost ?? '—'}</td>
      {payers.map((payer) => (
        <td key={payer} className="tx-figure">
          {settled?.[payer] ?? '—'}
        </td>
      ))}
      <td>
        {refusal ? (
          <span className="tx-note">{words(refusal.text)}</span>
        ) : (
          mayManage && (
            <Button look={settled ? 'quiet' : 'plain'} aria-label={say(settled ? 'settleAgainOf' : 'settleOf', { title })} onClick={onSettle}>
              {say(settled ? 'settleAgain' : 'settle')}
            </Button>
          )
        )}
      </td>
    </tr>
  )
}
