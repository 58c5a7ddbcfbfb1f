export interface Piece {
  text: string
  kind: 'same' | 'added' | 'removed'
}

/** Longer than this the comparison would take longer than reading both. */
const mostParts = 2000

/** What changed from one text to another, sentence by sentence and within a changed sentence as a whole. */
export function changesBetween(before: string, after: string): Piece[] {
  const [one, other] = [partsOf(before), partsOf(after)]
  if (one.length * other.length > mostParts * mostParts) return [piece(before, 'removed'), piece(after, 'added')].filter(({ text }) => text !== '')
  return joined(walk(one, other, lengthsOf(one, other)))
}

/** Up to and with each mark that ends a clause, in either script. */
function partsOf(text: string): string[] {
  return text.match(/[^，。；！？,.;!?\n]*[，。；！？,.;!?\n]?/g)?.filter(Boolean) ?? []
}

/** For each pair of tails, how long their longest common part is. */
function lengthsOf(one: readonly string[], other: readonly string[]): number[][] {
  const lengths = Array.from({ length: one.length + 1 }, () => Array.from({ length: other.length + 1 }, () => 0))
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      const row = lengths[i]
      if (row) row[j] = one[i] === other[j] ? (lengths[i + 1]?.[j + 1] ?? 0) + 1 : Math.max(lengths[i + 1]?.[j] ?? 0, row[j + 1] ?? 0)
    }
  }
  return lengths
}

function walk(one: readonly string[], other: readonly string[], lengths: readonly (readonly number[])[]): Piece[] {
  const pieces: Piece[] = []
  let [i, j] = [0, 0]
  while (i < one.length || j < other.length) {
    const [mine, yours] = [one[i], other[j]]
    if (mine !== undefined && mine === yours) {
      pieces.push(piece(mine, 'same'))
      i += 1
      j += 1
    } else if (yours === undefined || (mine !== undefined && (lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0))) {
      pieces.push(piece(mine ?? '', 'removed'))
      i += 1
    } else {
      pieces.push(piece(yours, 'added'))
      j += 1
    }
  }
  return pieces
}

function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = []
  for (const one of pieces) {
    const last = result.at(-1)
    if (last?.kind === one.kind) last.text += one.text
    else result.push({ ...one })
  }
  return result
}

function piece(text: string, kind: Piece['kind']): Piece {
  return { text, kind }
}
