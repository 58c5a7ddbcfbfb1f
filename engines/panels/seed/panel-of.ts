import { sayHundredths, type PanelEntry } from '../panels.shapes.ts'

export interface Compared {
  name: string
  price: string | null
  chosen: boolean
  /** About what everybody gave, by criterion. */
  points: readonly number[]
}

interface Sketch extends Pick<PanelEntry, 'heldOn' | 'documentNo' | 'note'> {
  people: readonly { name: string; part: PanelEntry['members'][number]['part'] }[]
  compared: readonly Compared[]
}

const criteria = [
  { title: '质量与服务', weight: 40 },
  { title: '价格', weight: 30 },
  { title: '安全与保障', weight: 20 },
  { title: '以往评价', weight: 10 },
]

/** A panel for the demonstration: whoever audits watches, the others are a little of different minds. */
export function panelOf({ people, compared, ...words }: Sketch): PanelEntry {
  const members = people.map((person) => ({ ...person, scores: person.part !== 'audit' }))
  const scorers = members.filter(({ scores }) => scores)
  const candidates = compared.map(({ points, ...one }) => ({
    ...one,
    given: scorers.map((_, who) => criteria.map((_criterion, what) => sayHundredths(((points[what] ?? 0) + ((who + what) % 3) - 1) * 100))),
  }))
  return { ...words, members, criteria, candidates }
}
