import { defineError } from '../../kernel/errors.ts'

export const nothingRead = defineError(
  'plans.nothing_read',
  400,
  '没有从这份材料里读出任何要点或事项。请确认它是年度工作要点或工作安排；如果是扫描件，请粘贴文字。',
  'No points or items could be read from this text: make sure it is an annual plan; paste the text if it was a scan.',
)
export const yearTaken = defineError('plans.year_taken', 409, '{year}年已有生效的工作要点《{title}》。', 'The plan “{title}” is already in force for {year}.')
export const notInReview = defineError(
  'plans.not_in_review',
  409,
  '这份要点已经生效或已放弃，不能再校对。',
  'This plan is in force or was put away: it cannot be corrected any more.',
)
export const noItems = defineError('plans.no_items', 400, '还没有任何事项，不能生效。请至少保留一项。', 'There is no item yet: keep at least one before it comes into force.')
export const noEvidence = defineError(
  'plans.no_evidence',
  409,
  '完成度要到100%，需先上传至少一份佐证（照片、通知、名单、总结等）。',
  'To reach 100 %, add at least one piece of evidence first: a photo, a notice, a list, a summary.',
)
export const notYours = defineError(
  'plans.not_yours',
  403,
  '这一项由{lead}牵头，请由牵头单位或责任人办理；校工会办公室也可以代办。',
  'This item is led by {lead}: the lead unit, the persons responsible, or the union office can work on it.',
)
export const stepsOpen = defineError(
  'plans.steps_open',
  409,
  '还有 {count} 个步骤没有完成，请先逐项勾选，或删去不再需要的步骤。',
  '{count} steps are still open: tick them, or remove those no longer needed.',
)
export const settled = defineError('plans.settled', 409, '这一项已办结，请先恢复为进行中再修改。', 'This item is settled: open it again first.')
export const reasonNeeded = defineError('plans.reason_needed', 400, '请写明原因，它会留在这一项的变更记录里。', 'Say why: the reason stays in the item’s record.')
export const unknownFeed = defineError('plans.unknown_feed', 404, '这个日历地址已失效，请在“我的”里重新获取。', 'This calendar address no longer works: get a new one under “Me”.')
