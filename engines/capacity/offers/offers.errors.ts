import { defineError } from '../../../kernel/errors.ts'

export const unknownService = defineError('capacity.unknown_service', 404, '没有名为“{service}”的报名服务。', 'No service offers places as “{service}”.')
export const notReady = defineError('capacity.not_ready', 409, '还不能发布，有 {count} 处需要补充：{summary}', 'Not ready to be published, {count} thing(s) are missing: {summary}')
export const frozen = defineError(
  'capacity.frozen',
  409,
  '发布后不能再修改：{fields}。如确需改变，请取消本次报名后另行发布。',
  'After publication these cannot change: {fields}. Call the offer off and publish another if they must.',
)
export const windowWrong = defineError('capacity.window_wrong', 400, '报名时间不合适：{why}', 'The times do not fit: {why}')
export const endsBeforeStart = defineError('capacity.ends_before_start', 400, '结束时间须晚于开始时间。', 'It must end after it starts.')
export const closesAfterStart = defineError(
  'capacity.closes_after_start',
  400,
  '报名截止不能晚于开始时间。请把报名截止时间提前。',
  'Sign-up cannot close after it starts: let it close earlier.',
)
export const opensAfterClose = defineError('capacity.opens_after_close', 400, '报名开始须早于报名截止。', 'Sign-up must open before it closes.')
export const onlyDrafts = defineError('capacity.only_drafts', 409, '已发布的项目不能删除，可以取消。', 'What has been published cannot be thrown away: call it off.')
export const optionStays = defineError(
  'capacity.option_stays',
  409,
  '“{title}”已发布，不能直接删除或更换标签；请使用“撤下场次”并写明原因。',
  '“{title}” is published and cannot be removed or change its tag: withdraw it, with a reason.',
)
export const notYetPublished = defineError('capacity.not_published', 409, '还没有发布，不能进行这项操作。', 'Not published yet: this cannot be done.')
export const limitsTwice = defineError('capacity.limits_twice', 400, '有两条限额的范围完全相同，请合并。', 'Two limits say the same scope: keep one.')
export const limitOfNothing = defineError('capacity.limit_of_nothing', 400, '有限额指向本项目没有的选项或标签。', 'A limit names an option or tag that this offer does not have.')
export const limitsBelowTaken = defineError(
  'capacity.cap_below_taken',
  409,
  '有 {count} 条限额低于已占用的名额：{summary}。请先请出部分人员，或把限额调高。',
  '{count} limit(s) are below what is taken: {summary}. Raise them, or take people off first.',
)
