import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { Button, IconButton } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../../kernel/ui/base/Chip.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { FormDrawer } from '../../../../kernel/ui/desk/form/FormDrawer.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import { organisationTexts } from '../organisation.texts.ts'
import type { Campus } from '../organisation.types.ts'
import { useOrganisationDone } from '../use-organisation-change.ts'

const form = z.object({ name: z.string().trim().min(1).max(60), active: z.boolean() })

/** The campuses, and how many units each has. */
export function CampusesCard({ mayManage }: { mayManage: boolean }) {
  const say = useTexts(organisationTexts)
  const [editing, edit] = useState<Campus | 'new' | null>(null)
  const campuses = useQuery(query.organisation.campuses.queryOptions())
  return (
    <Card
      title={say('campuses')}
      aside={
        mayManage && (
          <Button look="quiet" onClick={() => edit('new')}>
            {say('campusAdd')}
          </Button>
        )
      }
    >
      {campuses.isPending && <SkeletonRows rows={2} />}
      {campuses.isError && <ErrorState error={campuses.error} onRetry={() => void campuses.refetch()} />}
      {campuses.data?.items.length === 0 && <p className="tx-quiet">{say('none')}</p>}
      <ul className="og-lines">
        {campuses.data?.items.map((campus) => (
          <li key={campus.id}>
            <span className="og-line-words">
              <span>
                {campus.name} {!campus.active && <Chip>{say('campusStopped')}</Chip>}
              </span>
              <span className="tx-quiet">{say('campusUnits', { count: campus.units })}</span>
            </span>
            {mayManage && <IconButton icon="edit" label={say('campusEdit', { name: campus.name })} onClick={() => edit(campus)} />}
          </li>
        ))}
      </ul>
      {editing && <CampusDrawer campus={editing === 'new' ? null : editing} onClose={() => edit(null)} />}
    </Card>
  )
}

function CampusDrawer({ campus, onClose }: { campus: Campus | null; onClose: () => void }) {
  const say = useTexts(organisationTexts)
  const done = useOrganisationDone()
  return (
    <FormDrawer
      title={campus ? say('campusEdit', { name: campus.name }) : say('campusAdd')}
      action={say('save')}
      schema={form}
      initial={{ name: campus?.name, active: campus?.active ?? true }}
      fields={{ name: { label: say('campusName') }, active: campus ? { label: say('campusActive') } : { hidden: true } }}
      onSubmit={async (values, call) => {
        if (campus) await api.organisation.changeCampus({ id: campus.id, version: campus.version, ...values })
        else await api.organisation.addCampus({ name: values.name }, { context: call })
        toast(say('campusSaved'))
      }}
      onDone={done}
      onClose={onClose}
    />
  )
}
