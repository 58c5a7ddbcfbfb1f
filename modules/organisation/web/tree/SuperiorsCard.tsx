import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { FormDrawer } from '../../../../kernel/ui/desk/form/FormDrawer.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import { superiorKind } from '../../organisation.contract.ts'
import { organisationTexts } from '../organisation.texts.ts'
import type { Superior } from '../organisation.types.ts'
import { useDays } from '../use-days.ts'
import { useOrganisationDone } from '../use-organisation-change.ts'

const setForm = z.object({
  kind: superiorKind,
  name: z.string().trim().min(1).max(60),
  tenantId: z.string().nullable(),
  from: z.iso.date(),
  documentNo: z.string().trim().max(80).nullable(),
})

/** Who manages and who guides this union, now and before. */
export function SuperiorsCard({ mayManage }: { mayManage: boolean }) {
  const say = useTexts(organisationTexts)
  const { today } = useDays()
  const [setting, set] = useState(false)
  const [ending, end] = useState<Superior | null>(null)
  const superiors = useQuery(query.organisation.superiors.queryOptions())
  const items = superiors.data?.items ?? []
  const now = items.filter(({ to }) => to === null || to > today)
  const before = items.filter((one) => !now.includes(one))
  return (
    <Card
      title={say('superiors')}
      aside={
        mayManage && (
          <Button look="quiet" onClick={() => set(true)}>
            {say('superiorSet')}
          </Button>
        )
      }
    >
      {superiors.isPending && <SkeletonRows rows={2} />}
      {superiors.isError && <ErrorState error={superiors.error} onRetry={() => void superiors.refetch()} />}
      {superiors.isSuccess && now.length === 0 && <p className="tx-quiet">{say('superiorNone')}</p>}
      <SuperiorLines items={now} onEnd={mayManage ? end : null} />
      {before.length > 0 && (
        <details className="tx-more">
          <summary>{say('superiorsBefore')}</summary>
          <SuperiorLines items={before} onEnd={null} />
        </details>
      )}
      {setting && <SetSuperior onPlatform={superiors.data?.onPlatform ?? []} onClose={() => set(false)} />}
      {ending && <EndSuperior superior={ending} onClose={() => end(null)} />}
    </Card>
  )
}

function SuperiorLines({ items, onEnd }: { items: readonly Superior[]; onEnd: ((superior: Superior) => void) | null }) {
  const say = useTexts(organisationTexts)
  const { write } = useDays()
  return (
    <ul className="og-lines">
      {items.map((one) => (
        <li key={one.id}>
          <span className="og-line-words">
            <span>
              <span className="tx-quiet">{say(one.kind)}</span> {one.name}
            </span>
            <span className="tx-quiet">
              {one.to ? say('superiorSpan', { from: write(one.from), to: write(one.to) }) : say('superiorSince', { from: write(one.from) })}
              {one.documentNo && ` · ${one.documentNo}`}
            </span>
          </span>
          {onEnd && (
            <Button look="quiet" onClick={() => onEnd(one)} aria-label={say('superiorEnd', { name: one.name })}>
              {say('superiorEndAction')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

function SetSuperior({ onPlatform, onClose }: { onPlatform: readonly { tenantId: string; name: string }[]; onClose: () => void }) {
  const say = useTexts(organisationTexts)
  const { today } = useDays()
  const done = useOrganisationDone()
  return (
    <FormDrawer
      title={say('superiorChange')}
      action={say('superiorChangeAction')}
      schema={setForm}
      initial={{ kind: 'managing', from: today }}
      fields={{
        kind: { label: say('superiorKind'), options: superiorKind.options.map((value) => ({ value, label: say(value) })) },
        name: { label: say('superiorName') },
        tenantId: {
          label: say('superiorPlatform'),
          help: say('superiorPlatformHelp'),
          widget: 'choice',
          options: onPlatform.map(({ tenantId, name }) => ({ value: tenantId, label: name })),
          when: () => onPlatform.length > 0,
        },
        from: { label: say('superiorFrom') },
        documentNo: { label: say('documentNo') },
      }}
      onSubmit={async (values, call) => {
        await api.organisation.setSuperior(values, { context: call })
        toast(say('superiorSaved'))
      }}
      onDone={done}
      onClose={onClose}
    />
  )
}

function EndSuperior({ superior, onClose }: { superior: Superior; onClose: () => void }) {
  const say = useTexts(organisationTexts)
  const { today } = useDays()
  const done = useOrganisationDone()
  return (
    <FormDrawer
      title={say('superiorEnd', { name: superior.name })}
      action={say('superiorEndAction')}
      schema={z.object({ on: z.iso.date() })}
      initial={{ on: today }}
      fields={{ on: { label: say('superiorEndOn') } }}
      onSubmit={async ({ on }) => {
        await api.organisation.endSuperior({ id: superior.id, version: superior.version, on })
        toast(say('superiorEnded'))
      }}
      onDone={done}
      onClose={onClose}
    />
  )
}
