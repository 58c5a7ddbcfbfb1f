import { defineError } from '../../kernel/errors.ts'

export const laterStandard = defineError(
  'standards.later_rule',
  409,
  '“{title}”从 {date} 起已有规定，新规定的施行日期须晚于这一天；如果是录入有误，请直接更正原规定。',
  '“{title}” already has a rule from {date}: a new one must begin later. If that one was entered wrongly, correct it instead.',
)

export const standardNeedsDocument = defineError(
  'standards.needs_document',
  400,
  '没有文号就无法核对。请先填写文号，再标记为已核对。',
  'Without a document number there is nothing to compare with: enter it before marking the rule as verified.',
)

export const standardMissing = defineError(
  'standards.missing',
  409,
  '还没有录入 {date} 适用的标准（{key}）。请在“标准与依据”中录入并注明文号。',
  'No standard ({key}) is entered for {date}: add it under “Standards” with its document number.',
)
