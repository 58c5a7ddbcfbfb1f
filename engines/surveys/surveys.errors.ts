import { defineError } from '../../kernel/errors.ts'

export const alreadyAnswered = defineError('surveys.already_answered', 409, '您已经评价过了，每人只能评价一次。', 'You have answered already: once per person.')
export const notOpen = defineError(
  'surveys.not_open',
  409,
  '这项评价不在开放时间内（{opensAt} 至 {closesAt}），不能再填写。',
  'This survey is not open now ({opensAt} to {closesAt}).',
)
export const unknownChoice = defineError('surveys.unknown_choice', 400, '没有这个选项，请从列出的选项中选择。', 'There is no such choice: pick one of those listed.')
