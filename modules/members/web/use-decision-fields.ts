import type { FieldsOf } from '../../../kernel/ui/desk/form/form.types.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import type { decisionForm } from '../members.contract.ts'
import { membersTexts } from './members.texts.ts'

/** Number, day and body of the decision that a change of membership rests on. */
export function useDecisionFields(): FieldsOf<typeof decisionForm> {
  const say = useTexts(membersTexts)
  return {
    documentNo: { label: say('documentNo'), placeholder: say('documentNoHint') },
    decidedOn: { label: say('decidedOn') },
    decidedBy: { label: say('decidedBy'), placeholder: say('decidedByHint') },
  }
}
