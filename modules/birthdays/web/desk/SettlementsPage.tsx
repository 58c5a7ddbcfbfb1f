import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTimes } from '../../../../engines/capacity/web/use-times.ts'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { ConfirmDialog } from '../../../../kernel/ui/base/ConfirmDialog.tsx'
import { formatMonth } from '../../../../kernel/ui/base/days.ts'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { toastRefusal } from '../../../../kernel/ui/base/toast-refusal.ts'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { DataTable } from '../../../../kernel/ui/desk/table/DataTable.tsx'
import type { Column } from '../../../../kernel/ui/desk/table/table.types.ts'
import { randomKey } from '../../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { yuanWords } from '../../../../kernel/ui/yuan-words.ts'
import { api, apiPrefix, query } from '../../../../web/api.ts'
import type { Settlement, UnsettledShop } from '../birthdays.types.ts'
import { useBirthdaysChanged } from '../use-birthdays-changed.ts'
import { DeskTabs } from './DeskTabs.tsx'
import { deskTexts } from './desk.texts.ts'
import '../birthdays.css'

/** What is owed to whom, and what was settled, with its papers. */
export function SettlementsPage() {
  const say = useTexts(deskTexts)
  const { i18n } = useTranslation()
  const columns = useColumns()
  return (
    <PageFrame title={say('settlementsTitle')} lead={say('settlementsLead')}>
      <div className="tx-stack">
        <DeskTabs />
        <Unsettled />
        <h2>{say('history')}</h2>
        <DataTable
          tableKey="birthday-settlements"
          columns={columns}
          fetchPage={({ cursor, limit }) => api.birthdaySettlements.settlements({ limit, ...(cursor ? { cursor } : {}) })}
          rowKey={({ id }) => id}
          rowLabel={({ shopName, month }) => `${shopName} ${formatMonth(month, i18n.language)}`}
          empty={{ title: say('settlementsNone') }}
        />
      </div>
    </PageFrame>
  )
}

function Unsettled() {
  const say = useTexts(deskTexts)
  const read = useQuery(query.birthdaySettlements.unsettled.queryOptions())
  if (read.isPending) return <SkeletonRows />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const { month, items } = read.data
  if (items.length === 0)
    return (
      <Card title={say('unsettled')}>
        <p className="tx-note">{say('unsettledNone')}</p>
      </Card>
    )
  return (
    <div className="bd-cards">
      {items.map((shop) => (
        <ShopSums key={shop.shopId} shop={shop} month={month} />
      ))}
    </div>
  )
}

function ShopSums({ shop, month }: { shop: UnsettledShop; month: string }) {
  const say = useTexts(deskTexts)
  const { i18n } = useTranslation()
  const { shopName, contractNo, coupons, amount, sinceCoupons, sinceAmount, settled, mayManage } = shop
  return (
    <Card title={shopName}>
      <div className="tx-stack">
        <dl className="tx-facts">
          <dt>{say('upTo', { month: formatMonth(month, i18n.language) })}</dt>
          <dd>{say('counted', { count: coupons, amount: yuanWords(amount) })}</dd>
          <dt>{say('since')}</dt>
          <dd>{say('counted', { count: sinceCoupons, amount: yuanWords(sinceAmount) })}</dd>
        </dl>
        <p className="tx-note">{say('contract', { no: contractNo })}</p>
        {settled && coupons > 0 && <p className="tx-note">{say('settledAlready')}</p>}
        {mayManage && coupons > 0 && !settled && <Settle shop={shop} month={month} />}
      </div>
    </Card>
  )
}

/** Cannot be undone, so it is asked. */
function Settle({ shop: { shopId, shopName, coupons, amount }, month }: { shop: UnsettledShop; month: string }) {
  const say = useTexts(deskTexts)
  const { i18n } = useTranslation()
  const changed = useBirthdaysChanged()
  const [asking, ask] = useState(false)
  const [idempotencyKey] = useState(randomKey)
  const settle = useMutation({
    mutationFn: () => api.birthdaySettlements.settle({ shopId, month }, { context: { idempotencyKey } }),
    onSuccess: (done) => toast(say('settled', { count: done.coupons, amount: yuanWords(done.amount) })),
    onError: toastRefusal,
    onSettled: async () => {
      ask(false)
      await changed()
    },
  })
  const words = formatMonth(month, i18n.language)
  return (
    <div>
      <Button look="primary" onClick={() => ask(true)}>
        {say('settle', { month: words })}
      </Button>
      <ConfirmDialog
        open={asking}
        title={say('settleTitle', { name: shopName, month: words })}
        action={say('settle', { month: words })}
        busy={settle.isPending}
        onConfirm={() => settle.mutate()}
        onClose={() => ask(false)}
      >
        {say('settleBody', { count: coupons, amount: yuanWords(amount) })}
      </ConfirmDialog>
    </div>
  )
}

function useColumns(): Column<Settlement>[] {
  const say = useTexts(deskTexts)
  const times = useTimes()
  const { i18n } = useTranslation()
  return [
    { key: 'shop', title: say('col_shop'), render: (row) => row.shopName },
    { key: 'month', title: say('col_month'), width: 120, onCard: 'aside', render: (row) => formatMonth(row.month, i18n.language) },
    { key: 'coupons', title: say('col_coupons'), width: 90, align: 'end', render: (row) => row.coupons },
    { key: 'amount', title: say('col_amount'), width: 130, align: 'end', render: (row) => yuanWords(row.amount) },
    { key: 'contract', title: say('col_contract'), width: 170, render: (row) => row.contractNo },
    { key: 'madeBy', title: say('col_madeBy'), width: 110, render: (row) => row.madeBy },
    { key: 'madeAt', title: say('col_madeAt'), width: 220, render: (row) => times.at(row.madeAt) },
    { key: 'papers', title: say('col_papers'), width: 130, render: (row) => <Papers settlement={row} /> },
  ]
}

function Papers({ settlement: { id, shopName, month } }: { settlement: Settlement }) {
  const say = useTexts(deskTexts)
  const kinds = [
    { kind: say('sheet'), file: 'list.xlsx' },
    { kind: say('paper'), file: 'list.docx' },
  ]
  return (
    <span className="tx-actions">
      {kinds.map(({ kind, file }) => (
        <a key={file} href={`${apiPrefix}/birthday-settlements/${id}/${file}`} download aria-label={say('paperOf', { name: shopName, month, kind })}>
          {kind}
        </a>
      ))}
    </span>
  )
}
