import { sql } from 'kysely'

const mark = '/* prepared */'

/**
 * Put in front of a statement (`modifyFront`) whose text is one of few, however often it runs: each connection then
 * reads and plans it once. Not for statements whose plan should follow their values, such as searches by a rare or a common term.
 */
export const prepared = sql.raw(mark)

export function isPrepared(text: string): boolean {
  return text.slice(0, 40).includes(mark)
}

const names = new Map<string, string>()

/** The same name for the same text, on every connection. */
export function preparedName(text: string): string {
  const known = names.get(text)
  if (known) return known
  const name = `tongxin_${names.size}`
  names.set(text, name)
  return name
}
