import { defineError } from '../../kernel/errors.ts'

export const wrongState = defineError(
  'case.wrong_state',
  409,
  '“{title}”现在是“{state}”，不能再{action}。请刷新后看看进展。',
  '“{title}” now stands at “{state}”: {action} is no longer possible. Reload to see where it is.',
)
export const notYours = defineError('case.not_yours', 403, '“{action}”由{whoCan}办理。', '“{action}” is for {whoCan}.')
export const noSuchAction = defineError('case.no_such_action', 404, '没有“{action}”这项操作。', 'There is no action “{action}”.')
export const alreadyTaken = defineError('case.already_taken', 409, '{by}已经接手这件事。', '{by} has already taken this.')
export const awayAlready = defineError(
  'case.away_already',
  409,
  '这几天已经委托给{to}（{from}至{until}）。请先结束那一次委托。',
  'These days are already handed to {to} ({from} to {until}): end that delegation first.',
)
export const textTooLong = defineError('case.text_too_long', 400, '文字最多 {most} 字，现在是 {length} 字。', 'At most {most} characters; this has {length}.')
export const reminderTooSoon = defineError('case.reminder_too_soon', 409, '{at}刚刚催办过，24小时后可以再催。', 'Reminded at {at}; you can remind again after 24 hours.')
export const nobodyToRemind = defineError('case.nobody_to_remind', 409, '现在没有在等别人办理，不需要催办。', 'Nobody else is waited for: there is no one to remind.')
export const notForMany = defineError('case.not_for_many', 409, '“{action}”只能逐件办理。', '“{action}” is done one case at a time.')
export const notForYouToSay = defineError(
  'case.not_for_you_to_say',
  403,
  '这里的留言和附件由当事人和经办人填写；内部留言只限经办人。',
  'Comments and files here are for the parties and those who handle the matter; inner ones only for the latter.',
)
export const noPerson = defineError(
  'case.no_person',
  409,
  '这个账号没有对应教职工档案，不能{action}。请管理员在账号里关联档案。',
  'This account stands for no staff record, so it cannot {action}: ask the administrator to link one.',
)
export const notByToken = defineError(
  'case.not_by_token',
  403,
  '委托他人代办须本人登录后操作，不能用访问令牌。',
  'Sign in yourself to hand over your work: an access token cannot.',
)
export const notAnOffice = defineError('case.not_an_office', 409, '这一步等的是具体的人，不能接手或转交。', 'This waits for one person: it cannot be taken or given away.')
export const notHisToTake = defineError('case.not_theirs_to_take', 409, '{name}没有办理这一步的权限。', '{name} may not do this step.')
export const cannotStandIn = defineError(
  'case.cannot_stand_in',
  409,
  '对方还没有可以登录的账号，不能代办。',
  'They have no account to sign in with, so they cannot stand in for you.',
)
export const fileNotWanted = defineError(
  'case.file_not_wanted',
  415,
  '“{name}”不是这里接收的文件。可以上传 PDF、图片、Word、Excel、PPT（不含宏）、文本、MP4 或 MP3。',
  '“{name}” is not a kind of file taken here: PDF, pictures, Word, Excel and PowerPoint without macros, text, MP4 or MP3.',
)
export const fileLies = defineError(
  'case.file_lies',
  415,
  '“{name}”的内容与文件名不符：按内容应以 {extensions} 结尾。请检查文件后重新上传。',
  '“{name}” is not what its name says: by its content it should end in {extensions}. Check it and upload it again.',
)
export const notForYouToRemove = defineError(
  'case.not_yours_to_remove',
  403,
  '这个附件由{by}上传，只有上传人和经办人可以移除。',
  '{by} attached this: only they and those who handle the case can remove it.',
)
