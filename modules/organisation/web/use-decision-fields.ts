import { z } from 'zod'
import type { FieldsOf } from '../../../kernel/ui/desk/form/form.types.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { organisationTexts } from './organisation.texts.ts'

/** Since when, and on whose decision: asked wherever the organisation changes. */
export const decision = {
  effectiveOn: z.iso.date(),
  documentNo: z.string().trim().max(80).nullable(),
  reason: z.string().trim().max(400).nullable(),
}

export function useDecisionFields() {
  const say = useTexts(organisationTexts)
  return {
    effectiveOn: { label: say('effectiveOn') },
    documentNo: { label: say('documentNo'), placeholder: say('documentNoHint') },
    reason: { label: say('reason') },
  } satisfies FieldsOf<z.ZodObject<typeof decision>>
}
