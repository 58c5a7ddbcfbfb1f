import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { Refusal } from '../../../kernel/ui/base/Refusal.tsx'
import { SkeletonRows } from '../../../kernel/ui/base/Skeleton.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { Drawer } from '../../../kernel/ui/desk/Drawer.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api, query } from '../../../web/api.ts'
import { AddPaper } from './AddPaper.tsx'
import { giftsDeskTexts } from './gifts-desk.texts.ts'
import type { HandOutBranch, Unsigned } from './gifts.types.ts'
import { useGiftChanged } from './use-gift-changed.ts'

interface SignDrawerProps {
  giftId: string
  branch: HandOutBranch
  onClose: () => void
}

/** A branch's signed list, entered at once: everybody on it, but those who did not sign. */
export function SignDrawer({ giftId, branch, onClose }: SignDrawerProps) {
  const say = useTexts(giftsDeskTexts)
  const read = useQuery(query.giftReceipts.unsigned.queryOptions({ input: { id: giftId, unitId: branch.unitId }, staleTime: 0 }))
  return (
    <Drawer open title={say('signTitle', { branch: branch.unitName })} onClose={onClose}>
      <div className="tx-stack">
        {read.isPending && <SkeletonRows />}
        {read.isError && <ErrorState error={read.error} onRetry={() => void read.refetch()} />}
        {read.data && (read.data.people.length === 0 ? <Banner tone="ok">{say('allReceived')}</Banner> : <Names giftId={giftId} branch={branch} people={read.data.people} />)}
        <h3>{say('signedPaper')}</h3>
        <AddPaper giftId={giftId} label={say('signedPaper')} of={{ step: 'receipt', unitId: branch.unitId }} />
      </div>
    </Drawer>
  )
}

function Names({ giftId, branch, people }: Pick<SignDrawerProps, 'giftId' | 'branch'> & { people: readonly Unsigned[] }) {
  const say = useTexts(giftsDeskTexts)
  const changed = useGiftChanged()
  const [unsigned, setUnsigned] = useState<ReadonlySet<string>>(new Set())
  const listed = people.map(({ enrolmentId }) => enrolmentId)
  const except = listed.filter((id) => unsigned.has(id))
  const count = listed.length - except.length
  const sign = useMutation({
    mutationFn: () => api.giftReceipts.sign({ id: giftId, unitId: branch.unitId, listed, except }),
    onSuccess: ({ recorded, left }) => toast(say('signed', { count: recorded, left })),
    onSettled: changed,
  })
  const toggle = (id: string) => setUnsigned((before) => (before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id])))
  return (
    <>
      <p>{say('signLead', { count: people.length })}</p>
      <ul className="gf-people">
        {people.map(({ enrolmentId, name, staffNo, packageTitle, pickup }) => (
          <li key={enrolmentId}>
            <label className="tx-tick">
              <input type="checkbox" checked={!unsigned.has(enrolmentId)} onChange={() => toggle(enrolmentId)} />
              <span>
                {name} <span className="tx-note">{[staffNo, packageTitle, pickup].join(' · ')}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      <Refusal error={sign.error} />
      <div>
        <Button look="primary" busy={sign.isPending} disabled={count === 0} onClick={() => sign.mutate()}>
          {say('signAction', { count })}
        </Button>
      </div>
    </>
  )
}
