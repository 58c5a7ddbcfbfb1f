import type { Bilingual } from '../../kernel/errors.ts'
import { suggestionProcess } from './suggestions.process.ts'

/** What the audit log calls this module's actions; those on a suggestion are called as the process calls them. */
export const auditWords: Record<string, Bilingual> = {
  suggestion: { zh: '金点子', en: 'Suggestion' },
  'suggestion.open': { zh: '提交建议', en: 'Sent a suggestion' },
  'suggestion.support': { zh: '支持建议', en: 'Supported a suggestion' },
  'suggestion.unsupport': { zh: '取消支持', en: 'Took support back' },
  'suggestion.tell': { zh: '通知相关人员', en: 'Told people' },
  'suggestion.receive': { zh: '接收转来的提案', en: 'Received a converted proposal' },
  'suggestion.take_up': { zh: '建议被写成提案', en: 'Taken up as a proposal' },
  ...Object.fromEntries(Object.entries(suggestionProcess.actions).map(([name, action]) => [`suggestion.${name}`, action.past ?? action.title])),
  suggestion_settings: { zh: '金点子设置', en: 'Settings of suggestions' },
  'suggestion.follow_merge': { zh: '金点子随人员合并', en: 'Suggestions followed a merge' },
  'suggestion.follow_merge_back': { zh: '金点子随合并撤销', en: 'Suggestions followed the undoing of a merge' },
  'suggestion_settings.save': { zh: '修改金点子设置', en: 'Changed settings of suggestions' },
  consultation: { zh: '意见征集', en: 'Consultation' },
  'consultation.create': { zh: '起草意见征集', en: 'Drafted a consultation' },
  'consultation.save': { zh: '修改意见征集', en: 'Changed a consultation' },
  'consultation.publish': { zh: '发布意见征集', en: 'Published a consultation' },
  'consultation.comment': { zh: '提出意见', en: 'Commented' },
  'consultation.withdraw_comment': { zh: '撤回意见', en: 'Took a comment back' },
  'consultation.sort': { zh: '归类意见', en: 'Sorted comments' },
  'consultation.publish_results': { zh: '公布采纳情况', en: 'Published results' },
  practical_project: { zh: '实事项目', en: 'Practical project' },
  'practical_project.create': { zh: '新增实事项目', en: 'Added a project' },
  'practical_project.save': { zh: '修改实事项目', en: 'Changed a project' },
  'practical_project.milestone': { zh: '报告节点完成', en: 'Reported a milestone' },
  'practical_project.photo': { zh: '上传实事照片', en: 'Added a photo' },
  'practical_project.remove_photo': { zh: '移除实事照片', en: 'Took a photo away' },
  'practical_project.finish': { zh: '实事办结', en: 'Finished a project' },
}

export const auditEntities: Record<string, Bilingual> = {
  suggestion: { zh: '金点子', en: 'Suggestion' },
  suggestion_settings: { zh: '金点子设置', en: 'Settings of suggestions' },
  consultation: { zh: '意见征集', en: 'Consultation' },
  practical_project: { zh: '实事项目', en: 'Practical project' },
}
