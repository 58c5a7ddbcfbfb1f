import { findSimilar } from '../../engines/search/search.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { dayWords } from '../../kernel/day-words.ts'
import type { Bilingual } from '../../kernel/errors.ts'
import { proposalsAmong, type ListRow } from './list.store.ts'
import { classNames } from './proposals.forms.ts'
import { proposalState, replyClass } from './proposals.contract.ts'
import { proposalProcess } from './proposals.process.ts'
import { sightOf } from './sight.ts'

/** Below this likeness is mostly chance. */
const leastScore = 0.25
const mostLookedAt = 30
const mostShown = 8

export interface SimilarItem {
  id: string
  title: string
  number: string | null
  sessionTitle: string
  stateTitle: Bilingual
  score: number
  cameTo: Bilingual
}

/** Proposals of every session that are about the same, of those that the reader may see, with what came of each. */
export async function similarTo(context: RequestContext, { title, text, exclude }: { title: string; text: string; exclude?: string | undefined }): Promise<SimilarItem[]> {
  const found = await findSimilar(context.db, { kind: 'proposal', title, text, exclude: exclude ? [exclude] : [], limit: mostLookedAt })
  const scores = new Map(found.filter(({ score }) => score >= leastScore).map(({ id, score }) => [id, score]))
  if (scores.size === 0) return []
  const rows = await proposalsAmong(context.db, [...scores.keys()], await sightOf(context))
  return rows
    .map((row) => ({ row, score: scores.get(row.id) ?? 0 }))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, mostShown)
    .map(({ row, score }) => ({
      id: row.id,
      title: row.title,
      number: row.number,
      sessionTitle: row.sessionTitle,
      stateTitle: proposalProcess.states[proposalState.parse(row.state)].title,
      score,
      cameTo: cameTo(row),
    }))
}

/** What became of it, in one line. */
function cameTo(row: ListRow): Bilingual {
  const state = proposalProcess.states[proposalState.parse(row.state)]
  if (row.state === 'not_accepted' && row.outcomeReason !== null) return { zh: `不立案：${row.outcomeReason}`, en: `Not accepted: ${row.outcomeReason}` }
  if (row.replyClass === null) return state.says
  const answer = classNames[replyClass.parse(row.replyClass)]
  const due = row.promiseDueOn === null ? null : dayWords(row.promiseDueOn, null)
  const promise = due === null ? { zh: '', en: '' } : { zh: `，承诺${due.zh}前完成`, en: `, promised by ${due.en}` }
  return { zh: `${state.title.zh}：${answer.zh}${promise.zh}`, en: `${state.title.en}: ${answer.en}${promise.en}` }
}
