import type { Bilingual } from '../../kernel/errors.ts'

/** What the audit log says of this module: each area with its actions, and the objects. */
export const auditWords: Record<string, Bilingual> = {
  plan: { zh: '年度计划', en: 'Year’s plan' },
  'plan.read': { zh: '读入工作要点', en: 'Read a plan' },
  'plan.review': { zh: '校对年度计划', en: 'Reviewed a plan' },
  'plan.accept': { zh: '年度计划生效', en: 'Accepted a plan' },
  'plan.discard': { zh: '放弃年度计划', en: 'Put a plan away' },
  plan_item: { zh: '年度事项', en: 'Item of the year' },
  'plan_item.change': { zh: '修改年度事项', en: 'Changed an item' },
  'plan_item.milestones': { zh: '修改事项步骤', en: 'Changed steps' },
  'plan_item.step_done': { zh: '完成事项步骤', en: 'Did a step' },
  'plan_item.step_open': { zh: '重开事项步骤', en: 'Reopened a step' },
  'plan_item.evidence': { zh: '上传事项佐证', en: 'Added evidence' },
  'plan_item.carry_over': { zh: '事项结转下年', en: 'Carried over' },
  'plan_item.open': { zh: '重新办理年度事项', en: 'Opened an item again' },
  'plan_item.done': { zh: '办结年度事项', en: 'Settled an item' },
  'plan_item.dropped': { zh: '不再办理年度事项', en: 'Dropped an item' },
  'plan_item.follow_merge': { zh: '年度事项随人员合并', en: 'Items followed a merge' },
  'plan_item.follow_merge_back': { zh: '年度事项随合并撤销', en: 'Items followed the undoing of a merge' },
  plan_feed: { zh: '日历订阅', en: 'Calendar feed' },
  'plan_feed.make': { zh: '生成日历订阅', en: 'Made a calendar feed' },
}

export const auditEntities: Record<string, Bilingual> = {
  plan: { zh: '年度计划', en: 'Year’s plan' },
  plan_item: { zh: '年度事项', en: 'Item of the year' },
}
