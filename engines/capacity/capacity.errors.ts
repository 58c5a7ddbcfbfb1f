import { defineError } from '../../kernel/errors.ts'

export const notYetOpen = defineError('capacity.not_yet_open', 409, '报名 {opensAt} 开始，请届时再来。', 'Sign-up opens at {opensAt}: come back then.')
export const nowClosed = defineError('capacity.closed', 409, '报名已于 {closesAt} 截止。', 'Sign-up closed at {closesAt}.')
export const offerCancelled = defineError('capacity.cancelled', 409, '这项活动已取消：{reason}', 'This was cancelled: {reason}')
export const full = defineError('capacity.full', 409, '名额已满，本项目不设候补。您可以选择其他场次。', 'No place is left and there is no waiting list: choose another session.')
export const notOnRoster = defineError(
  'capacity.not_on_roster',
  403,
  '您不在本次报名范围内，点“为什么”可查看哪一条不符合。',
  'You are not among those who may sign up: open “why” to see which condition is not met.',
)
export const alreadyEnrolled = defineError('capacity.already_enrolled', 409, '您已经报过名了，无需重复提交。', 'You have signed up already: once is enough.')
export const unknownOption = defineError('capacity.unknown_option', 409, '这个场次已撤下，请选择其他场次。', 'This option is no longer there: choose another.')
export const optionClosed = defineError(
  'capacity.option_closed',
  409,
  '这个场次的报名已于 {closedAt} 截止，请选择更晚的场次。',
  'Sign-up for this one closed at {closedAt}: choose a later one.',
)
export const partyTooLarge = defineError('capacity.party_too_large', 400, '每份报名最多 {most} 人（含本人）。', 'At most {most} people with one sign-up, yourself included.')
export const sanctioned = defineError(
  'capacity.sanctioned',
  403,
  '因{cause}，您在 {until} 之前不能报名此类项目。如有异议请联系主办单位。',
  'Because of {cause} you cannot sign up for this kind before {until}. Ask the organiser if you disagree.',
)
export const entitlementUsed = defineError(
  'capacity.entitlement_used',
  403,
  '您已于 {usedOn} 使用过，每 {years} 年最多 {most} 次，{from} 起可再报名。',
  'You used it on {usedOn}: at most {most} in {years} year(s), again from {from}.',
)
export const tooManyChoices = defineError('capacity.too_many_choices', 400, '最多填报 {most} 个志愿，且不能重复。', 'At most {most} choices, each once.')
export const tooLateToCancel = defineError(
  'capacity.too_late_to_cancel',
  409,
  '名单已于 {finalAt} 确定，不能再取消。请联系主办单位。',
  'The list was settled at {finalAt}: ask the organiser.',
)
export const capBelowTaken = defineError('capacity.cap_below_taken', 409, '已有 {taken} 人占用名额，不能降到 {cap}。', '{taken} places are taken: the limit cannot become {cap}.')
export const notAnOffer = defineError('capacity.not_an_offer', 409, '这个名额已不再为您保留。', 'This place is no longer kept for you.')
export const companionsDoNotFit = defineError(
  'capacity.companions_do_not_fit',
  400,
  '共 {party} 人报名，却填写了 {named} 位同行人。请填写除本人以外的每一位。',
  '{party} people are signed up, but {named} companion(s) named: name everybody but yourself.',
)
export const answersDoNotFit = defineError(
  'capacity.answers_do_not_fit',
  400,
  '“{question}”没有填写，或填写的内容不在可选范围内。',
  '“{question}” is not answered, or not with one of its choices.',
)
export const keyMissing = defineError(
  'capacity.key_missing',
  400,
  '请求缺少编号（Idempotency-Key），无法保证重复提交只算一次。请刷新页面后再报名。',
  'The request has no Idempotency-Key, so that a repeated press could not count once: reload the page and sign up again.',
)
export const pressAgain = defineError(
  'capacity.press_again',
  503,
  '系统繁忙，这次报名还没有结果。请再按一次：同一次报名只会算一次。',
  'The system is busy and this sign-up has no answer yet. Press again: it counts once.',
)
