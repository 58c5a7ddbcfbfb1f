import { useState } from 'react'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Icon } from '../../../../kernel/ui/base/Icon.tsx'
import { Select, type Option } from '../../../../kernel/ui/base/Select.tsx'
import { labelled, listed } from '../../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import type { ImportBatch } from '../members.types.ts'
import { staffFieldTexts } from '../record/staff-fields.texts.ts'
import { GiveUp } from './GiveUp.tsx'
import { mappableFields, mappingFault } from './mapping.ts'
import { importsTexts } from './imports.texts.ts'
import { useBatchStep } from './use-batch-step.ts'

/** Which column is which field; afterwards every row is checked. */
export function MappingStep({ batch }: { batch: ImportBatch }) {
  const say = useTexts(importsTexts)
  const [columns, setColumns] = useState(batch.columns)
  const options = useFieldOptions()
  const fault = mappingFault(columns)
  const unmapped = columns.filter(({ field }) => field === null)
  const check = useBatchStep(batch.id, async () => {
    const mapped = await api.memberImports.setMapping({ id: batch.id, version: batch.version, columns })
    return api.memberImports.check({ id: batch.id, version: mapped.version })
  })
  const labelOf = (field: string) => options.find(({ value }) => value === field)?.label ?? field
  return (
    <>
      {batch.problem && (
        <Banner tone="bad" title={say('failedTitle')} urgent>
          {batch.problem}
        </Banner>
      )}
      <Card title={say('columnsTitle')}>
        <p className="im-lead">{say('columnsLead')}</p>
        {unmapped.length > 0 && (
          <Banner tone="warn" title={say('columnsUnmapped', { count: unmapped.length })}>
            {say('columnsUnmappedBody', { names: listed(unmapped.map(({ header }) => header)) })}
          </Banner>
        )}
        <ul className="im-columns">
          {columns.map((column) => (
            <li key={column.column}>
              <span className="im-column">{column.header}</span>
              <Icon name="forward" size="1em" />
              <Select
                aria-label={labelled(say('field'), column.header)}
                value={column.field ?? ''}
                placeholder={say('skip')}
                options={options}
                onChange={(field) => setColumns(columns.map((each) => (each.column === column.column ? { ...each, field: field || null } : each)))}
              />
            </li>
          ))}
        </ul>
      </Card>
      <div className="im-actions">
        <p className="tx-quiet">{say('checkNext')}</p>
        {fault && <Banner tone="warn">{fault.kind === 'noKey' ? say('needStaffNo') : say('twice', { field: labelOf(fault.field) })}</Banner>}
        <Button look="primary" disabled={fault !== null} busy={check.isPending} onClick={() => check.mutate()}>
          {say('check')}
        </Button>
        <GiveUp batch={batch} />
      </div>
    </>
  )
}

function useFieldOptions(): Option[] {
  const label = useTexts(staffFieldTexts)
  return mappableFields.map((field) => ({ value: field, label: label(field === 'unitName' ? 'unitId' : field === 'groupName' ? 'groupId' : field) }))
}
