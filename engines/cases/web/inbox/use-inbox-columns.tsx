import { useTranslation } from 'react-i18next'
import { dayOf, formatDay } from '../../../../kernel/ui/base/days.ts'
import type { Column } from '../../../../kernel/ui/desk/table/table.types.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import type { InboxItem } from '../case.types.ts'
import { CaseDue } from '../CaseDue.tsx'
import { StateChip } from '../StateChip.tsx'
import type { Box } from './boxes.ts'
import { inboxTexts } from './inbox.texts.ts'

export function useInboxColumns(box: Box): Column<InboxItem>[] {
  const say = useTexts(inboxTexts)
  const words = useBilingual()
  const { i18n } = useTranslation()
  const waits = box === 'todo' || box === 'delegated'
  const asks: Column<InboxItem>[] = waits ? [{ key: 'asks', title: say('colAsks'), width: 190, render: (row) => <Asks row={row} /> }] : []
  return [
    {
      key: 'title',
      title: say('colTitle'),
      render: (row) => (
        <span className="ci-title">
          <span>{row.title}</span>
          <span className="ci-small">{[row.number, words(row.processTitle)].filter(Boolean).join(' · ')}</span>
        </span>
      ),
    },
    ...asks,
    { key: 'state', title: say('colState'), width: 150, onCard: 'aside', render: (row) => <StateChip stateTitle={row.stateTitle} tone={row.tone} /> },
    { key: 'due', title: say('colDue'), width: 190, render: (row) => <CaseDue due={row} /> },
    { key: 'unit', title: say('colUnit'), width: 150, render: (row) => row.unitName },
    { key: 'at', title: say('colAt'), width: 170, extra: waits, onCard: 'none', render: (row) => formatDay(dayOf(new Date(row.at)), i18n.language) },
  ]
}

function Asks({ row: { asks } }: { row: InboxItem }) {
  const say = useTexts(inboxTexts)
  const words = useBilingual()
  if (!asks) return null
  const small = [asks.inPlaceOf && say('inPlaceOf', { name: asks.inPlaceOf.name }), asks.takenBy && say('withColleague', { name: asks.takenBy.name })].filter(Boolean)
  return (
    <span className="ci-asks">
      <span>{words(asks.title)}</span>
      {small.length > 0 && <span className="ci-small">{small.join(' · ')}</span>}
    </span>
  )
}
