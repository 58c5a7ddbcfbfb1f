import { defineError } from '../../../kernel/errors.ts'

export const codeForged = defineError(
  'checkin.code_forged',
  400,
  '这个签到码不是本系统签发的，请让对方打开“我的报名”出示。',
  'This code was not issued here: ask for the one under “my sign-ups”.',
)
export const codeExpired = defineError('checkin.code_expired', 409, '这个签到码已过期，请扫描屏幕上的新码。', 'This code has expired: scan the one that the screen shows now.')
export const otherOffer = defineError('checkin.other_offer', 409, '{name}的签到码属于“{title}”，不是本次活动。', 'The code of {name} is for “{title}”, not for this.')
export const otherOption = defineError('checkin.other_option', 409, '{name}报名的是“{option}”，不在本签到点。', '{name} signed up for “{option}”, which is not checked in here.')
export const noPlace = defineError('checkin.no_place', 409, '{name}的报名状态是“{status}”，没有名额，不能签到。', '{name} has no place ({status}) and cannot be checked in.')
export const notSignedUp = defineError('checkin.not_signed_up', 404, '没有找到这个人在本次活动中的名额。', 'Nobody like this has a place here.')
export const notOpenYet = defineError('checkin.not_open_yet', 409, '签到 {opensAt} 开始。', 'Check-in opens at {opensAt}.')
export const overAlready = defineError('checkin.over', 409, '签到已于 {closesAt} 结束。', 'Check-in ended at {closesAt}.')
export const pointClosed = defineError('checkin.point_closed', 409, '这个签到点已关闭。', 'This point is closed.')
export const noSelfScan = defineError(
  'checkin.no_self_scan',
  409,
  '本签到点不能自助签到，请向工作人员出示您的签到码。',
  'Here members are checked in by an officer: show your code.',
)
export const notOverYet = defineError('checkin.not_over_yet', 409, '签到 {closesAt} 才结束，之前不能关闭。', 'Check-in lasts until {closesAt}: it cannot be closed before.')
export const someoneCame = defineError('checkin.someone_came', 409, '已有 {count} 人在此签到，不能删除。', '{count} people were checked in here: it cannot be removed.')
export const wrongTimes = defineError('checkin.wrong_times', 400, '签到点“{title}”的结束时间须晚于开始时间。', 'The point “{title}” must end after it begins.')
export const unknownPointOption = defineError('checkin.unknown_option', 400, '签到点对应的场次不存在。', 'The option of this point does not exist.')
export const notEarned = defineError(
  'checkin.not_earned',
  409,
  '参加满 {least} 次才有证明，目前 {attended} 次。',
  'A certificate takes {least} meetings; so far there are {attended}.',
)
export const noCertificates = defineError('checkin.no_certificates', 409, '本次活动不出具参加证明。', 'No certificates are issued here.')
