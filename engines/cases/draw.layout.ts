/** One thing that can be done in a state. */
export interface Row {
  action: string
  who: string
  /** Where it leads, without the state itself. */
  to: string[]
  stays: boolean
}

export interface PlacedState {
  state: string
  x: number
  y: number
  width: number
  height: number
  headHeight: number
  rows: PlacedRow[]
}

interface PlacedRow extends Row {
  /** The base line of its first line. */
  y: number
  lineHeight: number
  lines: { action: string; who: string }[]
}

/** All arrows to one state share a lane beside the boxes. */
interface Bundle {
  laneX: number
  targetY: number
  starts: number[]
}

export interface Picture {
  width: number
  height: number
  /** The right edge of the boxes, where arrows begin and end. */
  right: number
  states: PlacedState[]
  bundles: Bundle[]
}

const boxWidth = 300
const margin = 12
const headHeight = 32
const lineHeight = 18
const textSize = 12
const gap = 18
const laneGap = 12

/** Boxes one below another, as high as their rows, and lanes at their right: short arrows near the boxes, long ones further out. */
export function placeStates(states: readonly { state: string; rows: Row[] }[]): Picture {
  let y = margin
  const placed = states.map(({ state, rows }) => {
    const box = placeState(state, rows, y)
    y += box.height + gap
    return box
  })
  const right = margin + boxWidth
  const bundles = lanesOf(placed, right)
  const width = Math.max(right + margin, ...bundles.map((bundle) => bundle.laneX + margin))
  return { width, height: y - gap + margin, right, states: placed, bundles }
}

function placeState(state: string, rows: readonly Row[], top: number): PlacedState {
  let y = top + headHeight + lineHeight
  const placed = rows.map((row): PlacedRow => {
    const lines = linesOf(row)
    const at = { ...row, y, lineHeight, lines }
    y += lines.length * lineHeight
    return at
  })
  const height = rows.length > 0 ? y - top - lineHeight + 10 : headHeight
  return { state, x: margin, y: top, width: boxWidth, height, headHeight, rows: placed }
}

function lanesOf(states: readonly PlacedState[], right: number): Bundle[] {
  const wanted = states.flatMap(({ state, y }) => {
    const starts = states.flatMap(({ rows }) => rows.flatMap((row) => (row.to.includes(state) ? [row.y - textSize / 3] : [])))
    const targetY = y + headHeight / 2
    const [from, to] = [Math.min(targetY, ...starts), Math.max(targetY, ...starts)]
    return starts.length > 0 ? [{ targetY, starts, from, to }] : []
  })
  const lanes: { from: number; to: number }[][] = []
  return wanted
    .toSorted((a, b) => a.to - a.from - (b.to - b.from))
    .map((bundle) => {
      const free = lanes.findIndex((lane) => lane.every((other) => other.to < bundle.from || other.from > bundle.to))
      const at = free === -1 ? lanes.push([]) - 1 : free
      lanes[at]?.push(bundle)
      return { laneX: right + 20 + at * laneGap, targetY: bundle.targetY, starts: bundle.starts }
    })
}

/** The action first, then who may; broken where the box ends. */
function linesOf({ action, who }: Row): { action: string; who: string }[] {
  const room = boxWidth - 36
  const text = who === '' ? action : `${action}（${who}）`
  const lines: string[] = []
  let line = ''
  for (const piece of piecesOf(text)) {
    if (line !== '' && widthOf(line + piece) > room) {
      lines.push(line)
      line = ''
    }
    line += piece
  }
  lines.push(line)
  let left = action.length
  return lines.map((one) => {
    const strong = Math.min(left, one.length)
    left -= strong
    return { action: one.slice(0, strong), who: one.slice(strong) }
  })
}

/** Chinese breaks anywhere, other words stay whole. */
function piecesOf(text: string): string[] {
  return text.match(/[\u2e80-\uffef]|[^\u2e80-\uffef\s]+\s*|\s+/g) ?? []
}

/** Roughly: a Chinese character is as wide as it is high, a Latin one a little over half. */
function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x2e7f ? textSize : textSize * 0.56), 0)
}
