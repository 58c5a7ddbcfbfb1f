import { isApiError } from '../../../kernel/ui/api-error.ts'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../kernel/ui/use-bilingual.ts'
import { api } from '../../../web/api.ts'
import type { Acted, CaseAction, CaseKit, CaseView } from './case.types.ts'
import { casesTexts } from './cases.texts.ts'
import { useCaseChanged } from './use-case.ts'

/** Takes an action on the case as it was last seen. Where somebody was quicker, the case is read anew before the refusal is passed on. */
export function useAct(view: CaseView, action: CaseAction, kit: CaseKit) {
  const say = useTexts(casesTexts)
  const words = useBilingual()
  const changed = useCaseChanged()
  return async (input: Record<string, unknown>, call: { idempotencyKey: string }): Promise<Acted> => {
    try {
      const result = await api.cases.act({ caseId: view.id, action: action.name, version: action.concurrent ? null : view.version, input }, { context: call })
      toast(say('done', { action: words(action.title), says: words(result.says) }))
      await changed()
      kit.onActed?.(action, result)
      return result
    } catch (error) {
      if (isApiError(error) && error.status === 409) await changed()
      throw error
    }
  }
}
