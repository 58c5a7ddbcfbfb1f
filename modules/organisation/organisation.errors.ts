import { defineError } from '../../kernel/errors.ts'

export const notFounded = defineError(
  'organisation.not_founded',
  409,
  '这所学校还没有建立工会组织。请先完成初始设置。',
  'This school has no union organisation yet: finish the setup first.',
)

export const beforeFounding = defineError(
  'organisation.before_founding',
  404,
  '{date} 时还没有工会组织（{from} 成立）。请选择更晚的日期。',
  'There was no union organisation on {date}: it began on {from}. Choose a later day.',
)

export const unitNotLiving = defineError(
  'organisation.unit_not_living',
  409,
  '“{name}”在 {date} 不存在（尚未成立或已经撤销），请换一个单位或生效日期。',
  '“{name}” does not exist on {date}: it had not begun, or was closed. Choose another unit or day.',
)

export const laterChange = defineError(
  'organisation.later_change',
  409,
  '“{name}”在 {date} 已有变更，新变更的生效日期不能早于这一天。如果那是尚未生效的变更，可以先撤回它。',
  '“{name}” already changes on {date}, and this change cannot come before it. If that change is still to come, withdraw it first.',
)

export const notYetPossible = defineError(
  'organisation.not_in_future',
  409,
  '撤销、合并、拆分以及工会小组换到别的分工会，都会当场移动人员，生效日期不能晚于今天（{today}）。请在生效当天办理。',
  'Closing, merging, splitting, or moving a group to another branch moves people at once, so it cannot be dated after today ({today}). Do it on the day.',
)

export const rootStays = defineError(
  'organisation.root_stays',
  409,
  '校工会是整个组织的根，不能撤销、移动、合并或拆分，只能更名。',
  'The university union is the root of the organisation: it can be renamed, not closed, moved, merged or split.',
)

export const parentNotLiving = defineError(
  'organisation.parent_not_living',
  409,
  '“{name}”的上级“{parent}”在 {date} 不存在，请另选上级或生效日期。',
  '“{parent}”, above “{name}”, does not exist on {date}: choose another parent or day.',
)

export const parentKindWrong = defineError(
  'organisation.parent_kind',
  409,
  '“{name}”是{kind}，不能设在“{parent}”（{parentKind}）之下。',
  '“{name}” cannot stand below “{parent}”: its kind ({kindEn}) has no place under that kind ({parentKindEn}).',
)

export const cycle = defineError('organisation.cycle', 409, '不能把“{name}”移到它自己的下级之中。', '“{name}” cannot be moved below itself.')

export const duplicateName = defineError(
  'organisation.duplicate_name',
  409,
  '“{parent}”之下在 {date} 已有同名单位“{name}”，请换一个名称。',
  '“{parent}” already has a unit named “{name}” on {date}: choose another name.',
)

export const childrenRemain = defineError(
  'organisation.children_remain',
  409,
  '“{name}”之下还有 {count} 个单位（{names}）。请先移动或撤销它们，或改用“合并”。',
  '“{name}” still has {count} unit(s) below it ({names}). Move or close them first, or merge instead.',
)

export const peopleRemain = defineError(
  'organisation.people_remain',
  409,
  '“{name}”还有 {count} 名教职工。撤销前请先转移人员，或改用“合并”，系统会一并移动。',
  '“{name}” still has {count} people. Move them first, or merge instead: that moves them with it.',
)

export const mergeNeedsTwo = defineError('organisation.merge_needs_two', 400, '合并至少需要两个不同的单位。', 'A merger needs at least two different units.')

export const splitNeedsParts = defineError(
  'organisation.split_needs_parts',
  400,
  '原单位撤销时，至少要拆成两个单位；只拆出一个单位时，请选择“原单位保留”。',
  'If the unit ends, it must become at least two; to split off one part, let the unit go on.',
)

export const partsRepeat = defineError(
  'organisation.parts_repeat',
  400,
  '拆分方案中有重复：{what}。每个单位、每个人只能去一个地方。',
  'The split names something twice: {what}. Each unit and each person can go to one place only.',
)

export const kindsDiffer = defineError(
  'organisation.kinds_differ',
  409,
  '只能在同类单位之间合并或拆分：“{name}”与“{other}”不是同一类。',
  'Only units of one kind can merge or split into one another: “{name}” and “{other}” differ.',
)

export const childUnassigned = defineError(
  'organisation.child_unassigned',
  409,
  '“{name}”之下的 {names} 还没有安排去向。',
  'It is not yet decided where these units below “{name}” go: {names}.',
)

export const notChild = defineError(
  'organisation.not_child',
  409,
  '“{child}”不在“{name}”之下，不能随它拆分。',
  '“{child}” does not stand below “{name}” and cannot go with its split.',
)

export const notInUnit = defineError(
  'organisation.not_in_unit',
  409,
  '有 {count} 人不直接属于“{name}”，不能随它拆分（工会小组的成员随小组移动）。',
  '{count} of these people are not directly in “{name}” and cannot go with its split (members of a group move with their group).',
)

export const nothingPending = defineError('organisation.nothing_pending', 409, '“{name}”没有尚未生效的变更。', '“{name}” has no change that is still to come.')

export const stalePreview = defineError(
  'organisation.stale_preview',
  409,
  '预览之后情况有了变化，本次没有执行。请核对最新的预览后再确认。',
  'Things changed after the preview, so nothing was done. Check the new preview, then confirm again.',
)

export const overtaken = defineError(
  'organisation.overtaken',
  409,
  '预览之后，组织架构已被别人调整，本方案不能再执行：{reasonZh}',
  'Somebody reorganised after your preview, and this plan can no longer be carried out: {reasonEn}',
)

export const campusUnknown = defineError(
  'organisation.campus_unknown',
  400,
  '没有这个校区，或它已停用。请重新选择。',
  'There is no such campus, or it is no longer used: choose again.',
)

export const campusNameTaken = defineError('organisation.campus_name_taken', 409, '已有名为“{name}”的校区。', 'There is already a campus named “{name}”.')

export const alreadyFounded = defineError('organisation.already_founded', 409, '这所学校的工会组织已经建立。', 'The union organisation of this school exists already.')
