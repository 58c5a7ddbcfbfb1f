import type { Bilingual } from '../../../kernel/errors.ts'

/** Why a value was refused or doubted: a code for programs and statistics, a sentence for the person who mends it. */
export type CodedReason<Code extends string = string> = Bilingual & { code: Code }
