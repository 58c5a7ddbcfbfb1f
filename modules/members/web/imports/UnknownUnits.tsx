import { useState } from 'react'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { dayOf } from '../../../../kernel/ui/base/days.ts'
import { useNow } from '../../../../kernel/ui/base/use-now.ts'
import { OrgPicker, type FoundOrg } from '../../../../kernel/ui/desk/OrgPicker.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import { findBranches } from '../../../../web/find-units.ts'
import { useMay } from '../../../../web/session.tsx'
import type { ImportBatch } from '../members.types.ts'
import { importsTexts } from './imports.texts.ts'
import { NewBranches, setUpBranches } from './NewBranches.tsx'
import { useBatchStep } from './use-batch-step.ts'

/** Unit names that nobody knows: each is settled once, for all its rows, and the sheet checked again. */
export function UnknownUnits({ batch }: { batch: ImportBatch }) {
  const say = useTexts(importsTexts)
  const [chosen, choose] = useState<Readonly<Record<string, FoundOrg | null>>>({})
  const settled = Object.entries(chosen).flatMap(([name, org]) => (org ? [[name, org.id] as const] : []))
  const unsettled = batch.unknownUnits.flatMap(({ name }) => (chosen[name] ? [] : [name]))
  const now = useNow()
  const maySetUp = useMay('organisation.manage')
  const save = useBatchStep(batch.id, async ({ newNames }: { newNames: readonly string[] }) => {
    const unitNames = { ...Object.fromEntries(settled), ...(await setUpBranches(newNames, dayOf(now))) }
    const mapped = await api.memberImports.setMapping({ id: batch.id, version: batch.version, columns: batch.columns, unitNames })
    return api.memberImports.check({ id: batch.id, version: mapped.version })
  })
  return (
    <Card title={say('unitsTitle', { count: batch.unknownUnits.length })}>
      <p className="im-lead">{say('unitsLead')}</p>
      <ul className="im-columns">
        {batch.unknownUnits.map(({ name, rows }) => (
          <li key={name}>
            <span className="im-column">
              {name}
              <span className="tx-quiet"> {say('unitRows', { count: rows })}</span>
            </span>
            <OrgPicker kind="branch" label={say('unitOf', { name })} value={chosen[name] ?? null} search={findBranches} onChange={(org) => choose({ ...chosen, [name]: org })} />
          </li>
        ))}
      </ul>
      <div className="im-actions">
        <Button disabled={settled.length === 0} busy={save.isPending} onClick={() => save.mutate({ newNames: [] })}>
          {say('settleUnits')}
        </Button>
        {maySetUp && unsettled.length > 0 && <NewBranches names={unsettled} busy={save.isPending} onConfirm={() => save.mutate({ newNames: unsettled })} />}
      </div>
    </Card>
  )
}
