import { defineError } from '../../kernel/errors.ts'

export const notStaff = defineError(
  'suggestion.not_staff',
  409,
  '这个账号没有对应教职工档案，不能{action}。请管理员在账号里关联档案。',
  'This account stands for no staff record, so it cannot {action}: ask the administrator to link one.',
)
export const anonymityOff = defineError('suggestion.anonymity_off', 409, '学校目前只接收实名建议。', 'Suggestions are taken with a name here.')
export const ownSuggestion = defineError('suggestion.own', 409, '自己提的建议不能由自己支持。', 'You cannot support your own suggestion.')
export const supportClosed = defineError('suggestion.support_closed', 409, '这条建议已有公开反馈，不再征集支持。', 'It has been answered: it takes no more support.')
export const supportSpent = defineError(
  'suggestion.support_spent',
  409,
  '每人每月可支持 {limit} 条建议，本月已用完，下月1日起可再支持。',
  'Each person supports {limit} a month and yours are used: again from the first of next month.',
)
export const textChanged = defineError(
  'suggestion.text_changed',
  409,
  '文字刚刚有修改。请重新阅读后再支持。',
  'The text has just been changed: read it again before you support it.',
)
export const notADepartment = defineError('suggestion.not_a_department', 400, '请从学校部门中选择承办单位。', 'Choose one of the school’s departments.')
export const projectAlready = defineError('suggestion.project_already', 409, '这条建议已经列为实事项目。', 'It has become a practical project already.')
export const promiseInPast = defineError('suggestion.promise_in_past', 400, '承诺完成日期不能早于今天。', 'The promised day lies in the past.')
export const notPublic = defineError('suggestion.not_public', 409, '先在初审中公开，才能作为实事项目的来源。', 'It must be public before it becomes a project.')
