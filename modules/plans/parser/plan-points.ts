import { inferWorkSystem } from './infer-work-system.ts'
import { isSentenceEnd, joinLines, tidyTitle } from './passage.ts'
import type { Passage } from './passage.ts'
import type { Block, Heading } from './plan-outline.ts'
import { titlesOf } from './plan-reading.ts'
import type { PlanReading } from './plan-reading.ts'
import { spanOfLines } from './source-lines.ts'
import type { SourceLine } from './source-lines.ts'
import { readSubItems } from './sub-items.ts'
import { FRAMING_SECTION } from './work-system-words.ts'

/**
 * Reads the points under one heading: numbered 1. 2. 3.; or the heading itself with its text, where it is a （一）
 * below a 一、; or, under a 一、 without numbers below it, the paragraphs, each titled by its first sentence.
 */
export function readPoints(reading: PlanReading, block: Block): void {
  const groups = numberedGroups(block.lines)
  if (groups.length > 0) {
    for (const lines of groups) addPoint(reading, block.path, lines)
    return
  }
  const heading = block.path.at(-1)
  if (!heading || !block.isLeaf || block.path.some((each) => FRAMING_SECTION.test(each.title))) return
  const standsAlone = heading.hasText || block.lines.length === 0 || (heading.rank === 'subsection' && block.path.length > 1)
  if (standsAlone) addPoint(reading, block.path.slice(0, -1), [...heading.lines, ...block.lines])
  else for (const lines of paragraphs(block.lines)) addPoint(reading, block.path, lines)
}

function numberedGroups(lines: readonly SourceLine[]): SourceLine[][] {
  const rank = lines.some((line) => line.marker?.rank === 'point') ? 'point' : 'detail'
  const groups: SourceLine[][] = []
  for (const line of lines) {
    if (line.marker?.rank === rank) groups.push([line])
    else groups.at(-1)?.push(line)
  }
  return groups
}

/** Paragraphs as they were before lines were wrapped. A first one of a single sentence only introduces the others. */
function paragraphs(lines: readonly SourceLine[]): SourceLine[][] {
  const groups: SourceLine[][] = []
  for (const line of lines) {
    const last = groups.at(-1)?.at(-1)
    if (last && !isSentenceEnd(last) && last.folded.length >= SHORTEST_WRAPPED_LINE) groups.at(-1)?.push(line)
    else groups.push([line])
  }
  const isOneSentence = (group: SourceLine[]) => !/。(?=.)/.test(group.map((line) => line.folded).join(''))
  const [first, ...others] = groups
  return first && isOneSentence(first) && others.some((group) => !isOneSentence(group)) ? others : groups
}

const SHORTEST_WRAPPED_LINE = 25

function addPoint(reading: PlanReading, path: readonly Heading[], lines: readonly SourceLine[]): void {
  const passage = joinLines(lines)
  const [first] = lines
  const last = lines.at(-1)
  if (!first || !last || passage.text.trim() === '') return
  const title = titleOf(passage)
  const headings = titlesOf(path)
  reading.points.push({
    section: headings.at(-1) ?? null,
    no: first.marker?.no ?? null,
    title,
    text: passage.text.trim(),
    workSystem: inferWorkSystem(headings, title),
    subItems: readSubItems(passage),
    span: spanOfLines(first, last),
  })
}

/** The words before the first 。 or ：, or the first line where it has neither. */
function titleOf(passage: Passage): string {
  let depth = 0
  for (let at = 0; at < passage.folded.length; at += 1) {
    const unit = passage.folded.charAt(at)
    if ('([《“'.includes(unit)) depth += 1
    if (')]》”'.includes(unit)) depth = Math.max(0, depth - 1)
    if (at > 0 && (unit === '。' || unit === '\n' || (unit === ':' && depth === 0))) return tidyTitle(passage.text.slice(0, at))
  }
  return tidyTitle(passage.text)
}
