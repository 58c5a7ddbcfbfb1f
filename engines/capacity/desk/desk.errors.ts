import { defineError } from '../../../kernel/errors.ts'

export const lateNeedsReason = defineError('capacity.late_needs_reason', 400, '报名已截止，补报须写明原因。', 'Sign-up is closed: say why this person is added.')
export const lateNeedsOption = defineError('capacity.late_needs_option', 400, '补报须直接选定一个场次。', 'Who is added late gets one option: choose it.')
