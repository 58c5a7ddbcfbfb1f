import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { RatingLine } from '../../../engines/surveys/web/RatingLine.tsx'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { ScrollBox } from '../../../kernel/ui/base/ScrollBox.tsx'
import { SkeletonRows } from '../../../kernel/ui/base/Skeleton.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { Drawer } from '../../../kernel/ui/desk/Drawer.tsx'
import { ExportLink } from '../../../kernel/ui/desk/ExportLink.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../kernel/ui/use-bilingual.ts'
import { api, apiPrefix, query } from '../../../web/api.ts'
import { useMay } from '../../../web/session.tsx'
import { CancelDialog, MergeDialog } from './GroupDialogs.tsx'
import { InsuranceLink } from './InsuranceLink.tsx'
import { LeadForm } from './LeadForm.tsx'
import { recuperationTexts } from './recuperation.texts.ts'
import type { Group, Groups } from './recuperation.types.ts'
import { TripState } from './TripList.tsx'
import { usePress } from './use-changed.ts'

/** One group: who leads it, what can be done with it now and why not, its lists, its people. */
export function GroupDrawer({ groups, group, onClose }: { groups: Groups; group: Group; onClose: () => void }) {
  const say = useTexts(recuperationTexts)
  const times = useTimes()
  const mayWork = useMay('recuperation.manage')
  const { taken, places, least, mergedInto, reason, rating } = group
  return (
    <Drawer open wide title={group.title} onClose={onClose}>
      <div className="tx-stack">
        <p className="rc-trip-head">
          <TripState state={group.state} />
          <span>{times.span(group.startsAt, group.endsAt)}</span>
          <span className="tx-note">{say('groupFigures', { taken, places, least })}</span>
        </p>
        {mergedInto && <p>{say('mergedInto', { title: mergedInto })}</p>}
        {group.state === 'cancelled' && reason && <p>{say('cancelledFor', { reason })}</p>}
        {rating && <RatingLine rating={rating} />}
        {groups.mayManage && (group.state === 'open' || group.state === 'formed') && (
          <>
            <LeadForm programmeId={groups.id} group={group} />
            <Moves groups={groups} group={group} />
          </>
        )}
        {mayWork && group.parties > 0 && <Lists programmeId={groups.id} group={group} />}
        <People programmeId={groups.id} tripId={group.id} />
      </div>
    </Drawer>
  )
}

function Moves({ groups, group }: { groups: Groups; group: Group }) {
  const say = useTexts(recuperationTexts)
  const words = useBilingual()
  const press = usePress()
  const [asked, ask] = useState<'merge' | 'cancel' | null>(null)
  const { can, state } = group
  const others = groups.items.filter((other) => other.id !== group.id && other.outOfProvince === group.outOfProvince && other.can.merge === null)
  const form = useMutation({
    ...press,
    mutationFn: () => api.recuperation.form({ id: groups.id, tripId: group.id }),
    onSuccess: ({ told }) => toast(say('formedTold', { count: told })),
  })
  return (
    <section className="tx-stack">
      {state === 'open' && can.form && <Banner tone="neutral">{words(can.form.text)}</Banner>}
      <div className="tx-actions">
        {state === 'open' && (
          <Button look="primary" disabled={can.form !== null} busy={form.isPending} onClick={() => form.mutate()}>
            {say('form')}
          </Button>
        )}
        <Button disabled={can.merge !== null || others.length === 0} onClick={() => ask('merge')}>
          {say('merge')}
        </Button>
        <Button look="quiet" disabled={can.cancel !== null} onClick={() => ask('cancel')}>
          {say('cancelTrip')}
        </Button>
      </div>
      {asked === 'merge' && <MergeDialog programmeId={groups.id} group={group} others={others} onClose={() => ask(null)} />}
      {asked === 'cancel' && <CancelDialog programmeId={groups.id} group={group} onClose={() => ask(null)} />}
    </section>
  )
}

function Lists({ programmeId, group }: { programmeId: string; group: Group }) {
  const say = useTexts(recuperationTexts)
  const path = `${apiPrefix}/recuperation/${programmeId}/trips/${group.id}`
  return (
    <section className="tx-actions" aria-label={say('lists')}>
      <InsuranceLink path={path} />
      <ExportLink href={`${path}/contacts.xlsx`} label={say('contactSheet')} />
      <ExportLink href={`${path}/letter.docx`} label={say('letterPaper')} />
    </section>
  )
}

function People({ programmeId, tripId }: { programmeId: string; tripId: string }) {
  const say = useTexts(recuperationTexts)
  const times = useTimes()
  const read = useQuery(query.recuperation.people.queryOptions({ input: { id: programmeId, tripId } }))
  if (read.isPending) return <SkeletonRows />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const { items } = read.data
  if (items.length === 0) return <p className="tx-note">{say('nobodyTravels')}</p>
  return (
    <ScrollBox label={say('travellers')}>
      <table className="tx-table">
        <thead>
          <tr>
            <th scope="col">{say('col_person')}</th>
            <th scope="col">{say('col_branch')}</th>
            <th scope="col" className="tx-figure">
              {say('col_party')}
            </th>
            <th scope="col">{say('letterTitle')}</th>
            <th scope="col">{say('col_came')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((person) => (
            <tr key={person.enrolmentId}>
              <th scope="row">{`${person.name} · ${person.staffNo}`}</th>
              <td>{person.unitName}</td>
              <td className="tx-figure">{person.party}</td>
              <td>
                {person.transfer === 'open' ? (
                  <Chip tone="warn">{say('transferOpen')}</Chip>
                ) : person.letterAt ? (
                  times.at(person.letterAt)
                ) : (
                  <span className="tx-note">{say('notYet')}</span>
                )}
              </td>
              <td>{person.came ? <Chip tone="ok">{say('came')}</Chip> : <span className="tx-note">—</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
