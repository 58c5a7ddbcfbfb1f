import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { SkeletonRows } from '../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { ChildrenForm } from './ChildrenForm.tsx'
import { childrenTexts } from './children.texts.ts'

/** What I told of my children for a class. */
export function useMyChildren(id: string, { enabled }: { enabled: boolean }) {
  return useQuery(query.activities.myChildren.queryOptions({ input: { id }, enabled }))
}

/** What must be told before one can sign up, and may be put right afterwards; `signedUp`: for how many one has. */
export function ChildCard({ activityId, signedUp }: { activityId: string; signedUp: number | null }) {
  const say = useTexts(childrenTexts)
  const read = useMyChildren(activityId, { enabled: true })
  const [open, setOpen] = useState(false)
  if (read.isPending) return <SkeletonRows />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const { children } = read.data
  const told = children.length > 0
  return (
    <Card title={say('title')}>
      <div className="tx-stack">
        {children.map((child, at) => (
          <p key={at}>{[child.name, child.bornOn, child.grade].filter(Boolean).join(' · ')}</p>
        ))}
        {told && (
          <div>
            <Button aria-expanded={open} onClick={() => setOpen(!open)}>
              {say(open ? 'close' : 'change')}
            </Button>
          </div>
        )}
        {(!told || open) && <ChildrenForm activityId={activityId} mine={read.data} signedUp={signedUp} onSaved={() => setOpen(false)} />}
      </div>
    </Card>
  )
}
