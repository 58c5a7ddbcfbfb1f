import { useId, useRef, type FormEvent } from 'react'
import type { z } from 'zod'
import { Button } from '../../base/Button.tsx'
import { useTexts } from '../../texts.ts'
import { deskTexts } from '../desk.texts.ts'
import { Drawer } from '../Drawer.tsx'
import { FormFields } from './FormFields.tsx'
import { FormNotices } from './FormNotices.tsx'
import { useZodForm, type ZodFormOptions } from './use-zod-form.ts'
import './form.css'

export type FormDrawerProps<Schema extends z.ZodObject> = ZodFormOptions<Schema> & {
  title: string
  /** The verb on the button: 提交提案, not 确定. */
  action?: string
  onClose: () => void
}

/** A form beside the list, built from the schema that the server checks with. Render it while it is open. */
export function FormDrawer<Schema extends z.ZodObject>({ title, action, onClose, onDone, ...options }: FormDrawerProps<Schema>) {
  const say = useTexts(deskTexts)
  const formId = useId()
  const top = useRef<HTMLDivElement>(null)
  const form = useZodForm({
    ...options,
    onDone: () => {
      onDone?.()
      onClose()
    },
  })
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    form.submit()
    top.current?.scrollIntoView({ block: 'start' })
  }
  const footer = (
    <div className="fo-actions">
      <Button onClick={onClose}>{say('formCancel')}</Button>
      <Button look="primary" type="submit" form={formId} busy={form.busy}>
        {action ?? say('formSubmit')}
      </Button>
    </div>
  )
  return (
    <Drawer open title={title} onClose={onClose} footer={footer}>
      <form id={formId} className="fo-form" noValidate onSubmit={onSubmit}>
        <div ref={top}>
          <FormNotices form={form} formId={formId} />
        </div>
        <FormFields formId={formId} shapes={form.shapes} fields={form.fields} draft={form.draft} errors={form.errors} onChange={form.set} />
      </form>
    </Drawer>
  )
}
