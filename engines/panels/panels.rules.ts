import type { AppError, Bilingual } from '../../kernel/errors.ts'
import { heldInFuture, nobodyChosen, nobodyScores, sameTwice, sayWhyNotBest, scoresMissing, weightsWrong } from './panels.errors.ts'
import { totalsOf, type PanelEntry } from './panels.shapes.ts'

/** Why a panel cannot be put on record as it was written; null: it can. */
export function panelRefusal(panel: PanelEntry, today: string): AppError | null {
  const { heldOn, members, criteria, candidates } = panel
  if (heldOn > today) return heldInFuture()
  const sum = criteria.reduce((all, { weight }) => all + weight, 0)
  if (sum !== 100) return weightsWrong({ sum })
  if (!members.some(({ scores }) => scores)) return nobodyScores()
  const names = candidates.map(({ name }) => name)
  const twice = [...names, ...criteria.map(({ title }) => title)].find((name, at, all) => all.indexOf(name) !== at)
  return twice === undefined ? scoresRefusal(panel) : sameTwice({ name: twice })
}

function scoresRefusal(panel: PanelEntry): AppError | null {
  const { members, criteria, candidates, note } = panel
  const scorers = members.filter(({ scores }) => scores).length
  const totals = totalsOf(panel)
  // Neither fewer scores than there are members and criteria, nor more.
  const lacking = candidates.find(({ given }, at) => totals[at] === null || given.length !== scorers || given.some((sheet) => sheet.length !== criteria.length))
  if (lacking) return scoresMissing({ name: lacking.name })
  const placed = candidates.map(({ name, chosen }, at) => ({ name, chosen, total: totals[at] ?? 0 }))
  const worst = placed.filter(({ chosen }) => chosen).toSorted((a, b) => a.total - b.total)[0]
  if (!worst) return nobodyChosen()
  const better = placed.find(({ chosen, total }) => !chosen && total > worst.total)
  return better && note === '' ? sayWhyNotBest({ chosen: worst.name, better: better.name }) : null
}

interface Looked {
  members: readonly { part: string }[]
  candidates: number
}

/** What somebody who checks would miss: who audits, somebody for welfare where it is asked, something to compare. */
export function panelGaps({ members, candidates }: Looked, { welfare }: { welfare: boolean }): Bilingual[] {
  const has = (part: string) => members.some((one) => one.part === part)
  const found: (Bilingual | false)[] = [
    welfare && !has('welfare') && { zh: '比选小组没有福利工作人员', en: 'No welfare member on the panel' },
    !has('audit') && { zh: '比选小组没有经审人员', en: 'No audit member on the panel' },
    candidates < 2 && { zh: '不足两家，没有比较', en: 'Fewer than two candidates: nothing was compared' },
  ]
  return found.filter((gap) => gap !== false)
}
