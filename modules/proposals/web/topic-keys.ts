import type { Topic } from './proposals.types.ts'

// Named once more rather than taken from the contract, which would bring the schemas into the phone's pages; a missing one fails the type.
const order: Record<Topic, true> = {
  development: true,
  teaching: true,
  research: true,
  personnel: true,
  students: true,
  welfare: true,
  campus: true,
  logistics: true,
  digital: true,
  health: true,
  children: true,
  democracy: true,
  other: true,
}

export const topicKeys = Object.keys(order).filter(isTopic)

export function isTopic(key: unknown): key is Topic {
  return typeof key === 'string' && Object.hasOwn(order, key)
}
