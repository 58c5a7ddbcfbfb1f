import type { PlanSubItem } from './parsed-plan.ts'
import { readNumeral } from './fold-text.ts'
import { spanInSource, tidyTitle } from './passage.ts'
import type { Passage } from './passage.ts'

const NUMERAL = '[一二三四五六七八九十]{1,2}'
/** Ways of counting within a paragraph: 一是…二是…, 一要…二要…, 第一，…第二，…, （1）…（2）…, ①…②…. */
const ORDINALS: readonly RegExp[] = [
  new RegExp(`(?<=^|[:;。,\\n])(${NUMERAL})是`, 'g'),
  new RegExp(`(?<=^|[:;。,\\n])(${NUMERAL})要`, 'g'),
  new RegExp(`(?<=^|[:;。,\\n])第(${NUMERAL})[,、]`, 'g'),
  /(?<=^|[:;。,\n])\((\d{1,2})\)\s*/g,
  /(?<=^|[:;。,\n])([①-⑳])\s*/g,
]

/** The counted list inside a point; none where the numbers do not run 1, 2, 3 or two ways of counting are mixed. */
export function readSubItems(passage: Passage): PlanSubItem[] {
  const lists = ORDINALS.map((ordinal) => readCounted(passage, ordinal)).filter((list) => list.length > 1)
  return lists.length === 1 ? (lists[0] ?? []) : []
}

function readCounted(passage: Passage, ordinal: RegExp): PlanSubItem[] {
  const found = [...passage.folded.matchAll(ordinal)]
  if (!found.every((each, index) => numberOf(each[1] ?? '') === index + 1)) return []
  return found.map((each, index) => {
    const from = each.index + each[0].length
    const to = found[index + 1]?.index ?? passage.folded.length
    const sentence = /^[^;。\n]*/.exec(passage.folded.slice(from, to))?.[0] ?? ''
    const whole = passage.folded.slice(each.index, to).trimEnd().length
    return { no: index + 1, title: tidyTitle(passage.text.slice(from, from + sentence.length)), span: spanInSource(passage, each.index, each.index + whole) }
  })
}

function numberOf(written: string): number | null {
  const circled = written.charCodeAt(0) - 0x2460
  return circled >= 0 && circled < 20 ? circled + 1 : readNumeral(written)
}
