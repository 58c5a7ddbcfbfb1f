import type { CaseView } from './case-view.ts'
import { refusalOf } from './advance.ts'
import { formSchema } from './form-schema.ts'
import type { ActionDeclaration } from './process.ts'
import type { Reading } from './reading.ts'
import { standingFor } from './standing.ts'

/** What this reader could do as the case stands, each with the reason why not just now. What is for others to do is not theirs to see. */
export function shownActions(reading: Reading): CaseView['actions'] {
  const { process, situation, hats } = reading
  return Object.entries(process.actions)

    .filter(([, declared]) => !declared.onlyFollows && declared.from.includes(situation.case.state) && standingFor(declared.by, hats, situation) !== null)
    .map(([name, declared]) => showAction(reading, name, declared))
}

function showAction({ process, situation, hats }: Reading, name: string, declared: ActionDeclaration<string, unknown, unknown>): CaseView['actions'][number] {
  const refusal = refusalOf(process, name, { situation, hats })
  return {
    name,
    title: declared.title,
    tone: declared.tone ?? 'plain',
    concurrent: declared.concurrent ?? false,
    bulk: declared.bulk ?? false,
    form: declared.form ? formSchema(declared.form) : null,
    refusal: refusal ? { code: refusal.code, text: refusal.text } : null,
  }
}
