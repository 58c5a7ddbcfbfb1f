import { instantOf } from '../../../../kernel/ui/local-time.ts'
import type { OptionRow } from './offer-draft.ts'

/** Rows copied from a sheet: name, begin, end, place, note. A line of headings is passed over. */
export function rowsFromSheet(text: string, newKey: () => string): OptionRow[] {
  return cellsOf(text)
    .filter(([title = '']) => title !== '' && !headings.has(title))
    .map(([title = '', startsAt = '', endsAt = '', place = '', note = '']) => ({
      key: newKey(),
      id: null,
      tag: '',
      title: title.slice(0, 80),
      place: place.slice(0, 120),
      note: note.slice(0, 500),
      startsAt: readTime(startsAt),
      endsAt: readTime(endsAt),
    }))
}

const headings = new Set(['名称', '选项', '场次', '线路', '物品', 'Name', 'Option'])

/** What a sheet puts on the clipboard: lines of cells apart by tabs. */
export function cellsOf(text: string): string[][] {
  const lines = text.replaceAll('\r', '').split('\n')
  if (lines.at(-1) === '') lines.pop()
  return lines.map((line) => line.split('\t').map((cell) => cell.trim()))
}

/** 2026-3-8 14:00, 2026/3/8 14:00, 2026年3月8日 14:00, or the day alone; in China's time. */
export function readTime(text: string): string | null {
  const found = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[\sT]+(\d{1,2})[:：](\d{2})(?::\d{2})?)?$/.exec(text.trim())
  if (!found) return null
  const [, year = '', month = '', day = '', hour = '0', minute = '00'] = found
  const two = (part: string) => part.padStart(2, '0')
  return instantOf(`${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}`)
}
