import { defineError } from '../errors.ts'

export const keyFileMissing = defineError(
  'crypto.key_file_missing',
  503,
  '找不到密钥文件 {file}。没有它，加密的证件号、手机号、银行卡号无法读取；请从安全存放处取回后再启动。',
  'The key file {file} is missing. Without it the encrypted identity, phone and bank numbers cannot be read: bring it back from where it is kept, then start again.',
)
export const keyFileExists = defineError(
  'crypto.key_file_exists',
  409,
  '密钥文件 {file} 已经存在，不会覆盖：覆盖后，已加密的内容将永远打不开。',
  'The key file {file} exists and is not overwritten: what it protects could never be opened again.',
)
export const keyFileOpenToOthers = defineError(
  'crypto.key_file_open_to_others',
  503,
  '密钥文件 {file} 的权限是 {mode}，其他账号也能读写。请执行 chmod 600 {file} 后再启动。',
  'The key file {file} has mode {mode}, open to other accounts. Run chmod 600 {file}, then start again.',
)
export const keyFileMalformed = defineError(
  'crypto.key_file_malformed',
  503,
  '密钥文件 {file} 的内容不完整或已损坏，请换回完好的备份。',
  'The key file {file} is incomplete or damaged: put a good copy back.',
)
export const keyVersionUnknown = defineError(
  'crypto.key_version_unknown',
  503,
  '数据由密钥版本 {version} 保护，而密钥文件里没有这个版本。请使用与这份数据配套的密钥文件。',
  'The data is protected by key version {version}, which the key file does not hold. Use the key file that belongs to this data.',
)
export const keyDoesNotFit = defineError(
  'crypto.key_does_not_fit',
  503,
  '密钥文件与这份数据不配套：密钥版本 {version} 打不开它。请使用原来的密钥文件。',
  'The key file does not belong to this data: key version {version} does not open it. Use the original key file.',
)
export const fieldNotOpened = defineError(
  'crypto.field_not_opened',
  500,
  '{table} 的 {column} 有一项密文打不开：可能被改动过，或被挪到了别的记录。请联系安全管理员。',
  'A protected value in {table}.{column} cannot be opened: it was altered, or moved to another record. Tell the security administrator.',
)
