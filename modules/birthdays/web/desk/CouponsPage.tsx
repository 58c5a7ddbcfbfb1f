import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useReason } from '../../../../engines/capacity/web/desk/use-reason.tsx'
import { useTimes } from '../../../../engines/capacity/web/use-times.ts'
import { isApiError } from '../../../../kernel/ui/api-error.ts'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { dayOf } from '../../../../kernel/ui/base/days.ts'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { useNow } from '../../../../kernel/ui/base/use-now.ts'
import { SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { DataTable } from '../../../../kernel/ui/desk/table/DataTable.tsx'
import type { BulkAction, BulkOutcome, Column, TableQuery } from '../../../../kernel/ui/desk/table/table.types.ts'
import { clauses } from '../../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { yuanWords } from '../../../../kernel/ui/yuan-words.ts'
import { api, query } from '../../../../web/api.ts'
import { useMay } from '../../../../web/session.tsx'
import { birthdaysTexts } from '../birthdays.texts.ts'
import type { DeskCoupon } from '../birthdays.types.ts'
import { PhaseChip } from '../PhaseChip.tsx'
import { useBirthdaysChanged } from '../use-birthdays-changed.ts'
import { DeskTabs } from './DeskTabs.tsx'
import { deskTexts } from './desk.texts.ts'
import { EnterUsedDrawer } from './EnterUsedDrawer.tsx'
import { IssueDrawer } from './IssueDrawer.tsx'
import '../birthdays.css'

const phases = ['open', 'used', 'lapsed', 'revoked'] as const

/** Every coupon of a year: to look into, and to take back. */
export function CouponsPage() {
  const say = useTexts(deskTexts)
  const manages = useMay('birthdays.manage')
  const [drawer, open] = useState<'used' | 'hand' | null>(null)
  const actions = manages && (
    <>
      <Button icon="plus" onClick={() => open('hand')}>
        {say('issueByHand')}
      </Button>
      <Button look="primary" icon="check" onClick={() => open('used')}>
        {say('enterUsed')}
      </Button>
    </>
  )
  return (
    <PageFrame title={say('couponsTitle')} lead={say('couponsLead')} action={actions}>
      <div className="tx-stack">
        <DeskTabs />
        <Coupons manages={manages} />
      </div>
      {drawer === 'used' && <EnterUsedDrawer onClose={() => open(null)} />}
      {drawer === 'hand' && <IssueDrawer onClose={() => open(null)} />}
    </PageFrame>
  )
}

function Coupons({ manages }: { manages: boolean }) {
  const say = useTexts(deskTexts)
  const sayPhase = useTexts(birthdaysTexts)
  const columns = useColumns()
  const years = useYears()
  const [ticked, tick] = useState<readonly DeskCoupon[]>([])
  const { revoke, dialog } = useRevoke()
  const bulk = manages ? { bulkActions: ticked.some(({ mayRevoke }) => mayRevoke) ? [revoke] : [], onSelection: tick, bulkNote: say('nothingFits') } : {}
  if (years.length === 0) return <SkeletonRows />
  return (
    <>
      <DataTable
        tableKey="birthday-coupons"
        columns={columns}
        filters={[
          { key: 'phase', label: say('col_state'), kind: 'one', options: phases.map((value) => ({ value, label: sayPhase(`phase_${value}`) })) },
          { key: 'year', label: say('col_year'), kind: 'one', options: years.map((value) => ({ value, label: value })) },
        ]}
        searchHint={say('search')}
        fetchPage={(asked) => api.birthdays.coupons(inputOf(asked))}
        rowKey={({ id }) => id}
        rowLabel={({ name, treat }) => `${name} · ${treat}`}
        {...bulk}
        empty={{ title: say('couponsNone'), body: say('couponsNoneBody') }}
      />
      {dialog}
    </>
  )
}

/** Years of which there are programmes; none while that is being asked. */
function useYears(): string[] {
  const thisYear = Number(dayOf(useNow()).slice(0, 4))
  const read = useQuery(query.birthdays.programmes.queryOptions())
  if (!read.data) return []
  const years = new Set([thisYear, ...read.data.items.map(({ year }) => year)])
  return [...years].toSorted((a, b) => b - a).map(String)
}

function useColumns(): Column<DeskCoupon>[] {
  const say = useTexts(deskTexts)
  const times = useTimes()
  return [
    { key: 'name', title: say('col_name'), width: 160, render: (row) => `${row.name} ${row.staffNo}` },
    { key: 'phase', title: say('col_state'), width: 105, onCard: 'aside', render: (row) => <PhaseChip phase={row.phase} /> },
    { key: 'treat', title: say('col_treat'), width: 150, render: (row) => `${row.treat} ${say('yuan', { amount: yuanWords(row.amount) })}` },
    { key: 'issuedOn', title: say('col_issuedOn'), width: 172, render: (row) => times.day(row.issuedOn) },
    { key: 'validUntil', title: say('col_validUntil'), width: 172, render: (row) => times.day(row.validUntil) },
    { key: 'used', title: say('col_usedOn'), width: 190, render: (row) => <Used row={row} /> },
    { key: 'why', title: say('col_why'), render: (row) => <Remark row={row} /> },
    { key: 'unit', title: say('col_unit'), width: 200, extra: true, render: (row) => row.unitName },
    { key: 'code', title: say('col_code'), width: 120, extra: true, render: (row) => row.code },
  ]
}

function Used({ row: { usedOn, shopName } }: { row: DeskCoupon }) {
  const times = useTimes()
  if (usedOn === null) return '—'
  return (
    <span className="bd-two-lines">
      <span>{times.day(usedOn)}</span>
      <span className="tx-note">{shopName}</span>
    </span>
  )
}

function Remark({ row: { issueReason, revokeReason, settled } }: { row: DeskCoupon }) {
  const say = useTexts(deskTexts)
  const words = [issueReason && say('byHand', { reason: issueReason }), revokeReason && say('takenBack', { reason: revokeReason }), settled && say('settledMark')]
  return clauses(words.filter((one) => one !== null && one !== false)) || '—'
}

/** Takes unused coupons back, with one reason and a result for each. */
function useRevoke() {
  const say = useTexts(deskTexts)
  const changed = useBirthdaysChanged()
  const { ask, dialog } = useReason()
  const revoke: BulkAction<DeskCoupon> = {
    key: 'revoke',
    label: say('revoke'),
    danger: true,
    run: async (rows) => {
      const reason = await ask({ title: say('revokeTitle'), action: say('revoke'), label: say('revokeReason'), danger: true })
      if (reason === null) return null
      const outcomes: BulkOutcome[] = []
      for (const row of rows) outcomes.push(await outcomeOf(row, reason, say('revoked')))
      await changed()
      return outcomes
    },
  }
  return { revoke, dialog }
}

async function outcomeOf({ id, name, treat }: DeskCoupon, reason: string, done: string): Promise<BulkOutcome> {
  const label = `${name} · ${treat}`
  try {
    await api.birthdays.revoke({ couponId: id, reason })
    return { key: id, label, ok: true, message: done }
  } catch (error) {
    if (!isApiError(error)) throw error
    return { key: id, label, ok: false, message: error.message }
  }
}

function inputOf({ q, filters, cursor, limit }: TableQuery) {
  const phase = phases.find((one) => one === filters['phase']?.[0])
  const year = Number(filters['year']?.[0])
  return { limit, ...(phase ? { phase } : {}), ...(year ? { year } : {}), ...(q ? { search: q } : {}), ...(cursor ? { cursor } : {}) }
}
