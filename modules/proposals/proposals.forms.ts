import { z } from 'zod'
import { day, id } from '../../kernel/contract.ts'
import type { Bilingual } from '../../kernel/errors.ts'
import { replyClass, satisfaction, topics } from './proposals.contract.ts'

// What is filled in for each action. The labels travel with the schema to whoever draws the form or reads the timeline.

const label = (zh: string, en: string, more: Record<string, unknown> = {}) => ({ label: { zh, en }, ...more })
const longText = { widget: 'longText' }

export const topicNames: Record<(typeof topics)[number], Bilingual> = {
  development: { zh: '学校发展', en: 'Development of the university' },
  teaching: { zh: '教学与人才培养', en: 'Teaching' },
  research: { zh: '科研与学科', en: 'Research' },
  personnel: { zh: '人事与师资', en: 'Personnel' },
  students: { zh: '学生工作', en: 'Students' },
  welfare: { zh: '薪酬福利', en: 'Pay and welfare' },
  campus: { zh: '校园建设与安全', en: 'Campus and safety' },
  logistics: { zh: '后勤服务', en: 'Logistics' },
  digital: { zh: '信息化', en: 'Digital services' },
  health: { zh: '医疗健康', en: 'Health' },
  children: { zh: '子女入学入托', en: 'Children' },
  democracy: { zh: '民主管理', en: 'Democratic management' },
  other: { zh: '其他', en: 'Other' },
}

export const outcomes = ['accept', 'merge', 'convert', 'not_accept', 'abstain'] as const
export const outcomeNames: Record<(typeof outcomes)[number], Bilingual> = {
  accept: { zh: '立案', en: 'Accept' },
  merge: { zh: '并案', en: 'Merge' },
  convert: { zh: '转为意见建议', en: 'Convert to a suggestion' },
  not_accept: { zh: '不立案', en: 'Not accept' },
  abstain: { zh: '弃权', en: 'Abstain' },
}
export const satisfactionNames: Record<z.infer<typeof satisfaction>, Bilingual> = {
  satisfied: { zh: '满意', en: 'Satisfied' },
  mostly: { zh: '基本满意，还需继续落实', en: 'Mostly, more to be done' },
  unsatisfied: { zh: '不满意', en: 'Not satisfied' },
}
export const classNames: Record<z.infer<typeof replyClass>, Bilingual> = {
  A: { zh: 'A 已经解决或采纳', en: 'A: solved or adopted' },
  B: { zh: 'B 列入计划，限期解决', en: 'B: planned, with a date' },
  C: { zh: 'C 因条件所限暂不能解决', en: 'C: not possible for now' },
  D: { zh: 'D 留作参考', en: 'D: for reference' },
}
export const progressNames = {
  done: { zh: '已落实', en: 'Carried out' },
  under_way: { zh: '正在落实', en: 'Under way' },
  not_done: { zh: '未能落实', en: 'Not carried out' },
}

const reason = z
  .string()
  .trim()
  .min(2)
  .max(2000)
  .meta(label('理由', 'Reason', longText))
const staffId = id.meta(label('人员', 'Person', { widget: 'person' }))

export const TextForm = z.object({
  title: z.string().trim().min(4).max(60).meta(label('案由', 'Title')),
  topic: z.enum(topics).meta(label('类别', 'Topic', { options: topicNames })),
  reason: z
    .string()
    .trim()
    .max(20_000)
    .meta(label('理由', 'Reason', longText)),
  suggestion: z
    .string()
    .trim()
    .max(20_000)
    .meta(label('建议', 'Suggestion', longText)),
})
export const PersonForm = z.object({ staffId })
export const InviteSecondersForm = z.object({
  staffIds: z
    .array(id)
    .min(1)
    .max(50)
    .meta(label('邀请的代表', 'Delegates to ask', { widget: 'persons' })),
})
export const SecondForm = z.object({
  textHash: z
    .string()
    .length(64)

    // Without a label: the page fills it in, and nobody has to read it.
    .meta({ widget: 'hidden' }),
})
export const PaperSecondsForm = z.object({
  // Of the text on the page from which the secretary compares the paper.
  textHash: z.string().length(64).meta({ widget: 'hidden' }),
  staffIds: z
    .array(id)
    .min(1)
    .max(50)
    .meta(label('在纸上签名附议的代表', 'Delegates who signed the paper', { widget: 'persons' })),
  note: z
    .string()
    .trim()
    .min(2)
    .max(300)
    .meta(label('纸质材料说明', 'The paper', { help: { zh: '如“附议签名页1张，原件存校工会办公室”', en: 'such as “one page of signatures, kept at the union office”' } })),
})
export const ReasonForm = z.object({ reason })
export const DecisionForm = z.object({
  decision: z
    .string()
    .trim()
    .max(200)
    .default('')
    .meta(label('会议及决定', 'Meeting and decision', { help: { zh: '如“提案工作委员会第2次会议决定”', en: 'such as “2nd meeting of the committee”' } })),
})
export const VoteForm = z.object({
  outcome: z.enum(outcomes).meta(label('审理意见', 'Vote', { options: outcomeNames })),
  note: z
    .string()
    .trim()
    .max(1000)
    .default('')
    .meta(label('说明', 'Note', longText)),
})
export const AcceptForm = DecisionForm.extend({
  isKey: z.boolean().default(false).meta(label('列为重点提案', 'Key proposal')),
  supervisorId: id
    .nullable()
    .default(null)
    .meta(label('督办委员', 'Supervising member', { widget: 'person' })),
})
export const MergeForm = DecisionForm.extend({ into: id.meta(label('并入提案', 'Merge into', { widget: 'proposal' })) })
export const RefuseForm = DecisionForm.extend({ reason })
export const KeyForm = z.object({
  isKey: z.boolean().meta(label('列为重点提案', 'Key proposal')),
  supervisorId: id
    .nullable()
    .default(null)
    .meta(label('督办委员', 'Supervising member', { widget: 'person' })),
})
export const RuleForm = z.object({
  upheld: z.boolean().meta(label('复议成立，重新审理', 'Appeal upheld: review again')),
  reason,
})
export const HandlingForm = z.object({
  leadUnitId: id.meta(label('主办单位', 'Lead unit', { widget: 'department' })),
  supportingUnitIds: z
    .array(id)
    .max(10)
    .default([])
    .meta(label('协办单位', 'Supporting units', { widget: 'departments' })),
  leaderId: id
    .nullable()
    .default(null)
    .meta(label('领办校领导', 'Leader who takes it up', { widget: 'person' })),
  note: z
    .string()
    .trim()
    .max(500)
    .default('')
    .meta(label('说明', 'Note', longText)),
})
export const AskReassignForm = z.object({
  reason,
  betterUnitId: id
    .nullable()
    .default(null)
    .meta(label('建议由谁主办', 'Who should lead', { widget: 'department' })),
})
export const OpinionForm = z.object({
  text: z
    .string()
    .trim()
    .min(5)
    .max(20_000)
    .meta(label('协办意见', 'Opinion', longText)),
})
export const MeetingForm = z.object({
  heldOn: day.meta(label('日期', 'Day')),
  how: z.enum(['in_person', 'by_phone', 'in_writing']).meta(
    label('方式', 'How', {
      options: { in_person: { zh: '当面沟通', en: 'In person' }, by_phone: { zh: '电话沟通', en: 'By phone' }, in_writing: { zh: '书面沟通', en: 'In writing' } },
    }),
  ),
  place: z.string().trim().max(100).default('').meta(label('地点', 'Place')),
  attended: z.string().trim().min(2).max(500).meta(label('参加人员', 'Who attended')),
  record: z
    .string()
    .trim()
    .min(5)
    .max(5000)
    .meta(label('沟通情况', 'Record', longText)),
})
export const ExtendForm = z.object({ replyDueOn: day.meta(label('延期至', 'New date')), reason })
export const ReplyForm = z.object({
  replyClass: replyClass.meta(label('办理结果', 'Class', { options: classNames })),
  progress: z.enum(['done', 'under_way', 'not_done']).meta(label('落实情况', 'Progress', { options: progressNames })),
  text: z
    .string()
    .trim()
    .min(20)
    .max(20_000)
    .meta(label('答复内容', 'Reply', longText)),
  promiseDueOn: day.nullable().default(null).meta(label('承诺完成日期（B类必填）', 'Promised by (class B)')),
})
export const SignOffForm = z.object({
  remark: z
    .string()
    .trim()
    .max(500)
    .default('')
    .meta(label('签发意见', 'Remark', longText)),
})
export const RateForm = z.object({
  attitude: satisfaction.meta(label('对办理态度', 'How it was handled', { options: satisfactionNames })),
  result: satisfaction.meta(label('对办理结果', 'What came of it', { options: satisfactionNames })),
  words: z
    .string()
    .trim()
    .max(500)
    .default('')
    .meta(label('想说的话', 'In your words', longText)),
})
export const CheckForm = z.object({ redo: z.boolean().meta(label('退回主办单位重新办理', 'The lead unit handles it again')), reason })
export const ExplainForm = z.object({
  explanation: z
    .string()
    .trim()
    .min(10)
    .max(5000)
    .meta(label('说明', 'Explanation', longText)),
  track: z.boolean().default(false).meta(label('继续跟踪落实', 'Keep tracking')),
})
export const MilestoneForm = z.object({
  what: z.string().trim().min(2).max(200).meta(label('要完成的事', 'What')),
  dueOn: day.meta(label('完成日期', 'By when')),
})
export const MilestoneReportForm = z.object({
  milestoneId: id.meta(label('节点', 'Milestone', { widget: 'milestone' })),
  report: z
    .string()
    .trim()
    .min(5)
    .max(5000)
    .meta(label('完成情况', 'Report', longText)),
})
export const MilestoneConfirmForm = z.object({ milestoneId: id.meta(label('节点', 'Milestone', { widget: 'reportedMilestone' })) })
