import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { AmountDrawer } from '../../../engines/standards/web/AmountDrawer.tsx'
import { AmountWords } from '../../../engines/standards/web/AmountWords.tsx'
import { standardTexts } from '../../../engines/standards/web/standards.texts.ts'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { dayOf } from '../../../kernel/ui/base/days.ts'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { Select } from '../../../kernel/ui/base/Select.tsx'
import { useNow } from '../../../kernel/ui/base/use-now.ts'
import { DataTable } from '../../../kernel/ui/desk/table/DataTable.tsx'
import type { Column, TableQuery } from '../../../kernel/ui/desk/table/table.types.ts'
import { useTexts, type SayOf } from '../../../kernel/ui/texts.ts'
import { api, apiPrefix, query } from '../../../web/api.ts'
import { useMay } from '../../../web/session.tsx'
import { yuanWords } from '../../../kernel/ui/yuan-words.ts'
import { giftKinds } from './gift-kinds.ts'
import { yearsBefore } from './GiftDeskPage.tsx'
import { giftsDeskTexts } from './gifts-desk.texts.ts'
import { giftsTexts } from './gifts.texts.ts'
import type { GiftKind, PersonOfYear } from './gifts.types.ts'
import { useGiftChanged } from './use-gift-changed.ts'
import './gifts.css'

/** What each member was given in a year, beside the rule: the list that an audit asks for. */
export function YearPage() {
  const say = useTexts(giftsDeskTexts)
  const sayGift = useTexts(giftsTexts)
  const thisYear = Number(dayOf(useNow()).slice(0, 4))
  const [year, setYear] = useState(thisYear)
  const [kind, setKind] = useState<GiftKind>('festival')
  return (
    <PageFrame title={say('yearTitle')} lead={say('yearLead')} back>
      <div className="tx-stack">
        <div className="tx-two">
          <Field label={say('col_year')}>
            {(control) => <Select {...control} value={String(year)} options={yearsBefore(thisYear)} onChange={(value) => setYear(Number(value))} />}
          </Field>
          <Field label={say('col_kind')}>
            {(control) => (
              <Select
                {...control}
                value={kind}
                options={giftKinds.map((value) => ({ value, label: sayGift(`kind_${value}`) }))}
                onChange={(value) => setKind(giftKinds.find((one) => one === value) ?? 'festival')}
              />
            )}
          </Field>
        </div>
        <Summary year={year} kind={kind} />
        <People key={`${year} ${kind}`} year={year} kind={kind} />
      </div>
    </PageFrame>
  )
}

interface OfYear {
  year: number
  kind: GiftKind
}

function Summary({ year, kind }: OfYear) {
  const say = useTexts(giftsDeskTexts)
  const sayGift = useTexts(giftsTexts)
  const sayStandard = useTexts(standardTexts)
  const changed = useGiftChanged()
  const maySet = useMay('organisation.manage')
  const [entering, enter] = useState(false)
  const read = useQuery(query.giftYear.people.queryOptions({ input: { year, kind, limit: 1 } }))
  if (!read.data) return null
  const { standard, everybody: count, aboveCount: above } = read.data
  const total = yuanWords(read.data.total)
  return (
    <>
      <Banner tone={above > 0 ? 'warn' : 'neutral'} title={standard === null ? say('yearSaysNoStandard', { count, total }) : say('yearSays', { count, total, above })}>
        <AmountWords standard={standard} />
      </Banner>
      {maySet && (
        <div>
          <Button icon="book" onClick={() => enter(true)}>
            {sayStandard(standard === null ? 'enter' : 'introduce')}
          </Button>
        </div>
      )}
      {entering && (
        <AmountDrawer ruleKey={`gifts.${kind}_yearly`} what={sayGift(`kind_${kind}`)} year={year} onSaved={async () => void (await changed())} onClose={() => enter(false)} />
      )}
    </>
  )
}

function People({ year, kind }: OfYear) {
  const say = useTexts(giftsDeskTexts)
  const sayGift = useTexts(giftsTexts)
  return (
    <DataTable
      tableKey="gift-year"
      columns={columnsOf(say, sayGift)}
      filters={[{ key: 'above', label: say('onlyAbove'), kind: 'one', options: [{ value: 'yes', label: say('yes') }] }]}
      searchHint={say('searchPerson')}
      fetchPage={(asked) => api.giftYear.people({ year, kind, limit: asked.limit, ...inputOf(asked), ...(asked.cursor ? { cursor: asked.cursor } : {}) })}
      rowKey={(row) => row.staffId}
      rowLabel={(row) => row.name}
      exportHref={(asked) => `${apiPrefix}/gifts/people/${year}/people.xlsx?${new URLSearchParams({ kind, ...inputOf(asked) }).toString()}`}
      empty={{ title: say('yearNone'), body: say('yearNoneBody') }}
    />
  )
}

function inputOf({ q, filters }: TableQuery) {
  return { ...(filters['above']?.[0] === 'yes' ? { above: 'yes' as const } : {}), ...(q ? { search: q } : {}) }
}

function columnsOf(say: SayOf<typeof giftsDeskTexts>, sayGift: SayOf<typeof giftsTexts>): Column<PersonOfYear>[] {
  return [
    { key: 'person', title: say('col_person'), render: (row) => `${row.name} ${row.staffNo}` },
    { key: 'unit', title: say('col_branch'), width: 220, render: (row) => row.unitName },
    { key: 'times', title: say('col_times'), width: 80, align: 'end', render: (row) => row.times },
    { key: 'total', title: say('col_total'), width: 130, align: 'end', render: (row) => yuanWords(row.total) },
    { key: 'signed', title: say('col_signed'), width: 140, align: 'end', render: (row) => yuanWords(row.received) },
    {
      key: 'compare',
      title: say('col_compare'),
      width: 130,
      onCard: 'aside',
      render: (row) =>
        row.above ? (
          <Chip tone="bad" icon="warning">
            {sayGift('aboveStandard')}
          </Chip>
        ) : (
          <Chip>{say('within')}</Chip>
        ),
    },
  ]
}
