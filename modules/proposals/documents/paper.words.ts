import type { z } from 'zod'
import { classNames, progressNames, satisfactionNames, topicNames } from '../proposals.forms.ts'
import { progressKind, proposalState, replyClass, satisfaction, topic } from '../proposals.contract.ts'
import { proposalProcess } from '../proposals.process.ts'

// How the papers of a congress put things. They are in Chinese, in whatever language their reader works.

export interface PaperPerson {
  name: string
  delegation: string | null
}

export interface PaperReply {
  round?: number
  replyClass: string
  progress: string
  text: string
  promiseDueOn: string | null
}

export interface PaperOutcome {
  state: string
  number: string | null
  isKey: boolean
  outcomeReason: string | null
  mergedInto: { number: string | null; title: string } | null
}

export function numberedTitle({ number, title }: { number: string | null; title: string }): string {
  return number === null ? title : `第${number}号　${title}`
}

export function topicWords(key: string): string {
  return topicNames[topic.parse(key)].zh
}

export function stateWords(state: string): string {
  return proposalProcess.states[proposalState.parse(state)].title.zh
}

/** 张三、李四（物理学院代表团）；王五（机关代表团） */
export function peopleWords(people: readonly PaperPerson[]): string {
  const groups = Map.groupBy(people, ({ delegation }) => delegation)
  return [...groups].map(([delegation, its]) => `${its.map(({ name }) => name).join('、')}${delegation === null ? '' : `（${delegation}）`}`).join('；')
}

/** What the proposal committee made of it; empty until it has. */
export function committeeWords({ state, number, isKey, outcomeReason, mergedInto }: PaperOutcome): string {
  const because = outcomeReason ? `理由：${outcomeReason}` : ''
  if (mergedInto) return `与${numberedTitle({ number: mergedInto.number, title: `《${mergedInto.title}》` })}并案办理。${because}`
  if (state === 'converted') return `转为意见建议。${because}`
  if (state === 'not_accepted' || state === 'appealed') return `不予立案。${because}`
  if (number === null || state === 'withdrawn') return ''
  return `同意立案，编号${number}${isKey ? '，列为重点提案' : ''}。`
}

export function replyWords(reply: PaperReply): string {
  const promise = reply.promiseDueOn === null ? '' : `\n承诺完成日期：${dayWords(reply.promiseDueOn)}`
  return `${replyHead(reply)}\n${reply.text}${promise}`
}

export function replyHead(reply: Pick<PaperReply, 'replyClass' | 'progress'>): string {
  return `答复类别：${classNames[replyClass.parse(reply.replyClass)].zh}；${progressNames[progressKind.parse(reply.progress)].zh}`
}

const roundNames = ['答复', '二次办理答复', '升级督办答复']

export function roundWords(round: number): string {
  return roundNames[round - 1] ?? `第${round}次答复`
}

/** 满意 3 人，基本满意 1 人；empty where nobody has rated. */
export function ratingWords(counts: Partial<Record<string, number>>): string {
  return satisfaction.options.flatMap((key) => (counts[key] ? [`${satisfactionWords(key)} ${counts[key]} 人`] : [])).join('，')
}

export function satisfactionWords(key: z.infer<typeof satisfaction>): string {
  return satisfactionNames[key].zh
}

/** 2026-03-02 → 2026年3月2日 */
export function dayWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
