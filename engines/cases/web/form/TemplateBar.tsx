import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { ListRow } from '../../../../kernel/ui/base/ListRow.tsx'
import { Popover } from '../../../../kernel/ui/base/Popover.tsx'
import { Refusal } from '../../../../kernel/ui/base/Refusal.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { storableDraft } from '../../../../kernel/ui/desk/form/draft.ts'
import type { ZodForm } from '../../../../kernel/ui/desk/form/use-zod-form.ts'
import { OrgPicker, type FoundOrg } from '../../../../kernel/ui/desk/OrgPicker.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import { findUnits } from '../../../../web/find-units.ts'
import type { CaseAction, CaseView, Template } from '../case.types.ts'
import { formTexts } from './form.texts.ts'

interface TemplateBarProps {
  view: CaseView
  action: CaseAction
  form: ZodForm
}

/** Prepared texts to begin with, and the way to keep this one as another. */
export function TemplateBar(props: TemplateBarProps) {
  const say = useTexts(formTexts)
  return (
    <div className="ca-templates">
      <Popover title={say('templates')} buttonClass="tx-button tx-button-plain" align="start" button={<span>{say('templates')}</span>}>
        {(close) => <TemplateList {...props} onClose={close} />}
      </Popover>
      <Popover title={say('saveTemplate')} buttonClass="tx-button tx-button-quiet" align="start" button={<span>{say('saveTemplate')}</span>}>
        {(close) => <SaveTemplate {...props} onClose={close} />}
      </Popover>
    </div>
  )
}

function TemplateList({ view, action, form, onClose }: TemplateBarProps & { onClose: () => void }) {
  const say = useTexts(formTexts)
  const templates = useQuery(query.cases.listTemplates.queryOptions({ input: { process: view.process, action: action.name } }))
  const use = (template: Template) => {
    for (const { name } of form.shapes) if (name in template.content) form.set(name, template.content[name])
    toast(say('templateUsed', { title: template.title }))
    onClose()
  }
  if (templates.isPending) return <p className="tx-quiet">…</p>
  if (templates.isError) return <p>{templates.error.message}</p>
  if (templates.data.items.length === 0) return <p className="tx-quiet">{say('noTemplates')}</p>
  return (
    <ul className="ca-template-list">
      {templates.data.items.map((template) => (
        <li key={template.id}>
          <ListRow title={template.title} hint={template.unit?.name ?? say('templateAll')} onPress={() => use(template)} />
        </li>
      ))}
    </ul>
  )
}

function SaveTemplate({ view, action, form, onClose }: TemplateBarProps & { onClose: () => void }) {
  const say = useTexts(formTexts)
  const [title, setTitle] = useState('')
  const [unit, setUnit] = useState<FoundOrg | null>(null)
  const save = useMutation({
    mutationFn: () =>
      api.cases.saveTemplate({ process: view.process, action: action.name, title, content: storableDraft(form.draft, form.shapes, form.fields), unitId: unit?.id ?? null }),
    onSuccess: () => {
      toast(say('templateSaved', { title }))
      onClose()
    },
  })
  return (
    <div className="ca-template-new">
      <Field label={say('templateTitle')}>{(control) => <TextInput {...control} value={title} maxLength={60} onChange={setTitle} />}</Field>
      <Field label={say('templateUnit')} help={say('templateUnitHelp')} optional>
        {(control) => <OrgPicker control={control} value={unit} search={findUnits} onChange={setUnit} />}
      </Field>
      <Refusal error={save.error} />
      <Button look="primary" disabled={title.trim() === ''} busy={save.isPending} onClick={() => save.mutate()}>
        {say('templateAction')}
      </Button>
    </div>
  )
}
