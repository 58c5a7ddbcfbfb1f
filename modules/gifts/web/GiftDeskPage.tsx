import { ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { dayOf } from '../../../kernel/ui/base/days.ts'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { useNow } from '../../../kernel/ui/base/use-now.ts'
import { DataTable } from '../../../kernel/ui/desk/table/DataTable.tsx'
import type { Column, TableQuery } from '../../../kernel/ui/desk/table/table.types.ts'
import { useTexts, type SayOf } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { useMay } from '../../../web/session.tsx'
import { yuanWords } from '../../../kernel/ui/yuan-words.ts'
import { giftKinds } from './gift-kinds.ts'
import { giftNeedsTexts } from './gift-needs.texts.ts'
import { giftsDeskTexts } from './gifts-desk.texts.ts'
import { giftsTexts } from './gifts.texts.ts'
import type { GiftRound } from './gifts.types.ts'
import { GiftPhase } from './GiftPhase.tsx'
import './gifts.css'

/** Every round of a year: for those who give, and for those who check. */
export function GiftDeskPage() {
  const say = useTexts(giftsDeskTexts)
  const sayGift = useTexts(giftsTexts)
  const sayNeeds = useTexts(giftNeedsTexts)
  const manages = useMay('gifts.manage')
  const thisYear = Number(dayOf(useNow()).slice(0, 4))
  const actions = (
    <>
      <ButtonLink icon="chart" to="/gifts/desk/needs">
        {sayNeeds('page')}
      </ButtonLink>
      <ButtonLink icon="people" to="/gifts/desk/year">
        {say('yearPage')}
      </ButtonLink>
      {manages && (
        <ButtonLink look="primary" icon="plus" to="/gifts/new">
          {say('create')}
        </ButtonLink>
      )}
    </>
  )
  return (
    <PageFrame title={say('deskTitle')} lead={say('deskLead')} action={actions}>
      <DataTable
        tableKey="gifts"
        columns={columnsOf(say, sayGift)}
        filters={[
          { key: 'year', label: say('col_year'), kind: 'one', options: yearsBefore(thisYear) },
          { key: 'kind', label: say('col_kind'), kind: 'one', options: giftKinds.map((value) => ({ value, label: sayGift(`kind_${value}`) })) },
        ]}
        searchHint={say('search')}
        fetchPage={(query) => api.gifts.rounds(inputOf(query, thisYear))}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.title}
        rowHref={(row) => `/gifts/${row.id}/${pathFor(row, manages)}`}
        empty={{ title: say('deskNone'), body: say('deskNoneBody') }}
      />
    </PageFrame>
  )
}

/** The year to come and those behind, as far as anybody looks. */
export function yearsBefore(year: number): { value: string; label: string }[] {
  return [1, 0, -1, -2, -3, -4].map((step) => ({ value: String(year + step), label: String(year + step) }))
}

function pathFor({ phase }: GiftRound, manages: boolean): string {
  if (!manages) return 'chain'
  if (phase === 'draft') return 'edit'
  return phase === 'settled' ? 'hand-out' : 'people'
}

function columnsOf(say: SayOf<typeof giftsDeskTexts>, sayGift: SayOf<typeof giftsTexts>): Column<GiftRound>[] {
  return [
    { key: 'title', title: say('col_title'), render: (row) => row.title },
    { key: 'phase', title: say('col_phase'), width: 110, onCard: 'aside', render: (row) => <GiftPhase phase={row.phase} /> },
    { key: 'kind', title: say('col_kind'), width: 110, render: (row) => row.festival ?? sayGift(`kind_${row.kind}`) },
    { key: 'entitled', title: say('col_entitled'), width: 90, align: 'end', render: (row) => row.entitled },
    { key: 'chosen', title: say('col_chosen'), width: 90, align: 'end', render: (row) => row.chosen },
    { key: 'default', title: say('col_default'), width: 90, align: 'end', render: (row) => row.byDefault },
    { key: 'received', title: say('col_received'), width: 90, align: 'end', render: (row) => row.received },
    { key: 'amount', title: say('col_amount'), width: 140, align: 'end', render: (row) => yuanWords(row.amount) },
    { key: 'steps', title: say('col_steps'), width: 100, align: 'end', render: (row) => say('steps', { count: row.steps }) },
    { key: 'unit', title: say('col_unit'), width: 180, extra: true, render: (row) => row.unitName },
  ]
}

function inputOf({ q, filters, cursor, limit }: TableQuery, thisYear: number) {
  const kind = giftKinds.find((one) => one === filters['kind']?.[0])
  return { year: Number(filters['year']?.[0] ?? thisYear), limit, ...(kind ? { kind } : {}), ...(q ? { search: q } : {}), ...(cursor ? { cursor } : {}) }
}
