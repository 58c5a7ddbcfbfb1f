import type { DocBlock, DocContent } from '../../../engines/documents/write-docx.ts'
import { dayOf } from '../../../kernel/clock.ts'
import { write, type RequestContext } from '../../../kernel/context.ts'
import { mustFindSession } from '../congress.actions.ts'
import { shownProposal, type ProposalView } from '../proposal.view.ts'
import { satisfaction } from '../proposals.contract.ts'
import { committeeWords, dayWords, numberedTitle, peopleWords, ratingWords, replyWords, roundWords, topicWords, type PaperOutcome } from './paper.words.ts'
import { delegationNames, readWhole } from './session-proposals.store.ts'

/** The form of one proposal (提案表), with what this reader may see of it; what is not there yet is left blank to be written in. */
export async function formOf(context: RequestContext, id: string): Promise<{ name: string; paper: DocContent }> {
  const view = await shownProposal(context, id)
  const session = await mustFindSession(context, view.sessionId)
  const [delegations, whole] = await Promise.all([delegationNames(context.db, session.termId), readWhole(context.db, [id])])
  await write(context, async (trx) => trx.audit({ action: 'proposal_document.form', entity: { type: 'proposal', id }, details: { number: view.number } }))
  return { name: `提案表 ${numberedTitle(view)}`, paper: paperOf(view.sessionTitle, factsOf(view, { delegations, mergedInto: whole.get(id)?.mergedInto ?? null })) }
}

/** The same form with nothing in it, for whoever writes by hand. */
export function blankForm({ tenant }: RequestContext): { name: string; paper: DocContent } {
  const nothing = {
    number: '',
    kind: '□ 个人提案　　□ 代表团提案',
    topic: '',
    proposers: '',
    seconders: '',
    title: '',
    reason: '',
    suggestion: '',
    committee: '',
    units: '',
    reply: '',
    ratings: '',
  }
  return { name: '提案表（空白）', paper: paperOf(tenant.name, nothing) }
}

type Facts = Record<'number' | 'kind' | 'topic' | 'proposers' | 'seconders' | 'title' | 'reason' | 'suggestion' | 'committee' | 'units' | 'reply' | 'ratings', string>

const signed = '　　　　　　　　　　　　　　　　　签章：　　　　　　　年　　月　　日'
const ratingBoxes =
  '办理态度：□ 满意　□ 基本满意，还需继续落实　□ 不满意\n办理结果：□ 满意　□ 基本满意，还需继续落实　□ 不满意\n　　　　　　　　　　　　　　　　　签名：　　　　　　　年　　月　　日'

function paperOf(subtitle: string, facts: Facts): DocContent {
  const room = (text: string, lines: number, foot = '') => (text === '' ? `${'\n'.repeat(lines)}${foot}` : text)
  const head: [string, string, string, string] = ['编　　号', facts.number, '类　　别', facts.topic]
  const rows: [string, string][] = [
    ['提案形式', facts.kind],
    ['提 案 人\n及代表团', room(facts.proposers, 1)],
    ['附 议 人\n及代表团', room(facts.seconders, 1)],
    ['案　　由', facts.title],
    ['提案理由', room(facts.reason, 10)],
    ['具体建议', room(facts.suggestion, 9)],
    ['提案委员\n会意见', room(facts.committee, 3, signed)],
    ['承办单位', room(facts.units, 2)],
    ['办理答复', room(facts.reply, 9, signed)],
    ['提案人、\n附议人评价', facts.ratings || ratingBoxes],
  ]
  return { title: '教职工代表大会提案表', subtitle, blocks: [table([14, 36, 14, 36], [head]), table([14, 86], rows)] }
}

function table(widths: number[], rows: string[][]): DocBlock {
  return { kind: 'table', columns: widths.map((widthPercent) => ({ header: '', widthPercent })), rows }
}

interface Beside {
  delegations: ReadonlyMap<string, string>
  mergedInto: PaperOutcome['mergedInto']
}

function factsOf(view: ProposalView, { delegations, mergedInto }: Beside): Facts {
  return {
    number: view.number ?? '',
    kind: view.kind === 'collective' ? `代表团提案（${view.delegation ?? ''}）` : '个人提案',
    topic: topicWords(view.topic),
    proposers: peopleWords(view.proposers.map(({ staffId, name }) => ({ name, delegation: delegations.get(staffId) ?? null }))),
    seconders: peopleWords(view.seconders.flatMap(({ person, delegation, voided }) => (voided ? [] : [{ name: person.name, delegation }]))),
    title: view.title,
    reason: view.reason,
    suggestion: view.suggestion,
    committee: committeeWords({ ...view, mergedInto }),
    units: unitsOf(view),
    reply: view.replies.map((reply) => `${view.replies.length > 1 ? `【${roundWords(reply.handlingRound)}】\n` : ''}${replyWords(reply)}${signatureOf(reply)}`).join('\n'),
    ratings: ratingsOf(view),
  }
}

function unitsOf({ leadUnit, supportingUnits, leader, supervisor }: ProposalView): string {
  const lines = [
    ['主办：', leadUnit?.name],
    ['协办：', supportingUnits.map(({ name }) => name).join('、')],
    ['领办校领导：', leader?.name],
    ['督办委员：', supervisor?.name],
  ]
  return lines.flatMap(([label, value]) => (value ? [`${label}${value}`] : [])).join('\n')
}

function signatureOf({ signedBy, signedAt }: ProposalView['replies'][number]): string {
  return signedBy === null || signedAt === null ? '' : `\n签发：${signedBy}　${dayWords(dayOf(new Date(signedAt)))}`
}

/** Of the newest answer, how many said what; who said it is not for paper that goes round. */
function ratingsOf({ ratings, handlingRound }: ProposalView): string {
  const newest = ratings.filter((rating) => rating.handlingRound === handlingRound)
  const counted = (of: 'attitude' | 'result') => ratingWords(Object.fromEntries(satisfaction.options.map((key) => [key, newest.filter((rating) => rating[of] === key).length])))
  return newest.length === 0 ? '' : `办理态度：${counted('attitude')}\n办理结果：${counted('result')}`
}
