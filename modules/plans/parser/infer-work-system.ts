import type { WorkSystem } from './parsed-plan.ts'
import { MIXED_SECTION_NAMES, SECTION_NAMES, TITLE_WORDS } from './work-system-words.ts'

const SYSTEMS: readonly WorkSystem[] = ['ideology', 'organisation', 'rights', 'relief', 'contests', 'culture']
/** Beyond this a heading is a sentence (聚焦岗位建功立业，在…上展现新作为) and says less than the title below it. */
const LONGEST_NAME = 8

/**
 * Which work system a point or item belongs to: a heading that names one decides; otherwise the words of the title,
 * then those of the headings above it, nearest first. Null where they are silent or disagree.
 */
export function inferWorkSystem(headings: readonly string[], title: string): WorkSystem | null {
  const nearestFirst = headings.toReversed()
  for (const heading of nearestFirst) {
    if (heading.length > LONGEST_NAME) continue
    const mixed = MIXED_SECTION_NAMES.find(({ names }) => names.some((name) => heading.includes(name)))
    if (mixed) return clearest(title, mixed.systems)
    const named = systemNamed(heading)
    if (named) return named
  }
  const spoken = clearest(title, SYSTEMS)
  if (spoken) return spoken
  for (const heading of nearestFirst) {
    const suggested = systemNamed(heading) ?? clearest(heading, SYSTEMS)
    if (suggested) return suggested
  }
  return null
}

function systemNamed(heading: string): WorkSystem | null {
  const named = SYSTEMS.filter((system) => SECTION_NAMES[system].some((name) => heading.includes(name)))
  return named.length === 1 ? (named[0] ?? null) : null
}

/** The system with the most words in the title; null if none or two have as many. */
function clearest(title: string, systems: readonly WorkSystem[]): WorkSystem | null {
  const counts = systems.map((system) => ({ system, count: TITLE_WORDS[system].filter((word) => title.includes(word)).length }))
  const most = Math.max(...counts.map(({ count }) => count))
  const leaders = counts.filter(({ count }) => count === most && count > 0)
  return leaders.length === 1 ? (leaders[0]?.system ?? null) : null
}
