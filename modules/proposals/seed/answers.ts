import { addDays } from '../../../engines/calendar/working-days.ts'
import { dayOf } from '../../../kernel/clock.ts'
import type { SeededProposal } from './seed.types.ts'

export interface Answer {
  replyClass: string
  progress: string
  text: string
  promiseDueOn: string | null
}

const words: Record<SeededProposal['replyClass'], { progress: string; text: string }> = {
  A: { progress: 'done', text: '现已按您的建议落实，欢迎继续监督。' },
  B: { progress: 'under_way', text: '已列入年度工作计划，将按期完成，并每季度向您通报进展。' },
  C: { progress: 'not_done', text: '受现有条件和政策限制，目前暂不能全部解决，我们将积极创造条件。' },
  D: { progress: 'not_done', text: '您的意见对我们改进工作很有启发，将在今后的工作中研究参考。' },
}

/** What a department would write; the second time it names what it does next. */
export function answerOf({ title, suggestion, replyClass }: SeededProposal, { round, at }: { round: number; at: Date }): Answer {
  const { progress, text } = words[replyClass]
  const first = suggestion.split(/[；。\n]/)[0]?.replace(/^1[.．]\s*/, '') ?? ''
  const thanks = `您提出的《${title}》收悉，感谢您对学校工作的关心和支持。经研究并与您当面沟通，现答复如下：关于“${first}”，我们会同有关部门进行了调研和论证。`
  const more = round > 1 ? '针对您上次提出的意见，我们补充了时间安排和责任人。' : ''
  return { replyClass, progress, text: `${thanks}${more}${text}`, promiseDueOn: replyClass === 'B' ? addDays(dayOf(at), 120) : null }
}

export function opinionOf({ title }: SeededProposal): string {
  return `已研究《${title}》，涉及本单位的部分我们将积极配合，提供所需的数据和人员。`
}

export function meetingOf({ proposers }: SeededProposal): { attended: string; text: string } {
  return { attended: `${proposers.map(({ name }) => name).join('、')}，承办单位负责人`, text: '当面听取了提案人意见，说明了现状和办理思路，提案人表示理解，希望明确时间安排。' }
}
