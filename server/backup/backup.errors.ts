import { defineError } from '../../kernel/errors.ts'

export const targetNotEmpty = defineError(
  'restore.target_not_empty',
  409,
  '恢复的目标已有数据（{what}）。请先换一个空的数据文件夹或空的数据库。',
  'The target already holds data ({what}): restore into an empty data folder or database.',
)
export const damagedArchive = defineError('restore.damaged', 400, '备份文件已损坏或不完整：{what}。请换一份备份。', 'The backup is damaged or incomplete: {what}. Use another one.')
export const notABackup = defineError('restore.not_a_backup', 400, '{file} 不是同心的备份文件。', '{file} is no backup of Tongxin.')
export const newerBackup = defineError(
  'restore.newer',
  400,
  '这份备份来自更新的版本（{migration}）。请先升级程序再恢复。',
  'This backup comes from a newer version ({migration}): upgrade the program first.',
)
export const wrongKey = defineError(
  'restore.wrong_key',
  400,
  '密钥文件与备份不符：敏感字段将无法读取，所以没有恢复任何内容。请把备份当时的密钥文件放到 {keyFile}。',
  'The key file does not fit the backup: sensitive fields could never be read, so nothing was restored. Put the key file of that time at {keyFile}.',
)
