import { defineError } from '../../kernel/errors.ts'

export const officeNotHere = defineError('organisation.office_not_here', 400, '“{name}”没有这项职务，请从列表中选择。', '“{name}” has no such office: choose one from the list.')

export const noOfficers = defineError(
  'organisation.no_officers',
  409,
  '“{name}”是学校部门，不设工会职务，也没有届次。',
  '“{name}” is a department of the school: it has no union offices and no terms.',
)

export const staffUnknown = defineError('organisation.staff_unknown', 400, '教职工库中没有这个人，请重新选择。', 'There is no such person among the staff: choose again.')

export const headTaken = defineError(
  'organisation.head_taken',
  409,
  '“{name}”的{title}由{holder}担任（{from} 起）。请先办理其离任，再任命新人。',
  '“{name}” already has a holder of this office ({title}: {holder}, from {from}). End that office first.',
)

export const officeHeld = defineError(
  'organisation.office_held',
  409,
  '{holder}在这段时间已担任“{name}”的这项职务（{from} 起）。',
  '{holder} already holds this office in “{name}” in that time (from {from}).',
)

export const officeOver = defineError('organisation.office_over', 409, '这项职务已于 {date} 结束。', 'This office ended on {date} already.')

export const endBeforeStart = defineError('organisation.end_before_start', 400, '结束日期不能早于开始日期（{from}）。', 'The end cannot come before the beginning ({from}).')

// 浙总工发〔2020〕24号 第16条
export const consentNeeded = defineError(
  'organisation.consent_needed',
  409,
  '工会主席、副主席任期未满，因工作需要调动的，须事先征得上一级工会的同意（浙总工发〔2020〕24号第16条）。请填写同意文件的文号和日期，日期不得晚于离任日期 {date}。',
  'A chair or vice-chair may be transferred before the term is over only with the next higher union’s prior consent (浙总工发〔2020〕24号, 16). Enter the number and date of that consent; it may not be later than {date}.',
)

export const termOverlaps = defineError(
  'organisation.term_overlaps',
  409,
  '这一届的起止日期与第 {ordinal} 届（{from} 至 {to}）重叠。',
  'These dates overlap with term {ordinal} ({from} to {to}).',
)

export const termOrdinalTaken = defineError('organisation.term_ordinal_taken', 409, '“{name}”已有第 {ordinal} 届。', '“{name}” already has a term {ordinal}.')

export const termElsewhere = defineError(
  'organisation.term_elsewhere',
  400,
  '所选届次不属于“{name}”，或任职开始日期不在这一届之内。',
  'The chosen term is not one of “{name}”, or the office begins outside it.',
)

export const superiorUnknown = defineError(
  'organisation.superior_unknown',
  400,
  '本平台上没有这个上级工会。如果它不在本平台上，只填名称即可。',
  'There is no such superior union on this platform: if it is not on it, give its name only.',
)

export const laterSuperior = defineError(
  'organisation.later_superior',
  409,
  '{date} 起的上级已录入（{name}），新的起始日期须晚于这一天。',
  'A superior from {date} is entered already ({name}): the new one must begin later.',
)

export const superiorOver = defineError('organisation.superior_over', 409, '与“{name}”的关系已于 {date} 结束。', 'The relation with “{name}” ended on {date} already.')
