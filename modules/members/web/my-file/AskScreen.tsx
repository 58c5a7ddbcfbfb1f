import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { Select } from '../../../../kernel/ui/base/Select.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { Changes } from '../Changes.tsx'
import { useCodeWords } from '../code-sets.ts'
import type { MyFile, ShownField } from '../members.types.ts'
import { withChoice, type AskDraft, type AskFault, type AskScreenName } from './ask-draft.ts'
import { myFileTexts } from './my-file.texts.ts'

interface AskScreenProps {
  screen: AskScreenName
  file: MyFile
  draft: AskDraft
  fault: AskFault | null
  onChange: (draft: AskDraft) => void
}

/** Fields that are chosen from a list, by the set of their codes. */
const codeSets: Readonly<Record<string, string>> = {
  idType: 'id_type',
  sex: 'sex',
  ethnicity: 'ethnicity',
  nationality: 'nationality',
  politicalStatus: 'political_status',
  marital: 'marital',
  education: 'education',
  degree: 'degree',
  professionalTitle: 'professional_title',
}

export function AskScreen(props: AskScreenProps) {
  const { screen } = props
  if (screen === 'what') return <WhatScreen {...props} />
  if (screen === 'note') return <NoteScreen {...props} />
  if (screen === 'check') return <CheckScreen {...props} />
  return <FieldScreen key={screen} {...props} />
}

function WhatScreen({ file, draft, fault, onChange }: AskScreenProps) {
  const say = useTexts(myFileTexts)
  const fields = askableFields(file)
  const order = fields.map(({ key }) => key)
  return (
    <fieldset className="mf-what">
      <legend>{say('whatTitle')}</legend>
      <p className="tx-quiet">{say('whatHint')}</p>
      {fault === 'chooseFirst' && (
        <Banner tone="bad" urgent>
          {say('chooseFirst')}
        </Banner>
      )}
      {fields.map((field) => (
        <label key={field.key}>
          <input type="checkbox" className="mf-tick" checked={draft.chosen.includes(field.key)} onChange={() => onChange(withChoice(draft, field.key, order))} />
          <span>{field.label}</span>
          <span className="tx-quiet">{field.value === null ? say('empty') : field.shown}</span>
        </label>
      ))}
    </fieldset>
  )
}

function FieldScreen({ screen, file, draft, fault, onChange }: AskScreenProps) {
  const say = useTexts(myFileTexts)
  const { options } = useCodeWords()
  const field = file.fields.find(({ key }) => key === screen)
  if (!field) return null
  const value = draft.values[screen] ?? ''
  const change = (next: string) => onChange({ ...draft, values: { ...draft.values, [screen]: next } })
  const set = codeSets[screen]
  const now = say('nowIs', { value: field.value === null ? say('empty') : field.shown })
  return (
    <Field label={say('newValue', { label: field.label })} help={now} error={fault === 'keepEmpty' ? say('keepEmpty') : undefined}>
      {(control) =>
        set ? (
          <Select {...control} value={value} placeholder="" options={options(set)} onChange={change} />
        ) : (
          <TextInput {...control} type={inputType(screen)} value={value} maxLength={120} onChange={change} />
        )
      }
    </Field>
  )
}

function NoteScreen({ draft, onChange }: AskScreenProps) {
  const say = useTexts(myFileTexts)
  return (
    <>
      <h2>{say('noteTitle')}</h2>
      <Field label={say('noteLabel')} optional>
        {(control) => <TextInput {...control} value={draft.note} placeholder={say('noteHint')} maxLength={200} onChange={(note) => onChange({ ...draft, note })} />}
      </Field>
    </>
  )
}

function CheckScreen({ file, draft }: AskScreenProps) {
  const say = useTexts(myFileTexts)
  const { label } = useCodeWords()
  const changes = draft.chosen.flatMap((key) => {
    const field = file.fields.find((each) => each.key === key)
    const set = codeSets[key]
    const typed = draft.values[key] ?? ''
    return field ? [{ key, label: field.label, before: field.value === null ? null : field.shown, after: set ? label(set, typed) : typed }] : []
  })
  return (
    <>
      <h2>{say('checkTitle')}</h2>
      <Changes changes={changes} />
      {draft.note.trim() && <p>{draft.note}</p>}
      <p className="tx-quiet">{say('checkLead')}</p>
    </>
  )
}

function askableFields(file: MyFile): ShownField[] {
  return file.fields.filter(({ key }) => file.askable.includes(key))
}

function inputType(key: string): string {
  if (key === 'birthDate') return 'date'
  if (key === 'phone') return 'tel'
  return key === 'email' ? 'email' : 'text'
}
