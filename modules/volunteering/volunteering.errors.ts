import { defineError } from '../../kernel/errors.ts'

export const noRecord = defineError(
  'volunteering.no_record',
  409,
  '您的账号没有关联教职工档案，无法参加志愿服务。请联系校工会办公室。',
  'Your account has no staff record: ask the union office to link it.',
)
export const membersOnly = defineError(
  'volunteering.members_only',
  409,
  '志愿服务队由在册会员组成。请先在“我的会籍”申请入会。',
  'Volunteer teams are of union members: apply for membership first.',
)
export const teamDisbanded = defineError(
  'volunteering.team_disbanded',
  409,
  '“{name}”已解散，不能再加入或发布任务。',
  '“{name}” was disbanded: nobody joins it and no task is begun.',
)
export const leaderStays = defineError(
  'volunteering.leader_stays',
  409,
  '队长不能退出本队。请先由工会干部更换队长。',
  'The leader cannot leave the team: let a union officer name another leader first.',
)
export const officerDecides = defineError(
  'volunteering.officer_decides',
  409,
  '队名、队长和解散由工会干部办理，队长可以修改介绍和加入方式。',
  'Name, leader and disbanding are for union officers; a leader changes the words and how one joins.',
)
export const requestGone = defineError('volunteering.request_gone', 409, '这条申请已处理或已撤回。', 'This request was decided or withdrawn already.')
export const reasonMissing = defineError('volunteering.reason_missing', 400, '请写明原因。', 'Say why.')
export const audienceStays = defineError('volunteering.audience_stays', 409, '报名已开始，参加范围不能再改。', 'Sign-up has begun: for whom it is cannot change any more.')
export const notOver = defineError('volunteering.not_over', 409, '服务 {endsAt} 结束，结束后才能认定时长。', 'The task ends at {endsAt}: hours are certified after that.')
export const notHeld = defineError(
  'volunteering.not_held',
  409,
  '任务没有发布或已经取消，没有时长可以认定。',
  'The task was not published or was called off: there are no hours to certify.',
)
export const alreadyCertified = defineError(
  'volunteering.already_certified',
  409,
  '{by}已于 {at} 认定了本次时长，您的这次没有保存。需要调整的请逐人更正。',
  '{by} certified these hours at {at}; yours were not saved. Correct single people where needed.',
)
export const notCertified = defineError(
  'volunteering.not_certified',
  409,
  '本次时长还没有认定，认定后才能更正。',
  'These hours are not certified yet: they can be corrected after that.',
)
export const attendanceChanged = defineError(
  'volunteering.attendance_changed',
  409,
  '签到名单刚有变化（现有 {came} 人签到），请核对后再认定。',
  'The list of who came has just changed ({came} now): look at it again.',
)
export const didNotCome = defineError(
  'volunteering.did_not_come',
  409,
  '{name}没有签到，不计时长。确实到场的，请先在签到页补签，或认定后逐人更正。',
  '{name} was not checked in and gets no hours: check them in first, or correct it afterwards.',
)
export const notOwnHours = defineError(
  'volunteering.not_own_hours',
  409,
  '本人的时长不能由本人调高。请工会干部认定或更正。',
  'Nobody raises their own hours: let a union officer do it.',
)
export const hoursMoved = defineError(
  'volunteering.hours_moved',
  409,
  '这个人的时长刚被更正为 {hours} 小时，请核对后再改。',
  'These hours were just corrected to {hours}: look again before changing them.',
)
export const sameHours = defineError('volunteering.same_hours', 409, '与现在的时长相同，没有需要更正的。', 'The same hours as now: there is nothing to correct.')
export const noHours = defineError('volunteering.no_hours', 409, '您在{year}年还没有已认定的志愿服务时长。', 'You have no certified hours in {year}.')
