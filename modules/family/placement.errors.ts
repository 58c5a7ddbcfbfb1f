import { defineError } from '../../kernel/errors.ts'

export const noRecord = defineError(
  'placement.no_record',
  409,
  '这个账号没有对应教职工档案，不能申请。请联系校工会办公室。',
  'This account stands for no staff record, so it cannot apply: ask the union office.',
)
export const notForYou = defineError(
  'placement.not_for_you',
  409,
  '不在本次申请范围内：{lacking}。档案有误的，请在“我的档案”中申请修改。',
  'This round is not open to you: {lacking}. If your record is wrong, ask for a change under “My record”.',
)
export const notOpenYet = defineError('placement.not_open_yet', 409, '“{title}”{from}开始申请。', '“{title}” opens at {from}.')
export const windowClosed = defineError(
  'placement.window_closed',
  409,
  '“{title}”已于{until}截止申请。有特殊情况请联系 {contact}。',
  '“{title}” closed at {until}. In special cases ask {contact}.',
)
export const alreadyApplied = defineError(
  'placement.already_applied',
  409,
  '{name}已于 {day} 为这个孩子提交申请（编号 {number}）。一个孩子在一批中只能有一份申请，请与家人商量后由一方办理；对方在申请里填写您的工号后，您也能查看进展。',
  '{name} applied for this child on {day} (no. {number}). There is one application for each child in a round: agree at home which of you goes on. Once your staff number stands in it, you read it too.',
)
export const notEditable = defineError(
  'placement.not_editable',
  409,
  '现在是“{state}”，填写的内容不能再改。',
  'It stands at “{state}”: what was filled in can no longer be changed.',
)
export const ownMatter = defineError('placement.own_matter', 403, '不能审核自己的申请，请由另一位经办人办理。', 'Nobody checks their own application: another officer must.')
export const wrongRoundState = defineError(
  'placement.wrong_round_state',
  409,
  '“{title}”现在是“{state}”，不能再{action}。',
  '“{title}” is {state}: {action} is no longer possible.',
)
export const windowOrder = defineError('placement.window_order', 400, '截止时间要晚于开始时间。', 'The end must come after the beginning.')
export const windowPast = defineError('placement.window_past', 409, '截止时间已过，请先改到以后再发布。', 'The window is over already: move its end before you publish.')
export const gradeWithoutAges = defineError('placement.grade_without_ages', 400, '“{school}”的“{grade}”还没有写明年龄范围。', 'The grade “{grade}” of “{school}” has no ages yet.')
export const rulesFixed = defineError(
  'placement.rules_fixed',
  409,
  '“{title}”已发布，申请范围、年龄、计分办法和已有学校不能再改，只能增加名额、延长时间、修改说明。',
  '“{title}” is published: who may apply, ages, points and schools stay. Places may be added, the window lengthened, texts changed.',
)
export const fewerThanTaken = defineError(
  'placement.fewer_than_taken',
  409,
  '“{school}”已安排 {taken} 人，名额不能改为 {places}。',
  '“{school}” has {taken} placed already: there cannot be {places} places.',
)
export const stillOpen = defineError('placement.still_open', 409, '申请到 {until} 才截止，截止后再安排。', 'Applications come in until {until}: allot after that.')
export const unfinished = defineError(
  'placement.unfinished',
  409,
  '还有 {count} 份申请没有审完（分工会核实、补充材料或校工会审材料），审完后再公示。',
  '{count} application(s) are still being checked: finish them before the notice.',
)
export const nothingReady = defineError('placement.nothing_ready', 409, '没有审核通过的申请，不需要公示。', 'No application has passed the checks: there is nothing to announce.')
export const schoolFull = defineError(
  'placement.school_full',
  409,
  '“{school}”{grade}共 {places} 个名额，已安排 {taken} 人，没有余额。请先调出一人，或增加名额。',
  '“{school}” ({grade}) has {places} place(s), {taken} taken: none is left. Move somebody out first, or add places.',
)
export const wrongGrade = defineError(
  'placement.wrong_grade',
  409,
  '孩子申请的是{wanted}，“{school}”这一项招的是{grade}。',
  'The child applies for {wanted}; this line of “{school}” takes {grade}.',
)
export const notReady = defineError(
  'placement.not_ready',
  409,
  '这份申请现在是“{state}”，只有审核通过、尚未公示的才能安排。',
  'This application stands at “{state}”: only one that passed the checks and is not yet announced is allotted.',
)
export const noticeRunning = defineError(
  'placement.notice_running',
  409,
  '公示到 {until} 才结束，结束后再告知结果。',
  'The notice runs until {until}: tell the results after that.',
)
export const objectionsOpen = defineError(
  'placement.objections_open',
  409,
  '还有 {count} 条异议没有答复，答复后再告知结果。',
  '{count} objection(s) wait for an answer: answer them first.',
)
export const noticeOver = defineError('placement.notice_over', 409, '公示已于 {until} 结束，不再受理异议。可以联系 {contact}。', 'The notice ended at {until}. Ask {contact}.')
export const alreadyAnswered = defineError('placement.already_answered', 409, '这条异议已由{by}答复。', '{by} has answered this objection already.')
export const offersOpen = defineError(
  'placement.offers_open',
  409,
  '还有 {count} 位家长没有确认，等他们确认或到期后再结束。',
  '{count} parent(s) have not answered: wait for them, or for their deadline.',
)
export const calendarMissing = defineError(
  'placement.calendar_missing',
  409,
  '{year} 年的工作日历还没有导入，算不出公示期限。请先在“工作日历”中导入。',
  'The working days of {year} are not known: import them first.',
)
