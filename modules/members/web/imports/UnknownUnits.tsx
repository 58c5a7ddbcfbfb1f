import { useState } from 'react'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { OrgPicker, type FoundOrg } from '../../../../kernel/ui/desk/OrgPicker.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import { findBranches } from '../../../../web/find-units.ts'
import type { ImportBatch } from '../members.types.ts'
import { importsTexts } from './imports.texts.ts'
import { useBatchStep } from './use-batch-step.ts'

/** Unit names that nobody knows: each is settled once, for all its rows, and the sheet checked again. */
export function UnknownUnits({ batch }: { batch: ImportBatch }) {
  const say = useTexts(importsTexts)
  const [chosen, choose] = useState<Readonly<Record<string, FoundOrg | null>>>({})
  const settled = Object.entries(chosen).flatMap(([name, org]) => (org ? [[name, org.id] as const] : []))
  const save = useBatchStep(batch.id, async () => {
    const mapped = await api.memberImports.setMapping({ id: batch.id, version: batch.version, columns: batch.columns, unitNames: Object.fromEntries(settled) })
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
      <Button disabled={settled.length === 0} busy={save.isPending} onClick={() => save.mutate()}>
        {say('settleUnits')}
      </Button>
    </Card>
  )
}
