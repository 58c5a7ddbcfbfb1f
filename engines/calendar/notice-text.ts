import { readRow } from './notice-rows.ts'
import { dayListPattern, markWeekdays, readDayList, type DateContext } from './notice-dates.ts'
import { weekdayOf, type SpecialDay } from './working-days.ts'

/** What a pasted notice says, and what of it nobody understood. */
export interface NoticeReading {
  year: number
  documentNo: string | null
  /** In order. */
  days: SpecialDay[]
  /** Words about days off or days of work that were not understood; none of their days is among `days`. */
  notUnderstood: string[]
  /** Words that say nothing about single days: greetings, advice. */
  passedOver: string[]
}

const festival = String.raw`(?:["“]?(?:五一|十一)["”]?(?:国际劳动节|国庆节)?|元旦|新年|春节|清明节?|(?:国际)?劳动节|端午节?|中秋节?|国庆节?|(?:(?![和及与])[\u4e00-\u9fff]){2,24}(?:节|纪念日))`
const festivals = `${festival}(?:[、和及与]${festival}){0,3}`
const ordinal = String.raw`(?:\(?[一二三四五六七八九十]{1,3}\)?[、.]|\(?\d{1,2}[、.)])`
const head = new RegExp(`^${ordinal}?(${festivals})(?::|(?=\\d))`)
const beforeHead = new RegExp(`(?<![一二三四五六七八九十\\d(])(?=${ordinal}${festivals}:)`, 'g')
const statement = new RegExp(
  `^(?:其中:?|同时|并)?(${dayListPattern})(?:均|全天|正常|照常)?(放假调休|调休放假|放假公休|公休放假|放假|补休|调休|公休|休息|上班)(?:共?(\\d+|[一二三四五六七八九十])天)?$`,
)
const listOnly = new RegExp(`^${dayListPattern}$`)
const saysDays = /\d日|放假|上班|补休|调休|公休/

/**
 * Reads the notice as the State Council publishes it, or lines of day, kind and name (`2026-01-01 放假 元旦`), or both: a line
 * wins over the notice. `year` counts where the text names none. What does not hold together (a weekday that is another, a
 * count that is another, work made up on a weekday, a sentence that contradicts an earlier one) is not understood.
 */
export function readNotice(text: string, year: number): NoticeReading {
  const plain = text.normalize('NFKC')
  const reading: Reading = { year: yearOf(plain) ?? year, days: new Map(), notUnderstood: [], passedOver: [] }
  const prose: string[] = []
  const rows: SpecialDay[] = []
  for (const line of plain.split(/\r?\n/)) {
    const row = readRow(line, reading.year)
    if (row === 'prose') prose.push(line.replaceAll(/\s/g, ''))
    else if (row === 'unreadable') reading.notUnderstood.push(line.trim())
    else if (row !== 'heading') rows.push(row)
  }
  readProse(reading, sentencesOf(prose))
  for (const row of rows) reading.days.set(row.day, row)
  return {
    ...reading,
    documentNo: documentNoOf(plain),
    days: [...reading.days.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1)),
  }
}

interface Reading {
  year: number
  days: Map<string, SpecialDay>
  notUnderstood: string[]
  passedOver: string[]
}

function readProse(reading: Reading, sentences: string[]): void {
  let name: string | null = null
  let context: DateContext = { year: reading.year, month: null }
  for (const sentence of sentences) {
    const [whole = '', named] = head.exec(sentence) ?? []
    if (named !== undefined) {
      name = nameOf(named)
      context = { year: reading.year, month: null }
    }
    const rest = sentence.slice(whole.length)
    if (rest === '') continue
    const days = name === null ? null : readSentence(rest, name, context)
    const shown = asPublished(named === undefined && name !== null ? `${name}:${sentence}` : sentence)
    const contradicts = days?.some((special) => (reading.days.get(special.day)?.kind ?? special.kind) !== special.kind)
    if (days && !contradicts) for (const special of days) reading.days.set(special.day, special)
    else if (isAboutDays(rest, name)) reading.notUnderstood.push(shown)
    else reading.passedOver.push(asPublished(sentence))
  }
}

/** Before the first festival, the notice explains itself; after the last, it is signed and dated. */
function isAboutDays(sentence: string, name: string | null): boolean {
  if (/^(?:国务院(?:办公厅)?)?\d{4}年\d{1,2}月\d{1,2}日$/.test(sentence)) return false
  return name === null ? /\d日.*(?:放假|上班)|(?:放假|上班).*\d日/.test(sentence) : saysDays.test(sentence)
}

/** Statements (1月1日放假) and counts that must agree with them (共1天). Null where any part is not understood. */
function readSentence(sentence: string, name: string, context: DateContext): SpecialDay[] | null {
  const days: SpecialDay[] = []
  let listed = ''
  let toCount: number | null = null
  for (const clause of markWeekdays(sentence)?.split(',') ?? []) {
    const count = /^(?:共|共计|合计)?(\d+|[一二三四五六七八九十])天$/.exec(clause)?.[1]
    if (/^(?:与周末连休|连休|不调休)$/.test(clause)) toCount = null
    else if (count !== undefined) {
      if (toCount !== null && toCount !== numberOf(count)) return null
    } else if (listOnly.test(clause)) listed += `${clause}、`
    else {
      const said = readStatement(`${listed}${clause}`, context)
      if (!said) return null
      const { kind } = said
      days.push(...said.days.map((day) => ({ day, kind, name })))
      toCount = kind === 'holiday' ? said.days.length : null
      listed = ''
    }
  }
  return listed === '' && days.length > 0 ? days : null
}

function readStatement(clause: string, context: DateContext): { kind: SpecialDay['kind']; days: string[] } | null {
  const [, list, verb, count] = statement.exec(clause) ?? []
  const days = list === undefined ? null : readDayList(list, context)
  if (!days || (count !== undefined && days.length !== numberOf(count))) return null
  const kind = verb === '上班' ? 'makeup' : 'holiday'
  const possible = days.every((day) => belongs(day, context.year) && (kind === 'holiday' || weekdayOf(day) % 6 === 0))
  return possible ? { kind, days } : null
}

/** A notice sets the days of its year and the last ones of the December before. */
function belongs(day: string, year: number): boolean {
  return day.startsWith(`${year}-`) || day.startsWith(`${year - 1}-12-`)
}

/** A line ends a sentence only where it looks finished: texts copied from a PDF break anywhere. */
function sentencesOf(lines: string[]): string[] {
  let text = ''
  for (const line of lines) text += head.test(line) ? `\n${line}` : line === '' || line.startsWith('国务院') ? `\n${line}` : line
  return text
    .replaceAll(beforeHead, '\n')
    .split(/[。;!\n]+/)
    .filter((sentence) => sentence !== '')
}

function nameOf(named: string): string {
  return named
    .split(/[、和及与]/)
    .map((one) => {
      if (/五一|劳动/.test(one)) return '劳动节'
      if (/十一/.test(one)) return '国庆节'
      if (one === '新年') return '元旦'
      return /^(?:清明|端午|中秋|国庆)$/.test(one) ? `${one}节` : one
    })
    .join('、')
}

function yearOf(text: string): number | null {
  const year = /(\d{4})年\s*部分\s*节假日/.exec(text)?.[1] ?? /现将\s*(\d{4})\s*年/.exec(text)?.[1]
  return year === undefined ? null : Number(year)
}

function documentNoOf(text: string): string | null {
  const [, office, year, number] = /(国(?:办)?发明电)\s*[〔[(【]\s*(\d{4})\s*[〕\])】]\s*(\d+)\s*号/.exec(text) ?? []
  return office === undefined ? null : `${office}〔${year}〕${number}号`
}

function numberOf(words: string | undefined): number {
  const digit = '一二三四五六七八九十'.indexOf(words ?? '')
  return words !== undefined && digit >= 0 ? digit + 1 : Number(words)
}

function asPublished(sentence: string): string {
  return sentence.replaceAll(',', '，').replaceAll(':', '：').replaceAll('(', '（').replaceAll(')', '）')
}
