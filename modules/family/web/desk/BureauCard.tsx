import { useState } from 'react'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { Icon } from '../../../../kernel/ui/base/Icon.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { apiPrefix } from '../../../../web/api.ts'
import type { DeskRound } from '../placement.types.ts'
import { placementDeskTexts } from './placement-desk.texts.ts'

const files = [
  ['list.xlsx', 'exportList'],
  ['letter.docx', 'exportLetter'],
] as const

/** What goes to the education bureau: the list and its letter, each download with its reason. */
export function BureauCard({ round: { id } }: { round: DeskRound }) {
  const say = useTexts(placementDeskTexts)
  const [reason, setReason] = useState('')
  const asked = reason.trim()
  return (
    <Card title={say('exports')}>
      <div className="tx-stack">
        <Field label={say('exportReason')} help={say('exportsBody')}>
          {(control) => <TextInput {...control} maxLength={200} value={reason} onChange={setReason} />}
        </Field>
        {asked === '' ? (
          <p className="tx-note">{say('exportNeed')}</p>
        ) : (
          <div className="tx-actions">
            {files.map(([file, words]) => (
              <a
                key={file}
                className="tx-button tx-button-plain"
                href={`${apiPrefix}/placement-rounds/${id}/${file}?${new URLSearchParams({ reason: asked }).toString()}`}
                download
              >
                <Icon name="download" />
                <span>{say(words)}</span>
              </a>
            ))}
          </div>
        )}
      </div>
    </Card>
  )
}
