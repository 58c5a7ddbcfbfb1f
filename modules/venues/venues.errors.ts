import { defineError } from '../../kernel/errors.ts'

/** Carries `nearest`: free times close by. */
export const slotTaken = defineError('venue.slot_taken', 409, '这个时段刚刚被约走了。下面是离它最近的空闲时段。', 'This time was taken just now. These free times are the nearest.')
export const shutThen = defineError('venue.shut_then', 409, '“{name}”在这个时段停用：{reason}。请选其他时段。', '“{name}” is shut at that time: {reason}. Choose another.')
export const notOpenThen = defineError('venue.not_open_then', 409, '“{name}”的开放时间有变化，请刷新后重新选择时段。', '“{name}” has other hours by now: reload and choose again.')
export const alreadyBegun = defineError('venue.already_begun', 409, '这个时段已经开始，请选后面的时段。', 'This time has begun: choose a later one.')
export const tooFarAhead = defineError('venue.too_far_ahead', 409, '最早提前 {days} 天预约，现在可约到 {lastDay}。', 'It is booked up to {days} days ahead: now until {lastDay}.')
export const tooLong = defineError('venue.too_long', 400, '一次最多预约 {most} 个时段。', 'One booking takes at most {most} slots.')
export const weekUsedUp = defineError(
  'venue.week_used_up',
  409,
  '这里每人每周最多预约 {most} 小时，您这一周还可约 {left} 分钟。可以缩短时长，或选下一周。',
  'At most {most} hours a week and person here; you have {left} minutes left. Take less, or another week.',
)
export const alreadyYours = defineError('venue.already_yours', 409, '您已约了这里的这个时段，不必重复预约。', 'You have already booked this time here.')
export const purposeMissing = defineError('venue.purpose_missing', 400, '这里的预约需要审批，请写明用途。', 'Bookings here are approved: say what it is for.')
export const noRecord = defineError(
  'venue.no_record',
  403,
  '您的账号没有关联职工档案，不能预约。请联系校工会办公室。',
  'Your account has no staff record, so it cannot book: ask the union office.',
)
export const retired = defineError('venue.retired', 409, '“{name}”已停止开放预约。', '“{name}” is no longer booked.')
export const tooLateToGiveBack = defineError(
  'venue.too_late_to_give_back',
  409,
  '须在 {until} 前退订，现在已过。确实来不了，请告诉管理人：{contact}。',
  'It could be given back until {until}. If you cannot come, tell its keeper: {contact}.',
)
export const notStanding = defineError('venue.not_standing', 409, '这个预约已经不在了：{state}。', 'This booking no longer stands: {state}.')
export const notWaiting = defineError('venue.not_waiting', 409, '这个预约不在待审批中：{state}。', 'This booking does not wait for approval: {state}.')
export const isOver = defineError('venue.is_over', 409, '这个预约已经结束。', 'This booking is over.')
export const notBegun = defineError('venue.not_begun', 409, '还没到使用时间，到时再登记是否到场。', 'It has not begun: whether somebody comes is not known yet.')
export const stillBooked = defineError(
  'venue.still_booked',
  409,
  '还有 {count} 个预约没有用完。请先停用这些时段（会通知预约人），再停止开放。',
  '{count} booking(s) are still to come: shut those times first, which tells their people.',
)
export const unitsInUse = defineError('venue.units_in_use', 409, '第 {unitNo} 号还有预约，数量不能少于它。', 'Number {unitNo} is still booked: there cannot be fewer.')
export const endsBeforeStart = defineError('venue.ends_before_start', 400, '结束时间须晚于开始时间。', 'It must end after it starts.')
export const blockIsOver = defineError('venue.block_is_over', 400, '停用时段已经过去，请填今后的时间。', 'That time is over: give one to come.')
export const noSuchUnit = defineError('venue.no_such_unit', 400, '没有第 {unitNo} 号，这里共 {units} 个。', 'There is no number {unitNo}: there are {units}.')
export const moreBookings = defineError(
  'venue.more_bookings',
  409,
  '刚刚又有人预约，现在会影响 {count} 个预约。请核对后再提交。',
  'Somebody booked meanwhile: {count} booking(s) would now be called off. Look again and submit.',
)
export const spanTooLong = defineError('venue.span_too_long', 400, '统计时间请在 {days} 天以内。', 'Choose at most {days} days.')
