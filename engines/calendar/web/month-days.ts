import type { SpecialDay } from './calendar.types.ts'

export interface DayCell {
  day: string
  date: number
  weekend: boolean
  special: SpecialDay | null
}

/** The weeks of a month, Monday first; null before its first day and after its last. */
export function weeksOf(year: number, month: number, specialDays: ReadonlyMap<string, SpecialDay>): (DayCell | null)[][] {
  const first = new Date(Date.UTC(year, month - 1, 1))
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const cells: (DayCell | null)[] = Array.from({ length: (first.getUTCDay() + 6) % 7 }, () => null)
  for (let date = 1; date <= length; date += 1) {
    const day = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
    cells.push({ day, date, weekend: cells.length % 7 >= 5, special: specialDays.get(day) ?? null })
  }
  while (cells.length % 7 > 0) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}

export interface DaySpan {
  from: string
  to: string
  kind: SpecialDay['kind']
  name: string
}

/** Days of one kind and name that follow one another, as one span. */
export function spansOf(days: readonly SpecialDay[]): DaySpan[] {
  const spans: DaySpan[] = []
  for (const { day, kind, name } of days.toSorted((a, b) => (a.day < b.day ? -1 : 1))) {
    const last = spans.at(-1)
    if (last && last.kind === kind && last.name === name && dayAfter(last.to) === day) last.to = day
    else spans.push({ from: day, to: day, kind, name })
  }
  return spans
}

/** How many days people work in a year. */
export function workingDaysOf(year: number, specialDays: ReadonlyMap<string, SpecialDay>): number {
  let count = 0
  for (let month = 1; month <= 12; month += 1)
    for (const cell of weeksOf(year, month, specialDays).flat()) if (cell && (cell.special ? cell.special.kind === 'makeup' : !cell.weekend)) count += 1
  return count
}

/** As lines that can be changed by hand and read again. */
export function linesOf(days: readonly SpecialDay[], words: Record<SpecialDay['kind'], string>): string {
  return days.map(({ day, kind, name }) => `${day} ${words[kind]} ${name}`).join('\n')
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
}
