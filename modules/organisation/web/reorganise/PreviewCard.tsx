import { useState, type ReactNode } from 'react'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { Refusal } from '../../../../kernel/ui/base/Refusal.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { labelled } from '../../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { currentLanguage } from '../../../../web/i18n.ts'
import type { Preview } from '../organisation.types.ts'
import { useDays } from '../use-days.ts'
import { reorganiseTexts } from './reorganise.texts.ts'

interface PreviewCardProps {
  preview: Preview
  stale: boolean
  busy: boolean
  failure: Error | null
  onConfirm: (decision: { documentNo: string | null; reason: string | null }) => void
}

/** What exactly would happen, as the server says it, and the way to let it happen. */
export function PreviewCard({ preview, stale, busy, failure, onConfirm }: PreviewCardProps) {
  const say = useTexts(reorganiseTexts)
  const { write } = useDays()
  const [documentNo, setDocumentNo] = useState('')
  const [reason, setReason] = useState('')
  const people = preview.people.reduce((sum, { staff }) => sum + staff, 0)
  const confirm = () => onConfirm({ documentNo: documentNo.trim() || null, reason: reason.trim() || null })
  return (
    <Card title={say('previewTitle')} aside={<span className="tx-quiet">{say('previewOn', { day: write(preview.effectiveOn) })}</span>}>
      <div className="og-picks og-preview">
        {stale && (
          <Banner tone="warn" title={say('staleTitle')} urgent>
            {say('staleBody')}
          </Banner>
        )}
        <Refusal error={stale ? null : failure} />
        <p>
          <strong>{say('summary', { closes: preview.closes.length, opens: preview.opens.length, people, offices: preview.officesEnding.length })}</strong>
        </p>
        <Warnings preview={preview} />
        <Changes preview={preview} />
        <div className="tx-two">
          <Field label={say('document')} optional>
            {(control) => <TextInput {...control} maxLength={80} placeholder={say('documentHint')} value={documentNo} onChange={setDocumentNo} />}
          </Field>
          <Field label={say('reason')} optional>
            {(control) => <TextInput {...control} maxLength={400} value={reason} onChange={setReason} />}
          </Field>
        </div>
        <div>
          <Button look="primary" busy={busy} onClick={confirm}>
            {say(preview.kind === 'merge' ? 'confirmMerge' : 'confirmSplit')}
          </Button>
        </div>
      </div>
    </Card>
  )
}

function Warnings({ preview }: { preview: Preview }) {
  const say = useTexts(reorganiseTexts)
  if (preview.warnings.length === 0) return null
  const zh = currentLanguage().startsWith('zh')
  return (
    <Banner tone="warn" title={say('warnings')}>
      <ul>
        {preview.warnings.map((warning) => (
          <li key={`${warning.code} ${warning.zh}`}>
            {zh ? warning.zh : warning.en}
            {warning.count > 1 && ` × ${warning.count}`}
          </li>
        ))}
      </ul>
    </Banner>
  )
}

function Changes({ preview }: { preview: Preview }) {
  const say = useTexts(reorganiseTexts)
  return (
    <div className="og-changes">
      <Listed title={say('closes')} lines={preview.closes.map(({ id, name }) => [id, name])} />
      <Listed title={say('opens')} lines={preview.opens.map(({ id, name, parentName }) => [id, `${name} (${say('opensBelow', { parent: parentName })})`])} />
      <Listed title={say('renames')} lines={preview.renames.map(({ id, from, to }) => [id, `${from} → ${to}`])} />
      <Listed title={say('moves')} lines={preview.moves.map(({ id, name, from, to }) => [id, labelled(name, `${from} → ${to}`)])} />
      <Listed title={say('people')} lines={preview.people.map(({ from, to, staff }) => [`${from} ${to}`, say('peopleLine', { from, to, count: staff })])} />
      <Listed title={say('offices')} lines={preview.officesEnding.map(({ id, unitName, staffName, staffNo, title }) => [id, `${staffName} (${staffNo}) ${unitName} ${title}`])} />
      <Listed
        title={say('roles')}
        lines={preview.roles.map(({ id, person, role, from, to }) => [
          id,
          say(to === null ? 'roleEnds' : 'roleGoes', { person, role: currentLanguage().startsWith('zh') ? role.zh : role.en, from, to: to ?? '' }),
        ])}
      />
      <Listed title={say('terms')} lines={preview.termsEnding.map(({ id, unitName, ordinal }) => [id, say('termLine', { unit: unitName, ordinal })])} />
    </div>
  )
}

function Listed({ title, lines }: { title: string; lines: readonly (readonly [key: string, words: ReactNode])[] }) {
  if (lines.length === 0) return null
  return (
    <section>
      <h3>
        {title} <span className="tx-quiet">{lines.length}</span>
      </h3>
      <ul>
        {lines.map(([key, words]) => (
          <li key={key}>{words}</li>
        ))}
      </ul>
    </section>
  )
}
