import { defineError } from '../../kernel/errors.ts'

// What can be wrong with a sheet that somebody uploaded, or with one that is to be written.

export const sheetUnknown = defineError(
  'documents.sheet_unknown',
  415,
  '没有认出这个文件。请上传 Excel 表格（xlsx、xls）或 csv 文件。',
  'This file was not recognised. Please upload an Excel sheet (xlsx, xls) or a csv file.',
)

export const sheetOtherFormat = defineError(
  'documents.sheet_other_format',
  415,
  '这是{format}文件，不能直接读取。请用 Excel 或 WPS 打开，另存为 xlsx 后再上传。',
  'This is a file of type {format}, which cannot be read directly. Open it in Excel or WPS, save it as xlsx and upload that.',
)

export const sheetEmptyFile = defineError(
  'documents.sheet_empty_file',
  422,
  '这是一个空文件。请检查导出是否完成，再重新上传。',
  'This file is empty. Check that the export was finished, then upload it again.',
)

export const sheetEncrypted = defineError(
  'documents.sheet_encrypted',
  422,
  '这个文件设有打开密码。请在 Excel 或 WPS 中去掉密码后再上传。',
  'This file has a password. Remove it in Excel or WPS, then upload the file again.',
)

export const sheetDamaged = defineError(
  'documents.sheet_damaged',
  422,
  '文件不完整或已损坏（{where}）。请用 Excel 或 WPS 打开确认内容，另存一份后再上传。',
  'The file is incomplete or damaged ({where}). Open it in Excel or WPS, check it, save a copy and upload that.',
)

export const sheetTooLarge = defineError(
  'documents.sheet_too_large',
  413,
  '表格内容太多（上限 {limitMiB} MiB）。请删去用不到的工作表、列和格式，或分成几个文件上传。',
  'The sheet holds too much (limit {limitMiB} MiB). Remove sheets, columns and formats that are not needed, or upload it in parts.',
)

export const sheetSuspicious = defineError(
  'documents.sheet_suspicious',
  422,
  '文件解压后的体积异常（超过原文件的 {limit} 倍），为安全起见未予读取。请用 Excel 或 WPS 另存一份后再上传。',
  'Unpacked, the file grows beyond {limit} times its size; it was not read, to be safe. Save a copy in Excel or WPS and upload that.',
)

export const sheetTooManyRows = defineError(
  'documents.sheet_too_many_rows',
  413,
  '表格超过 {limit} 行。请分成几个文件上传。',
  'The sheet has more than {limit} rows. Please upload it in parts.',
)

export const sheetTooManyColumns = defineError(
  'documents.sheet_too_many_columns',
  413,
  '第 {rowNo} 行超过 {limit} 列。请删去多余的列；如果是 csv 文件，请检查分隔符和引号。',
  'Row {rowNo} has more than {limit} columns. Remove the ones not needed; in a csv file check separators and quotes.',
)

export const sheetNotFound = defineError(
  'documents.sheet_not_found',
  422,
  '文件里没有名为“{sheet}”的工作表。现有工作表：{sheets}。',
  'The file has no sheet named “{sheet}”. Its sheets: {sheets}.',
)

export const sheetTooComplex = defineError(
  'documents.sheet_too_complex',
  413,
  '读取这个文件需要的内存超过上限。请用 Excel 或 WPS 另存为 xlsx，或分成几个文件上传。',
  'Reading this file needs more memory than allowed. Save it as xlsx in Excel or WPS, or upload it in parts.',
)

export const xlsTooLarge = defineError(
  'documents.xls_too_large',
  413,
  '旧格式 xls 文件不能超过 {limitMiB} MiB。请用 Excel 或 WPS 打开，另存为 xlsx 后再上传。',
  'A file in the old xls format may have at most {limitMiB} MiB. Open it in Excel or WPS, save it as xlsx and upload that.',
)

export const csvEncodingUnknown = defineError(
  'documents.csv_encoding_unknown',
  422,
  '没有认出这个文件的文字编码。请用 Excel 或 WPS 打开，另存为“CSV UTF-8”或 xlsx 后再上传。',
  'The character encoding of this file was not recognised. Open it in Excel or WPS, save it as “CSV UTF-8” or xlsx and upload that.',
)

export const csvQuoteUnclosed = defineError(
  'documents.csv_quote_unclosed',
  422,
  '从第 {rowNo} 行开始有一个引号没有配对，后面的内容会被并成一格，因此没有读取。请补上或删去这个引号。',
  'A quotation mark opened in row {rowNo} is never closed and would swallow all that follows. Close or remove it.',
)

export const sheetRowsOverflow = defineError(
  'documents.sheet_rows_overflow',
  422,
  '导出内容超过一张 Excel 工作表的 {limit} 行。请缩小筛选范围，或导出为 csv。',
  'The export exceeds the {limit} rows of an Excel sheet. Narrow the filter, or export as csv.',
)
