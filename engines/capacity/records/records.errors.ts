import { defineError } from '../../../kernel/errors.ts'

export const nothingToTakeBack = defineError(
  'records.nothing_to_take_back',
  409,
  '{usedOn} 没有这个项目的使用记录，不能冲销。',
  'Nothing of this programme was used on {usedOn}: there is nothing to take back.',
)
export const usedInFuture = defineError('records.used_in_future', 400, '使用日期 {usedOn} 还没有到。', 'The day of use {usedOn} is yet to come.')
export const liftedAlready = defineError('records.lifted_already', 409, '这项限制已经解除。', 'This sanction was lifted already.')
export const noHeader = defineError(
  'records.no_header',
  422,
  '表格第一行须有“工号”和“使用日期”两列（可另有“姓名”“备注”）。',
  'The first row must name the columns 工号 (staff number) and 使用日期 (day of use); 姓名 and 备注 may follow.',
)
export const sheetTooLong = defineError('records.sheet_too_long', 413, '一次最多导入 {most} 行，请分成几个文件。', 'At most {most} rows at once: split the file.')
