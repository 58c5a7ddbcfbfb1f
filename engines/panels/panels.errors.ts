import { defineError } from '../../kernel/errors.ts'

export const heldInFuture = defineError('panel.held_in_future', 400, '比选日期不能晚于今天。', 'A panel that was not held yet cannot be put on record.')
export const weightsWrong = defineError('panel.weights_wrong', 400, '各评分项的权重合计须为 100，现在是 {sum}。', 'The weights add up to {sum}: they must make 100.')
export const nobodyScores = defineError('panel.nobody_scores', 400, '请标明比选小组中由谁打分。', 'Say who on the panel gives scores.')
export const sameTwice = defineError('panel.same_twice', 400, '“{name}”写了两次。', '“{name}” stands there twice.')
export const scoresMissing = defineError(
  'panel.scores_missing',
  400,
  '“{name}”的打分不全：每位打分的成员、每个评分项都要有分数。',
  '“{name}” lacks scores: each scoring member gives one for each criterion.',
)
export const nobodyChosen = defineError('panel.nobody_chosen', 400, '请标明选定哪一家。', 'Mark who was chosen.')
export const sayWhyNotBest = defineError(
  'panel.say_why_not_best',
  400,
  '选定的“{chosen}”得分低于没有选定的“{better}”，请在说明中写明理由。',
  '“{chosen}” was chosen though “{better}” has more points: say why in the note.',
)
export const panelMeanwhile = defineError(
  'panel.meanwhile',
  409,
  '这次比选刚刚由同事登记过，请刷新核对后再更正。',
  'A colleague has just put this panel on record: reload, look at it, then correct it.',
)
