import { defineError } from '../../../kernel/errors.ts'

export const wrongState = defineError(
  'import.wrong_state',
  409,
  '这次导入现在是“{state}”状态，不能这样操作。请刷新后再看。',
  'This import is “{state}” now and cannot do that: reload and look again.',
)
export const noKeyColumn = defineError('import.no_key_column', 400, '请先指明哪一列是“{field}”。', 'Say first which column is “{field}”.')
export const columnTwice = defineError('import.column_twice', 400, '“{field}”被指给了两列，请只留一列。', '“{field}” is given to two columns: keep one.')
export const emptySheet = defineError('import.empty_sheet', 400, '表格里没有数据行。请确认选对了工作表。', 'The sheet holds no rows of data: make sure it is the right one.')
export const noHeader = defineError(
  'import.no_header',
  400,
  '没有找到表头。请让其中一行写明各列的名称，例如“工号”“姓名”。',
  'No header was found: one row must name the columns, such as 工号 and 姓名.',
)
export const noErrors = defineError('import.no_errors', 404, '这次导入没有出错的行。', 'This import has no rows in error.')
export const expired = defineError(
  'import.expired',
  409,
  '这次导入的明细已过保存期，不能再撤销。',
  'The rows of this import are past their retention and it cannot be undone any more.',
)
