import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../../kernel/ui/base/Chip.tsx'
import { formatDay, formatInstant } from '../../../../kernel/ui/base/days.ts'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { FormDrawer } from '../../../../kernel/ui/desk/form/FormDrawer.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import type { Deliveries, Session } from '../proposals.types.ts'
import { useProposalsChanged } from '../use-proposal.ts'
import { wordsTexts } from '../words.texts.ts'
import { congressTexts } from './congress.texts.ts'

/** The meeting where units take over what they handle, and who has signed for what. */
export function DeliveryCard({ session, mayManage }: { session: Session; mayManage: boolean }) {
  const say = useTexts(congressTexts)
  const { i18n } = useTranslation()
  const deliveries = useQuery(query.proposals.deliveries.queryOptions({ input: { id: session.id } }))
  const [editing, edit] = useState<Deliveries['meetings'][number] | 'new' | null>(null)
  return (
    <Card
      title={say('deskDelivery')}
      aside={
        mayManage && (
          <Button look="quiet" icon="plus" onClick={() => edit('new')}>
            {say('deskDeliveryAdd')}
          </Button>
        )
      }
    >
      {deliveries.isPending && <SkeletonRows rows={2} />}
      {deliveries.isError && <ErrorState error={deliveries.error} onRetry={() => void deliveries.refetch()} />}
      {deliveries.data?.meetings.length === 0 && <p className="tx-quiet">{say('deskDeliveryNone')}</p>}
      <ul>
        {(deliveries.data?.meetings ?? []).map((meeting) => (
          <li key={meeting.id} className="pr-line">
            <strong>{formatDay(meeting.heldOn, i18n.language)}</strong>
            <span>{meeting.place}</span>
            {mayManage && (
              <Button look="quiet" icon="edit" onClick={() => edit(meeting)}>
                {say('deskDeliveryEdit')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {deliveries.data && <SigningList rows={deliveries.data.rows} />}
      {editing && <DeliveryDrawer session={session} meeting={editing === 'new' ? null : editing} onClose={() => edit(null)} />}
    </Card>
  )
}

function SigningList({ rows }: Pick<Deliveries, 'rows'>) {
  const say = useTexts(congressTexts)
  const sayWord = useTexts(wordsTexts)
  const { i18n } = useTranslation()
  if (rows.length === 0) return <p className="tx-quiet">{say('deskDeliveryListNone')}</p>
  return (
    <div className="pr-words">
      <h3>{say('deskDeliveryList')}</h3>
      {rows.map(({ unit, proposals }) => {
        const signed = proposals.filter(({ signedAt }) => signedAt !== null).length
        return (
          <details key={unit.unitId} className="tx-more">
            <summary>
              {unit.name} · {say('deskUnitSigned', { signed, count: proposals.length })}
            </summary>
            <ul className="pr-list">
              {proposals.map(({ id, number, title, signedBy, signedAt }) => (
                <li key={id}>
                  <p className="pr-line">
                    {number && <span>{sayWord('numbered', { number })}</span>}
                    <span>{title}</span>
                    <Chip tone={signedAt ? 'ok' : 'warn'} icon={signedAt ? 'check' : 'clock'}>
                      {signedAt ? say('deskSigned', { by: signedBy ?? '', at: formatInstant(signedAt, i18n.language) }) : say('deskUnsigned')}
                    </Chip>
                  </p>
                </li>
              ))}
            </ul>
          </details>
        )
      })}
    </div>
  )
}

const DeliveryForm = z.object({ heldOn: z.iso.date(), place: z.string().trim().max(100) })

function DeliveryDrawer({ session, meeting, onClose }: { session: Session; meeting: Deliveries['meetings'][number] | null; onClose: () => void }) {
  const say = useTexts(congressTexts)
  const changed = useProposalsChanged()
  return (
    <FormDrawer
      title={say('deskDelivery')}
      action={say('deskDeliverySave')}
      schema={DeliveryForm}
      fields={{ heldOn: { label: say('deskDeliveryDay'), widget: 'day' }, place: { label: say('deskDeliveryPlace') } }}
      initial={meeting ? { heldOn: meeting.heldOn, place: meeting.place } : {}}
      onSubmit={async (values, call) => {
        await api.proposals.saveDelivery({ ...values, sessionId: session.id, ...(meeting ? { id: meeting.id, version: meeting.version } : {}) }, { context: call })
        await changed()
      }}
      onClose={onClose}
    />
  )
}
