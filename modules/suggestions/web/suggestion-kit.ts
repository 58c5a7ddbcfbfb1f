import type { CaseKit, CaseView } from '../../../engines/cases/web/case.types.ts'
import { dayOf } from '../../../kernel/ui/base/days.ts'
import { api } from '../../../web/api.ts'

/** What the forms of a suggestion's actions begin with. */
export async function suggestionKit(view: CaseView): Promise<CaseKit> {
  const { title, body } = await api.suggestions.read({ id: view.id })
  const year = Number(dayOf(new Date()).slice(0, 4))
  const initial: Record<string, Record<string, unknown>> = { amend: { title, body }, makeProject: { year }, passOn: { isPublic: true }, decide: { isPublic: true } }
  return { initial: (action) => initial[action.name] ?? {} }
}
