import { useId, useRef, useState, type FormEvent } from 'react'
import { isApiError } from '../../../../kernel/ui/api-error.ts'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Drawer } from '../../../../kernel/ui/desk/Drawer.tsx'
import { storableDraft } from '../../../../kernel/ui/desk/form/draft.ts'
import { FormFields } from '../../../../kernel/ui/desk/form/FormFields.tsx'
import { FormNotices } from '../../../../kernel/ui/desk/form/FormNotices.tsx'
import { useZodForm } from '../../../../kernel/ui/desk/form/use-zod-form.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import { CaseFiles } from '../CaseFiles.tsx'
import type { TakeActionProps } from '../TakeAction.tsx'
import { useAct } from '../use-act.ts'
import type { ReadForm } from './form-of-schema.ts'
import { formTexts } from './form.texts.ts'
import { Moved, newsOf } from './Moved.tsx'
import { Restored } from './Restored.tsx'
import { TemplateBar } from './TemplateBar.tsx'
import { useReadForm } from './use-read-form.ts'
import { useKeptDraft, type BegunDraft, type Keeping } from './use-kept-draft.ts'

interface ActionFormProps extends TakeActionProps {
  title: string
  /** What was begun earlier. */
  begun: BegunDraft | null
  onAfresh: () => void
}

/** The fields of an action, kept as they are typed, and the button with its verb. */
export function ActionForm(props: ActionFormProps) {
  const { view, action, kit, title, begun, onAfresh, onClose } = props
  const words = useBilingual()
  const formId = useId()
  const top = useRef<HTMLDivElement>(null)
  const [seen] = useState(view)
  const { read, form, keeping, throwAway } = useActionForm(props)
  const now = view.actions.find(({ name }) => name === action.name)
  const overtaken = newsOf(seen, view).length > 0 && (isApiError(form.failure, 'version_conflict') || isApiError(form.failure, 'case.wrong_state'))
  const blocked = now === undefined || now.refusal !== null
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    form.submit()
    top.current?.scrollIntoView({ block: 'start' })
  }
  const footer = (
    <div className="ca-form-foot">
      <KeptWord keeping={keeping} />
      <Button look={action.tone === 'danger' ? 'danger' : 'primary'} type="submit" form={formId} busy={form.busy} disabled={blocked}>
        {words(action.title)}
      </Button>
    </div>
  )
  return (
    <Drawer open title={title} onClose={onClose} footer={footer}>
      <form id={formId} className="fo-form" noValidate onSubmit={onSubmit}>
        <div ref={top} className="ca-form-top">
          {begun && (
            <Restored
              draft={begun}
              onAfresh={() => {
                throwAway()
                onAfresh()
              }}
            />
          )}
          <Moved seen={seen} view={view} action={action} />
          {/* What happened meanwhile says more than that it was refused for it. */}
          <FormNotices form={overtaken ? { ...form, failure: null } : form} formId={formId} />
          {kit.intro?.(action)}
        </div>
        {view.mayCommentInner && hasText(read) && <TemplateBar view={view} action={action} form={form} />}
        <FormFields formId={formId} shapes={form.shapes} fields={form.fields} draft={form.draft} errors={form.errors} onChange={form.set} />
      </form>
      {hasText(read) && <CaseFiles view={view} within="form" />}
    </Drawer>
  )
}

function useActionForm({ view, action, kit, begun, onClose }: ActionFormProps) {
  const act = useAct(view, action, kit)
  const read = useReadForm(action, { view, kit })
  const [initial] = useState(() => ({ ...read.initial, ...kit.initial?.(action), ...begun?.content }))
  const form = useZodForm({
    schema: read.schema,
    fields: read.fields,
    initial,
    onSubmit: async (values, call) => {
      await act(values, call)
      kept.forget(false)
      onClose()
    },
  })
  const kept = useKeptDraft({ process: view.process, action: action.name, subject: view.id }, storableDraft(form.draft, form.shapes, form.fields))
  return { read, form, keeping: kept.keeping, throwAway: () => kept.forget(true) }
}

function hasText({ fields }: ReadForm): boolean {
  return Object.values(fields).some((field) => !('hidden' in field) && field.widget === 'longText')
}

function KeptWord({ keeping }: { keeping: Keeping }) {
  const say = useTexts(formTexts)
  const said = { idle: '', waiting: say('keeping'), kept: say('kept'), here: say('keptHere') }[keeping]
  return (
    <span className="tx-quiet" role="status">
      {said}
    </span>
  )
}
