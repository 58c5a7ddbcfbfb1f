import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../../kernel/ui/base/Chip.tsx'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { toastRefusal } from '../../../../kernel/ui/base/toast-refusal.ts'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import type { EditedClub, PlanLine } from '../clubs.types.ts'
import { PlanChip } from '../PlanChip.tsx'
import { useClubsChanged } from '../use-clubs-changed.ts'
import { ClubFrame } from './ClubFrame.tsx'
import { deskTexts } from './desk.texts.ts'
import { PlanLineDrawer } from './PlanLineDrawer.tsx'
import { useYear, YearSelect } from './YearSelect.tsx'

/** What the club means to do in a year, by month, and what came of it. */
export function ClubPlanPage() {
  const say = useTexts(deskTexts)
  const { year } = useYear()
  const [adding, add] = useState(false)
  return (
    <ClubFrame
      renderAction={({ living }) => (
        <>
          <YearSelect />
          {living && (
            <Button look="primary" icon="plus" onClick={() => add(true)}>
              {say('addLine')}
            </Button>
          )}
        </>
      )}
    >
      {(club) => (
        <>
          <Plan club={club} year={year} />
          {adding && <PlanLineDrawer clubId={club.id} year={year} line={null} onClose={() => add(false)} />}
        </>
      )}
    </ClubFrame>
  )
}

function Plan({ club, year }: { club: EditedClub; year: number }) {
  const say = useTexts(deskTexts)
  const [editing, edit] = useState<PlanLine | null>(null)
  const read = useQuery(query.clubs.plan.queryOptions({ input: { unitId: club.id, year } }))
  if (read.isPending) return <SkeletonRows />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const { items } = read.data
  if (items.length === 0)
    return (
      <Card>
        <EmptyState icon="list" title={say('planNone', { year })}>
          {say('planNoneBody')}
        </EmptyState>
      </Card>
    )
  return (
    <Card>
      <p>{say('planSay', { count: items.length, done: items.filter(({ state }) => state === 'done').length })}</p>
      <ul className="cl-lines">
        {items.map((line) => (
          <Line key={line.id} line={line} mayEdit={club.living} onEdit={() => edit(line)} />
        ))}
      </ul>
      {editing && <PlanLineDrawer clubId={club.id} year={year} line={editing} onClose={() => edit(null)} />}
    </Card>
  )
}

function Line({ line: { id, month, title, note, state }, mayEdit, onEdit }: { line: PlanLine; mayEdit: boolean; onEdit: () => void }) {
  const say = useTexts(deskTexts)
  return (
    <li>
      <Chip>{month === null ? say('allYear') : say('month', { month })}</Chip>
      <span className="cl-lines-words">
        {title}
        {note && <span className="tx-note">{note}</span>}
      </span>
      <span className="tx-actions">
        <PlanChip state={state} />
        {mayEdit && (
          <>
            <Button look="quiet" icon="edit" aria-label={`${say('editLine')} ${title}`} onClick={onEdit}>
              {say('editLine')}
            </Button>
            <RemoveLine id={id} title={title} />
          </>
        )}
      </span>
    </li>
  )
}

function RemoveLine({ id, title }: { id: string; title: string }) {
  const say = useTexts(deskTexts)
  const changed = useClubsChanged()
  const remove = useMutation({
    mutationFn: () => api.clubs.removePlanLine({ lineId: id }),
    onSuccess: () => toast(say('lineRemoved')),
    onError: toastRefusal,
    onSettled: changed,
  })
  return (
    <Button look="quiet" aria-label={`${say('removeLine')} ${title}`} busy={remove.isPending} onClick={() => remove.mutate()}>
      {say('removeLine')}
    </Button>
  )
}
