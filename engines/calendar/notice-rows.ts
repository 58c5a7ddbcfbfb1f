import { isDay, weekdayNamed } from './notice-dates.ts'
import { weekdayOf, type SpecialDay } from './working-days.ts'

const dayCell = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/
const offWords = new Set(['放假', '假', '休', '休息', '节假日', 'holiday'])
const workWords = new Set(['上班', '班', '补班', '调休上班', 'makeup'])

/**
 * One line of a table: day, kind and name, parted by tabs, commas or spaces; a weekday beside them must be the day's.
 * `prose` is everything that does not begin with a full date.
 */
export function readRow(line: string, year: number): SpecialDay | 'prose' | 'heading' | 'unreadable' {
  const [first = '', ...cells] = line.split(/[\t,，|\s]+/).filter((cell) => cell !== '')
  if (first === '日期' || first.toLowerCase() === 'date') return 'heading'
  const [, y, month, date] = dayCell.exec(first) ?? []
  if (y === undefined || month === undefined || date === undefined || cells.length === 0) return 'prose'
  const day = `${y}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const fits = isDay(day) && (day.startsWith(`${year}-`) || day.startsWith(`${year - 1}-12-`))
  return fits ? readCells(day, cells) : 'unreadable'
}

function readCells(day: string, cells: string[]): SpecialDay | 'unreadable' {
  const words = cells.filter((cell) => weekdayNamed(cell) === null)
  if (words.length < cells.length && !cells.some((cell) => weekdayNamed(cell) === weekdayOf(day))) return 'unreadable'
  const kind = words.map(kindOf).find((found) => found !== null)
  const name = words.filter((cell) => kindOf(cell) === null).join(' ')
  if (!kind || name === '' || (kind === 'makeup' && weekdayOf(day) % 6 !== 0)) return 'unreadable'
  return { day, kind, name }
}

function kindOf(cell: string): SpecialDay['kind'] | null {
  if (offWords.has(cell.toLowerCase())) return 'holiday'
  return workWords.has(cell.toLowerCase()) ? 'makeup' : null
}
