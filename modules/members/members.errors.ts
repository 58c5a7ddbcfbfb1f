import { defineError } from '../../kernel/errors.ts'

export const staffNoTaken = defineError(
  'members.staff_no_taken',
  409,
  '工号 {staffNo} 已属于{name}。请核对工号，或直接修改原有档案。',
  'Staff number {staffNo} already belongs to {name}: check it, or change the existing record.',
)
export const idNoTaken = defineError(
  'members.id_no_taken',
  409,
  '这个证件号码已登记在{name}（工号 {staffNo}）名下，不能重复建档。',
  'This document number is already on record for {name} ({staffNo}): one person has one record.',
)
export const badField = defineError('members.bad_field', 400, '{label}：{reason}', '{label}: {reason}')
export const unknownUnit = defineError(
  'members.unknown_unit',
  400,
  '所选的分工会或小组不存在或已撤销，请重新选择。',
  'The chosen branch or group does not exist any more: choose again.',
)
export const alreadyMember = defineError(
  'members.already_member',
  409,
  '已是会员。“一次入会、动态接转”，不必再次入会。',
  'Already a member: one joins once, and membership follows the person.',
)
export const notAMember = defineError('members.not_a_member', 409, '还不是会员，请先办理入会。', 'Not a member yet: admit first.')
export const cannotFollow = defineError('members.cannot_follow', 409, '当前会籍状态为“{from}”，不能直接变为“{to}”。', 'Membership is “{from}” and cannot become “{to}” from there.')
export const beforeLastEpisode = defineError(
  'members.before_last_episode',
  400,
  '生效日期不能早于上一次会籍变动的日期（{day}）。',
  'The date cannot be before the last change of membership ({day}).',
)
export const mergedRecord = defineError('members.merged', 409, '这份档案已并入{name}的档案，请在那里修改。', 'This record was merged into that of {name}: change it there.')
export const unknownRelation = defineError('members.unknown_relation', 400, '请从列表中选择与本人的关系。', 'Choose the relation from the list.')
export const consentNeeded = defineError(
  'members.consent_needed',
  400,
  '未满十四周岁儿童的信息属于敏感个人信息，须监护人同意后才能登记。请勾选同意。',
  'Data of children under 14 is sensitive and needs the guardian’s consent: tick that you agree.',
)
