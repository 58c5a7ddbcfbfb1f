import { cpus, totalmem } from 'node:os'

/** A figure must reach `atLeast`, or stay within `atMost`. */
export type Goal = { atLeast: number } | { atMost: number }

export interface Measured {
  figures: Record<string, number>
  /** What the work reached against its raw reference in the same run. */
  ratios: Record<string, number>
  goals: Record<string, Goal>
}

export interface BenchOptions {
  rows: number
  seconds: number
  /** One line for whoever waits. */
  say: (line: string) => void
}

export interface BenchReport {
  bench: string
  at: string
  machine: string
  figures: Record<string, number>
  ratios: Record<string, number>
  goals: Record<string, number>
  met: boolean
}

export function reportOf(bench: string, { figures, ratios, goals }: Measured): BenchReport {
  return {
    bench,
    at: new Date().toISOString(),
    machine: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}, Node ${process.versions.node}`,
    figures: rounded(figures),
    ratios: rounded(ratios),
    goals: Object.fromEntries(Object.entries(goals).map(([name, goal]) => [name, 'atLeast' in goal ? goal.atLeast : goal.atMost])),
    met: Object.entries(goals).every(([name, goal]) => isReached(figures[name], goal)),
  }
}

/** The same for a person: every figure, its ratio beside it, and whether its goal is reached. */
export function tableOf(report: BenchReport, goals: Measured['goals']): string {
  const lines = Object.entries(report.figures).map(([name, value]) => [name, String(value), goalWords(value, goals[name])])
  const ratios = Object.entries(report.ratios).map(([name, value]) => [name, String(value), ''])
  const all = [...lines, ['', '', ''], ...ratios]
  const widths = [0, 1].map((column) => Math.max(...all.map((line) => line[column]?.length ?? 0)))
  const body = all.map(([name = '', value = '', goal = '']) => `  ${name.padEnd(widths[0] ?? 0)}  ${value.padStart(widths[1] ?? 0)}  ${goal}`.trimEnd())
  return [`${report.bench}, ${report.at}`, report.machine, '', ...body, '', report.met ? 'all goals met' : 'NOT all goals met'].join('\n')
}

function goalWords(value: number, goal: Goal | undefined): string {
  if (!goal) return ''
  const words = 'atLeast' in goal ? `goal ≥ ${goal.atLeast}` : `goal ≤ ${goal.atMost}`
  return `${words}, ${isReached(value, goal) ? 'met' : 'MISSED'}`
}

function isReached(value: number | undefined, goal: Goal): boolean {
  if (value === undefined) return false
  return 'atLeast' in goal ? value >= goal.atLeast : value <= goal.atMost
}

/** Three digits that mean something, and no more. */
function rounded(values: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3))]))
}
