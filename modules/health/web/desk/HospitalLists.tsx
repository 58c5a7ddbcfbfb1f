import { useState } from 'react'
import { useTimes } from '../../../../engines/capacity/web/use-times.ts'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { ConfirmDialog } from '../../../../kernel/ui/base/ConfirmDialog.tsx'
import { dayOf } from '../../../../kernel/ui/base/days.ts'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { Select } from '../../../../kernel/ui/base/Select.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { ExportLink } from '../../../../kernel/ui/desk/ExportLink.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { apiPrefix } from '../../../../web/api.ts'
import { useMay } from '../../../../web/session.tsx'
import { healthDeskTexts } from './desk.texts.ts'

interface HospitalListsProps {
  id: string
  options: readonly { startsAt: string | null }[]
}

/** What the hospital gets: of one day or of all. Identity numbers only for whoever may reveal them and says what for. */
export function HospitalLists({ id, options }: HospitalListsProps) {
  const say = useTexts(healthDeskTexts)
  const times = useTimes()
  const mayReveal = useMay('members.reveal')
  const [day, choose] = useState('')
  const [asking, ask] = useState(false)
  const days = [...new Set(options.flatMap(({ startsAt }) => (startsAt === null ? [] : [dayOf(new Date(startsAt))])))].toSorted()
  const pathOf = (more: Record<string, string>) => {
    const query = new URLSearchParams({ ...(day ? { day } : {}), ...more }).toString()
    return `${apiPrefix}/health/${id}/hospital-list.xlsx${query ? `?${query}` : ''}`
  }
  return (
    <Card title={say('lists')}>
      <div className="tx-stack">
        <p className="tx-note">{say('listsBody')}</p>
        <div className="he-narrow">
          <Field label={say('listDay')}>
            {(control) => <Select {...control} value={day} placeholder={say('listAll')} options={days.map((value) => ({ value, label: times.day(value) }))} onChange={choose} />}
          </Field>
        </div>
        <div className="tx-actions">
          <ExportLink href={pathOf({})} label={say('download')} />
          {mayReveal && (
            <Button icon="eye" onClick={() => ask(true)}>
              {say('downloadClear')}
            </Button>
          )}
        </div>
      </div>
      {asking && <ClearDialog pathOf={pathOf} onClose={() => ask(false)} />}
    </Card>
  )
}

/** Identity numbers in clear: what for goes into the audit log. */
function ClearDialog({ pathOf, onClose }: { pathOf: (more: Record<string, string>) => string; onClose: () => void }) {
  const say = useTexts(healthDeskTexts)
  const [reason, write] = useState('')
  const [missing, setMissing] = useState(false)
  const download = () => {
    if (reason.trim() === '') return setMissing(true)
    window.location.assign(pathOf({ clear: 'yes', reason: reason.trim() }))
    onClose()
  }
  return (
    <ConfirmDialog open title={say('clearTitle')} action={say('download')} onConfirm={download} onClose={onClose}>
      <p>{say('clearBody')}</p>
      <Field label={say('purpose')} error={missing && reason.trim() === '' ? say('reasonMissing') : undefined}>
        {(control) => <TextInput {...control} maxLength={200} value={reason} onChange={write} />}
      </Field>
    </ConfirmDialog>
  )
}
