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
