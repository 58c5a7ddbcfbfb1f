import { defineError } from '../../kernel/errors.ts'

export const layoutBackwards = defineError('health.layout_backwards', 400, '第 {no} 组时段：结束日期不能早于开始日期。', 'Group {no}: the last day cannot lie before the first.')
export const layoutTooLong = defineError(
  'health.layout_too_long',
  400,
  '第 {no} 组时段超过 {most} 天，请分成几轮安排。',
  'Group {no} runs for more than {most} days: make several rounds of it.',
)
export const layoutTooShort = defineError(
  'health.layout_too_short',
  400,
  '第 {no} 组时段：{from}–{to} 排不下一个 {minutes} 分钟的时段。',
  'Group {no}: from {from} to {to} there is no room for a slot of {minutes} minutes.',
)
export const layoutEmpty = defineError(
  'health.layout_empty',
  400,
  '第 {no} 组时段：所选日期里没有可排的日子，请检查日期或放假安排。',
  'Group {no}: none of these days is one on which to hold it. Check the dates and the holidays.',
)
export const slotTwice = defineError(
  'health.slot_twice',
  400,
  '{at} 在“{place}”的时段排了两次，请检查各组的日期和时间。',
  'The slot at {at} in “{place}” is laid out twice: check the groups.',
)
export const tooManySlots = defineError(
  'health.too_many_slots',
  400,
  '一轮最多 {most} 个时段，现在排出了 {count} 个。请把时段放宽或分成几轮。',
  'At most {most} slots in one round, these are {count}.',
)
export const opensAfterClose = defineError('health.opens_after_close', 400, '开始选择须早于截止选择。', 'Choosing must open before it closes.')
export const closesAfterLast = defineError('health.closes_after_last', 400, '截止选择不能晚于最后一个时段（{last}）。', 'Choosing must close before the last slot ({last}).')
export const cancelAfterLast = defineError('health.cancel_after_last', 400, '取消截止不能晚于最后一个时段（{last}）。', 'Giving back must end before the last slot ({last}).')
export const closesAfterFirst = defineError(
  'health.closes_after_first',
  400,
  '截止选择不能晚于第一个时段（{first}）：名单要先交给体检机构。',
  'Choosing must close before the first slot ({first}): the hospital needs the list.',
)
export const cancelAfterFirst = defineError(
  'health.cancel_after_first',
  400,
  '最晚取消时间不能晚于第一个时段（{first}）。',
  'A slot cannot be given back after the first one has begun ({first}).',
)
export const notChoosingNow = defineError(
  'health.not_choosing_now',
  409,
  '现在不在选择时间内，不能提醒选择时段。',
  'Nobody can choose a slot now: there is nothing to call to mind.',
)
