import { baseTexts } from '../../base/base.texts.ts'
import { Banner } from '../../base/Banner.tsx'
import { Button } from '../../base/Button.tsx'
import { describeError } from '../../base/ErrorState.tsx'
import { useTexts } from '../../texts.ts'
import { deskTexts } from '../desk.texts.ts'
import { fieldAt } from './check.ts'
import type { ZodForm } from './use-zod-form.ts'

/** Above the fields: what was brought back, what is to be mended (each leads to its field), why the server said no. */
export function FormNotices({ form, formId }: { form: ZodForm; formId: string }) {
  const say = useTexts(deskTexts)
  const sayBase = useTexts(baseTexts)
  const { errors, failure, restored, shapes, fields } = form
  const failed = failure ? describeError(failure, sayBase) : null
  return (
    <>
      {restored && (
        <Banner
          tone="neutral"
          action={
            <Button look="quiet" onClick={form.startAfresh}>
              {say('draftDrop')}
            </Button>
          }
        >
          {say('draftRestored')}
        </Banner>
      )}
      {errors.length > 0 && (
        <Banner tone="bad" title={say('formErrors', { count: errors.length })} urgent>
          <ul className="fo-errors">
            {errors.map((error) => (
              <li key={error.path}>
                <button type="button" onClick={() => focusField(`${formId}-${error.path}`)}>
                  {fieldAt(error.path.split('.'), shapes, fields).label}
                </button>
              </li>
            ))}
          </ul>
        </Banner>
      )}
      {failed && errors.length === 0 && (
        <Banner tone="bad" title={say('formFailed')} urgent>
          <p>{failed.message}</p>
          <p>{say('formKept')}</p>
          {failed.requestId && <code>{sayBase('requestId', { id: failed.requestId })}</code>}
        </Banner>
      )}
    </>
  )
}

/** A group of choices takes the focus on its first one. */
function focusField(id: string): void {
  const place = document.getElementById(id)
  const control = place?.matches('input, textarea, select, button, [tabindex]') ? place : place?.querySelector<HTMLElement>('input, button')
  control?.focus()
  control?.scrollIntoView({ block: 'center' })
}
