import { defineError } from '../../../kernel/errors.ts'

export const notALottery = defineError('draw.not_a_lottery', 409, '这个项目不是摇号方式。', 'Places of this offer are not drawn by lot.')
export const noCommitment = defineError(
  'draw.no_commitment',
  409,
  '摇号项目须先生成并公布摇号承诺，才能发布。请在“摇号”中生成。',
  'A draw must be bound by a published commitment before the offer is published: make it under “Draw”.',
)
export const commitmentStands = defineError(
  'draw.commitment_stands',
  409,
  '项目已发布，摇号承诺和公开号码来源不能再改。',
  'The offer is published: the commitment of its draw and the public number stand.',
)
export const drawTooEarly = defineError('draw.too_early', 409, '报名 {closesAt} 截止后才能摇号。', 'The draw takes place after sign-up ends at {closesAt}.')
export const drawnAlready = defineError(
  'draw.drawn_already',
  409,
  '已于 {drawnAt} 摇号，结果已公布，不能重摇。',
  'It was drawn at {drawnAt} and the result is published: there is no second draw.',
)
export const notPublished = defineError('draw.not_published', 409, '项目未发布或已取消，不能摇号。', 'The offer is not published, or was cancelled: there is nothing to draw.')
export const publicValueMissing = defineError(
  'draw.public_value_missing',
  400,
  '请填写事先公布的公开号码：{source}（形如 {example}）。',
  'Type the public number named beforehand: {source} (it looks like {example}).',
)
export const publicValueDiffers = defineError(
  'draw.public_value_differs',
  400,
  '“{value}”与事先公布的格式“{example}”不同，请核对{source}。',
  '“{value}” does not look like “{example}” as named beforehand: check {source}.',
)
export const publicValueUnasked = defineError(
  'draw.public_value_unasked',
  400,
  '本次摇号事先没有公布公开号码，不能在摇号时加入。',
  'No public number was named beforehand for this draw: none can be added now.',
)
