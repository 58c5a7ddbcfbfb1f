import { defineError } from '../../../kernel/errors.ts'

export const unknownFileType = defineError(
  'plans.file_type_unknown',
  415,
  '“{name}”不是可以读取的文件类型。请上传 .docx、.pdf 或 .txt 文件，也可以把文字直接粘贴进来。',
  '“{name}” is not a kind of file that can be read: upload a .docx, .pdf or .txt file, or paste the text.',
)
export const oldWordFile = defineError(
  'plans.file_old_word',
  415,
  '“{name}”是旧版 Word 或 WPS 文件，或者加了密码。请用 Word 或 WPS 打开，去掉密码后另存为 .docx，再上传。',
  '“{name}” is an old Word or WPS document, or has a password: open it, remove the password, save it as .docx and upload that.',
)
export const emptyFile = defineError('plans.file_empty', 400, '“{name}”里没有文字。请检查是否选错了文件。', 'There is no text in “{name}”: please check that it is the right file.')
export const fileTooLarge = defineError(
  'plans.file_too_large',
  413,
  '“{name}”超过了 {limit}，读不下。请只上传工作要点本身，或把文字直接粘贴进来。',
  '“{name}” is over {limit}: upload the plan alone, or paste its text.',
)
export const scannedPdf = defineError(
  'plans.file_scanned',
  422,
  '“{name}”是扫描件，里面只有图片，没有可以读取的文字。请上传原来的 Word 文件；如果只有扫描件，请先用文字识别软件（WPS、微信的“提取文字”等）转成文字，再粘贴进来。',
  '“{name}” is a scan: it holds pictures and no text. Upload the original Word document, or run text recognition first and paste the result.',
)
export const encryptedPdf = defineError(
  'plans.file_encrypted',
  422,
  '“{name}”加了打开密码。请去掉密码后再上传，或把文字直接粘贴进来。',
  '“{name}” needs a password to open: upload it without one, or paste its text.',
)
export const fileTypeMismatch = defineError(
  'plans.file_type_mismatch',
  415,
  '“{name}”的扩展名是 {extension}，内容却不是。请用原来的软件打开，重新保存为 {extension} 后上传。',
  '“{name}” is named {extension} but holds something else: open it where it was made, save it as {extension} and upload that.',
)
export const damagedFile = defineError(
  'plans.file_damaged',
  422,
  '“{name}”打不开，文件可能已损坏或没有传完整。请重新下载或另存一份后再上传。',
  '“{name}” cannot be opened and may be damaged or incomplete: save a fresh copy and upload that.',
)
export const fileNotFound = defineError(
  'plans.file_not_found',
  404,
  '找不到文件“{name}”，或没有读取它的权限。请检查路径。',
  'There is no file “{name}” that can be read: check the path.',
)
