import type { Bilingual } from '../../kernel/errors.ts'
import { placementProcess } from './placement.process.ts'

/** What the audit log calls what happens here; steps of an application are called as the process calls them. */
export const auditWords: Record<string, Bilingual> = {
  placement: { zh: '入学入园申请', en: 'Placement application' },
  'placement.open': { zh: '开始填写申请', en: 'Began an application' },
  ...Object.fromEntries(Object.entries(placementProcess.actions).map(([name, action]) => [`placement.${name}`, action.past ?? action.title])),
  'placement.place': { zh: '手工安排名额', en: 'Set a place by hand' },
  'placement.reveal': { zh: '查看孩子证件号', en: 'Read a child’s number' },
  'placement.follow_merge': { zh: '申请随人员合并', en: 'Applications followed a merge' },
  'placement.follow_merge_back': { zh: '申请随合并撤销', en: 'Applications followed the undoing of a merge' },
  placement_round: { zh: '入学入园批次', en: 'Placement round' },
  'placement_round.create': { zh: '新建批次', en: 'Prepared a round' },
  'placement_round.edit': { zh: '修改批次', en: 'Changed a round' },
  'placement_round.publish': { zh: '发布批次', en: 'Published a round' },
  'placement_round.allot': { zh: '按排序安排', en: 'Allotted by the rules' },
  'placement_round.notice': { zh: '公示安排结果', en: 'Gave public notice' },
  'placement_round.tell': { zh: '告知结果', en: 'Told the results' },
  'placement_round.close': { zh: '结束批次', en: 'Closed a round' },
  'placement_round.export': { zh: '导出安排名单', en: 'Exported the list' },
  'placement_round.erase': { zh: '清除孩子信息', en: 'Erased children’s data' },
  placement_objection: { zh: '公示异议', en: 'Objection' },
  'placement_objection.raise': { zh: '提出异议', en: 'Raised an objection' },
  'placement_objection.answer': { zh: '答复异议', en: 'Answered an objection' },
  placement_settings: { zh: '入学入园设置', en: 'Placement settings' },
  'placement_settings.save': { zh: '修改保存年限', en: 'Changed how long data is kept' },
}

export const auditEntities: Record<string, Bilingual> = {
  placement: { zh: '入学入园申请', en: 'Placement application' },
  placement_round: { zh: '入学入园批次', en: 'Placement round' },
  placement_objection: { zh: '公示异议', en: 'Objection' },
  placement_settings: { zh: '入学入园设置', en: 'Placement settings' },
}
