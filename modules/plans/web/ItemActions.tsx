import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api, query } from '../../../web/api.ts'
import { useMay } from '../../../web/session.tsx'
import type { ItemDetail } from './plan.types.ts'
import { plansTexts } from './plans.texts.ts'
import { useItemChange } from './use-item-change.ts'

const AssignDrawer = lazy(() => import('./ItemDrawers.tsx').then((module) => ({ default: module.AssignDrawer })))
const SettleDrawer = lazy(() => import('./ItemDrawers.tsx').then((module) => ({ default: module.SettleDrawer })))
const CarryDrawer = lazy(() => import('./ItemDrawers.tsx').then((module) => ({ default: module.CarryDrawer })))

type Asked = 'assign' | 'done' | 'dropped' | 'carry'

/** What can be done with an item now, by this person. */
export function ItemActions({ item }: { item: ItemDetail }) {
  const say = useTexts(plansTexts)
  const mayManage = useMay('plans.manage')
  const [asked, ask] = useState<Asked | null>(null)
  const plans = useQuery({ ...query.plans.list.queryOptions(), enabled: mayManage })
  const others = plans.data?.filter((plan) => plan.id !== item.planId) ?? []
  const reopen = useItemChange(() => api.plans.settle({ id: item.id, version: item.version, state: 'open' }))
  if (!item.mayWork) return null
  if (item.state !== 'open')
    return item.state === 'carried_over' ? null : (
      <Button icon="undo" busy={reopen.isPending} onClick={() => reopen.mutate(undefined)}>
        {say('reopen')}
      </Button>
    )
  const close = () => ask(null)
  return (
    <>
      {mayManage && <Button onClick={() => ask('assign')}>{say('assign')}</Button>}
      {mayManage && others.length > 0 && <Button onClick={() => ask('carry')}>{say('carry')}</Button>}
      <Button onClick={() => ask('dropped')}>{say('drop')}</Button>
      <Button look="primary" onClick={() => ask('done')}>
        {say('finish')}
      </Button>
      <Suspense>
        {asked === 'assign' && <AssignDrawer item={item} onClose={close} />}
        {(asked === 'done' || asked === 'dropped') && <SettleDrawer item={item} state={asked} onClose={close} />}
        {asked === 'carry' && <CarryDrawer item={item} plans={others} onClose={close} />}
      </Suspense>
    </>
  )
}
