import { defineError } from '../../../kernel/errors.ts'

export const noOwnFile = defineError(
  'my_file.none',
  404,
  '您的账号还没有对应的教职工档案，请联系校工会办公室。',
  'No staff record belongs to your account yet: ask the union office.',
)
export const nothingAsked = defineError(
  'my_file.nothing_asked',
  400,
  '填写的内容与档案一致，没有需要修改的地方。',
  'What you entered is what the record says already: there is nothing to change.',
)
export const alreadyAsked = defineError(
  'my_file.already_asked',
  409,
  '您还有一份修改申请正在审核。请等待结果，或先撤回再重新提交。',
  'One of your requests still waits for an answer: wait for it, or take it back first.',
)
export const requestSettled = defineError('my_file.request_settled', 409, '这份申请已经处理过了，请刷新查看结果。', 'This request is settled already: reload to see the result.')
export const ownRequest = defineError('my_file.own_request', 403, '不能审核自己的申请，请由另一位审核人处理。', 'Nobody reviews their own request: another reviewer must.')
export const answerNeeded = defineError('my_file.answer_needed', 400, '请写明不同意的原因，本人会看到。', 'Say why it is declined: the person will read it.')
