import { defineError } from '../../../kernel/errors.ts'

export const matterOpen = defineError(
  'membership.matter_open',
  409,
  '{name}已有一件会籍事项正在办理。请先等它办完，或撤回后再提交新的。',
  '{name} has a matter of membership under way: wait for it, or take it back first.',
)
export const hasLeft = defineError('membership.has_left', 409, '{name}已于 {day} 离校，不能在本校办理这件事。', '{name} left the university on {day}: this cannot be done here.')
export const hasDied = defineError('membership.has_died', 409, '{name}已去世，这件事不再办理。', '{name} has died: nothing more is done here.')
export const ownMatter = defineError(
  'membership.own_matter',
  403,
  '不能审核、批准自己的事项，请由另一位经办人办理。',
  'Nobody checks or approves their own matter: another officer must.',
)
export const movedAway = defineError(
  'membership.moved_away',
  403,
  '{name}现在不在您负责的分工会，由现在所在的分工会办理。',
  '{name} is in another branch by now: that branch takes care of it.',
)
export const decidedLater = defineError('membership.decided_later', 400, '会议日期 {day} 还没有到，请核对。', 'The meeting of {day} has not been held yet: check the date.')
export const noLetter = defineError(
  'membership.no_letter',
  409,
  '会员关系转移介绍信在校工会批准之后才能打印。',
  'The letter of transfer can be printed once the union has approved.',
)
export const notInvited = defineError(
  'membership.not_invited',
  409,
  '所选人员都已入会、已离校或正在申请，不需要再邀请。',
  'Those chosen are members, have left or have applied: nobody to invite.',
)
