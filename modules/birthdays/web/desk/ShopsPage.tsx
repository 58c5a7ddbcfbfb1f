import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { useTimes } from '../../../../engines/capacity/web/use-times.ts'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../../kernel/ui/base/Chip.tsx'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { toastRefusal } from '../../../../kernel/ui/base/toast-refusal.ts'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { FormDrawer } from '../../../../kernel/ui/desk/form/FormDrawer.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import { useMay } from '../../../../web/session.tsx'
import type { Shop } from '../birthdays.types.ts'
import { useBirthdaysChanged } from '../use-birthdays-changed.ts'
import { DeskTabs } from './DeskTabs.tsx'
import { deskTexts } from './desk.texts.ts'
import { ShopLink } from './ShopLink.tsx'
import '../birthdays.css'

/** Shops under contract, each with the address by which it marks coupons. */
export function ShopsPage() {
  const say = useTexts(deskTexts)
  const manages = useMay('birthdays.manage')
  const read = useQuery(query.birthdayShops.list.queryOptions({ input: {} }))
  const [edited, edit] = useState<Shop | 'new' | null>(null)
  const button = manages && (
    <Button look="primary" icon="plus" onClick={() => edit('new')}>
      {say('newShop')}
    </Button>
  )
  return (
    <PageFrame title={say('shopsTitle')} lead={say('shopsLead')} action={button}>
      <div className="tx-stack">
        <DeskTabs />
        {read.isPending && <SkeletonRows />}
        {read.isError && <ErrorState error={read.error} onRetry={() => void read.refetch()} />}
        {read.data?.items.length === 0 && (
          <Card flush>
            <EmptyState icon="building" title={say('shopsNone')}>
              {say('shopsNoneBody')}
            </EmptyState>
          </Card>
        )}
        <div className="bd-cards">
          {read.data?.items.map((shop) => (
            <ShopCard key={shop.id} shop={shop} onEdit={() => edit(shop)} />
          ))}
        </div>
      </div>
      {edited && <ShopDrawer shop={edited === 'new' ? null : edited} onClose={() => edit(null)} />}
    </PageFrame>
  )
}

function ShopCard({ shop, onEdit }: { shop: Shop; onEdit: () => void }) {
  const say = useTexts(deskTexts)
  const times = useTimes()
  const { name, address, contact, contractNo, unitName, state, used, linkSince, mayManage } = shop
  return (
    <Card title={name} aside={<Chip tone={state === 'open' ? 'ok' : 'neutral'}>{say(`state_${state}`)}</Chip>}>
      <div className="tx-stack">
        <div className="bd-tight">
          <p>{[address, contact].filter(Boolean).join(' · ')}</p>
          <p className="tx-note">{[say('contract', { no: contractNo }), unitName, say('usedCount', { count: used })].join(' · ')}</p>
          <p className="tx-note">{linkSince === null ? say('linkNone') : say('linkSince', { at: times.at(linkSince) })}</p>
        </div>
        {mayManage && (
          <div className="tx-actions">
            {state === 'open' && <ShopLink shop={shop} />}
            <Button onClick={onEdit}>{say('edit')}</Button>
            <ChangeState shop={shop} />
          </div>
        )}
      </div>
    </Card>
  )
}

function ChangeState({ shop: { id, version, state } }: { shop: Shop }) {
  const say = useTexts(deskTexts)
  const changed = useBirthdaysChanged()
  const next = state === 'open' ? 'closed' : 'open'
  const change = useMutation({
    mutationFn: () => api.birthdayShops.setState({ id, version, state: next }),
    onSuccess: () => toast(say(next === 'closed' ? 'shopClosed' : 'shopReopened')),
    onError: toastRefusal,
    onSettled: changed,
  })
  return (
    <Button look="quiet" busy={change.isPending} onClick={() => change.mutate()}>
      {say(next === 'closed' ? 'closeShop' : 'reopenShop')}
    </Button>
  )
}

const schema = z.object({
  unitId: z.string().min(1),
  name: z.string().trim().min(2).max(60),
  address: z.string().trim().min(1).max(120),
  contact: z.string().trim().max(120).nullable(),
  contractNo: z.string().trim().min(1).max(60),
})

function ShopDrawer({ shop, onClose }: { shop: Shop | null; onClose: () => void }) {
  const units = useQuery(query.birthdays.units.queryOptions())
  if (!units.data) return null
  return <ShopForm shop={shop} units={units.data.items} onClose={onClose} />
}

function ShopForm({ shop, units, onClose }: { shop: Shop | null; units: readonly { id: string; name: string }[]; onClose: () => void }) {
  const say = useTexts(deskTexts)
  const changed = useBirthdaysChanged()
  return (
    <FormDrawer
      title={say(shop === null ? 'newShop' : 'editShop')}
      action={say('save')}
      schema={schema}
      initial={shop ?? { unitId: units[0]?.id ?? '' }}
      fields={{
        unitId: shop === null ? { label: say('field_unitId'), widget: 'choice', options: units.map(({ id, name }) => ({ value: id, label: name })) } : { hidden: true },
        name: { label: say('field_name') },
        address: { label: say('field_address') },
        contact: { label: say('field_shopContact') },
        contractNo: { label: say('field_contractNo') },
      }}
      onSubmit={async ({ unitId, contact, ...facts }, call) => {
        const asked = { ...facts, contact: contact ?? '' }
        if (shop === null) await api.birthdayShops.create({ unitId, ...asked }, { context: call })
        else await api.birthdayShops.edit({ id: shop.id, version: shop.version, ...asked })
        toast(say('saved'))
        await changed()
      }}
      onClose={onClose}
    />
  )
}
