import { defineError } from '../../kernel/errors.ts'

export const yearIncomplete = defineError(
  'calendar.year_incomplete',
  400,
  '{year}年的安排不完整：没有读到{missing}的放假日期（《全国年节及纪念日放假办法》规定的全体公民节日）。请补齐后再保存，否则期限会算错。',
  'The arrangement of {year} is incomplete: no day off was found for {missing} (holidays of all citizens under the Regulation on Public Holidays). Add them before saving, or deadlines would be wrong.',
)

export const dayOutsideYear = defineError(
  'calendar.day_outside_year',
  400,
  '{day} 不属于{year}年的安排（只能是当年，或上一年12月）。',
  '{day} does not belong to the arrangement of {year} (that year, or the December before).',
)

export const dayTwice = defineError('calendar.day_twice', 400, '{day} 出现了两次，请只保留一次。', '{day} stands there twice: keep one.')

export const makeupOnWeekday = defineError(
  'calendar.makeup_on_weekday',
  400,
  '{day} 本来就是工作日，不能标为调休上班。请核对日期。',
  '{day} is a working day anyway and cannot be a make-up day: check the date.',
)

export const sheetTooLong = defineError(
  'calendar.sheet_too_long',
  400,
  '这张表超过 {most} 行，不像一年的节假日安排。请确认选对了文件。',
  'This sheet has more than {most} rows, which is no year of holidays: check that it is the right file.',
)
