import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseAction, CaseKit, CaseView } from '../case.types.ts'
import { readForm, type ReadForm } from './form-of-schema.ts'
import { inputFor } from './input-for.tsx'

/** The form of an action with its inputs. */
export function useReadForm(action: CaseAction, { view, kit }: { view: CaseView; kit: CaseKit }): ReadForm {
  const { i18n } = useTranslation()
  const english = i18n.language === 'en'
  // The form stays what it was when it opened: the case may move while somebody writes.
  return useMemo(
    () => readForm(action.form ?? {}, { say: ({ zh, en }) => (english ? en : zh), inputFor: (widget, label) => inputFor(widget, label, { view, kit }) }),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [action, english],
  )
}
