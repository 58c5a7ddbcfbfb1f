import { useRef, useState } from 'react'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { formatInstant } from '../../../kernel/ui/base/days.ts'
import { ListRow } from '../../../kernel/ui/base/ListRow.tsx'
import { TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api, apiPrefix } from '../../../web/api.ts'
import { currentLanguage } from '../../../web/i18n.ts'
import type { ItemDetail } from './plan.types.ts'
import { plansTexts } from './plans.texts.ts'
import { uploadFile } from './upload.ts'
import { useItemChange } from './use-item-change.ts'

/** What proves that an item was done: files, notes, links. */
export function EvidenceCard({ item }: { item: ItemDetail }) {
  const say = useTexts(plansTexts)
  return (
    <Card title={say('evidence')} flush>
      {item.evidenceList.length === 0 && <p className="pl-section tx-quiet">{say('noEvidence')}</p>}
      <ul>
        {item.evidenceList.map((proof) => (
          <li key={proof.id}>
            <ListRow
              icon="file"
              title={proof.note}
              hint={`${say('uploadedBy', { name: proof.by })} · ${formatInstant(proof.at, currentLanguage())}`}
              aside={proof.fileName && <a href={`${apiPrefix}/plan-items/${item.id}/evidence-files/${proof.id}`}>{say('download')}</a>}
            />
          </li>
        ))}
      </ul>
      {item.mayWork && item.state === 'open' && <AddEvidence item={item} />}
    </Card>
  )
}

function AddEvidence({ item }: { item: ItemDetail }) {
  const say = useTexts(plansTexts)
  const [note, setNote] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const addFile = useItemChange(
    (file: File) => uploadFile(`/plan-items/${item.id}/evidence-files`, file, note ? { note } : {}),
    () => setNote(''),
  )
  const addNote = useItemChange(
    () => api.plans.addEvidence({ id: item.id, note }),
    () => setNote(''),
  )
  return (
    <div className="pl-edit">
      <TextInput aria-label={say('note')} className="tx-input" placeholder={say('note')} value={note} onChange={setNote} />
      <input
        ref={input}
        type="file"
        hidden
        aria-label={say('chooseEvidence')}
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) addFile.mutate(file)
          event.target.value = ''
        }}
      />
      <div className="pl-actions">
        <Button icon="upload" busy={addFile.isPending} onClick={() => input.current?.click()}>
          {say('addFile')}
        </Button>
        <Button busy={addNote.isPending} disabled={note.trim() === ''} onClick={() => addNote.mutate(undefined)}>
          {say('addNote')}
        </Button>
      </div>
    </div>
  )
}
