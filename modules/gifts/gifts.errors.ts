import { defineError } from '../../kernel/errors.ts'

export const whichFestival = defineError('gift.which_festival', 400, '请选择是哪个节日。', 'Say which festival it is for.')
export const handOutTooEarly = defineError(
  'gift.hand_out_too_early',
  400,
  '发放要在选择截止之后开始：未选择的人到截止时才定为默认慰问品。',
  'Handing out begins after choosing closes: only then is the default given to those who chose nothing.',
)
export const handOutBackwards = defineError('gift.hand_out_backwards', 400, '发放结束时间须晚于开始时间。', 'Handing out must end after it begins.')
export const opensAfterClose = defineError('gift.opens_after_close', 400, '选择开始时间须早于截止时间。', 'Choosing must open before it closes.')
export const unknownDefault = defineError('gift.unknown_default', 400, '请指定未选择时发放哪一种。', 'Say which package those get who choose nothing.')
export const packagesStand = defineError(
  'gift.packages_stand',
  409,
  '会员已经开始选择，慰问品的名称、内容和价格不能再改。供应商仍可补充。',
  'Members are choosing already: names, contents and prices stand. The supplier can still be filled in.',
)
export const notHandedOutYet = defineError('gift.not_handed_out_yet', 409, '发放 {from} 开始，届时再登记签领。', 'Handing out begins at {from}: record receipts then.')
export const nobodyLeft = defineError('gift.nobody_left', 409, '该分工会没有待登记的人，无需重复登记。', 'Nobody of this branch is left to be recorded.')
export const someUnknown = defineError(
  'gift.some_unknown',
  409,
  '名单已有变化，请刷新后重新核对未签领的人。',
  'The list has changed meanwhile: reload it and check again who did not sign.',
)
export const noHandOut = defineError('gift.no_hand_out', 409, '这一轮还没有发放安排。', 'This round has no hand-out yet.')
export const paperNotWanted = defineError(
  'gift.paper_not_wanted',
  400,
  '“{name}”不是可用的材料。请上传 PDF、图片或 Office 文件。',
  '“{name}” cannot be used: upload a PDF, a picture or an Office file.',
)
export const paperTooLarge = defineError('gift.paper_too_large', 413, '材料超过 20 MB，请压缩后再上传。', 'The paper is larger than 20 MB: make it smaller.')
export const tooManyPapers = defineError('gift.too_many_papers', 409, '一轮慰问最多 {most} 份材料，请先移除一些。', 'At most {most} papers in one round: take some away first.')
export const noticeNeedsEnd = defineError('gift.notice_needs_end', 400, '公示请填写截止日期，且不早于开始日期。', 'A public notice has a last day, not before its first.')
export const futureStep = defineError('gift.future_step', 400, '还没有发生的步骤不能登记。', 'What has not happened yet cannot be recorded.')
export const choiceTwice = defineError('gift.choice_twice', 400, '选项“{choice}”写了两次。', 'The choice “{choice}” stands there twice.')
export const needsClosePast = defineError('gift.needs_close_past', 400, '截止日期不能早于今天。', 'The last day to answer cannot be past.')
export const branchesAsk = defineError('gift.branches_ask', 409, '由分工会或校工会征求，请选择分工会。', 'Branches ask, or the whole union: choose the branch.')
export const nobodyToAsk = defineError('gift.nobody_to_ask', 409, '这个单位没有在册会员，无人可征求。', 'This unit has no active members to ask.')
