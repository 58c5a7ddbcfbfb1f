/** How Word numbers paragraphs: by list (`w:num`), each drawn after a pattern (`w:abstractNum`), directly or through a style. */
interface Numbering {
  lists: Map<string, NumberedList>
  styles: Map<string, ParagraphStyle>
}

interface NumberedList {
  patternId: string
  levels: Level[]
  restarts: Map<number, number>
}

interface Level {
  start: number
  format: string
  text: string
  styleId: string | null
}

interface ParagraphStyle {
  listId: string | null
  level: number | null
  basedOn: string | null
}

export function readNumbering(numberingXml: string, stylesXml: string): Numbering {
  const patterns = new Map<string, Level[]>()
  for (const { attributes, content } of elements(numberingXml, 'w:abstractNum')) {
    patterns.set(attribute(attributes, 'w:abstractNumId') ?? '', elements(content, 'w:lvl').map(readLevel))
  }
  const lists = new Map<string, NumberedList>()
  for (const { attributes, content } of elements(numberingXml, 'w:num')) {
    const patternId = valueOf(content, 'w:abstractNumId') ?? ''
    const restarts = new Map<number, number>()
    for (const override of elements(content, 'w:lvlOverride')) {
      const start = valueOf(override.content, 'w:startOverride')
      if (start !== null) restarts.set(Number(attribute(override.attributes, 'w:ilvl')), Number(start))
    }
    lists.set(attribute(attributes, 'w:numId') ?? '', { patternId, levels: patterns.get(patternId) ?? [], restarts })
  }
  return { lists, styles: readStyles(stylesXml) }
}

function readLevel({ content }: Element): Level {
  return {
    start: Number(valueOf(content, 'w:start') ?? 1),
    format: valueOf(content, 'w:numFmt') ?? 'decimal',
    text: unescapeXml(valueOf(content, 'w:lvlText') ?? ''),
    styleId: valueOf(content, 'w:pStyle'),
  }
}

function readStyles(stylesXml: string): Map<string, ParagraphStyle> {
  return new Map(
    elements(stylesXml, 'w:style').map(({ attributes, content }) => {
      const level = valueOf(content, 'w:ilvl')
      return [
        attribute(attributes, 'w:styleId') ?? '',
        { listId: valueOf(content, 'w:numId'), level: level === null ? null : Number(level), basedOn: valueOf(content, 'w:basedOn') },
      ]
    }),
  )
}

/** Writes each paragraph's automatic number into the document as text, in place of the numbering. */
export function writeOutNumbers(documentXml: string, numbering: Numbering): string {
  const counts = new Map<string, number[]>()
  const started = new Set<string>()
  // The formatting before a tracked change holds a second w:pPr inside the first.
  const settled = replaceElements(documentXml, 'w:pPrChange', () => '')
  return replaceElements(settled, 'w:pPr', (properties, whole) => {
    const place = placeInList(properties, numbering)
    if (!place) return whole
    const label = nextLabel(place, counts, started)
    const rest = replaceElements(properties, 'w:numPr', () => '')
    return `<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr>${rest}</w:pPr><w:r><w:t xml:space="preserve">${escapeXml(label)}</w:t></w:r>`
  })
}

interface Place {
  list: NumberedList
  listId: string
  level: number
}

function placeInList(properties: string, { lists, styles }: Numbering): Place | null {
  const own = elements(properties, 'w:numPr')[0]?.content
  const styleId = valueOf(properties, 'w:pStyle')
  const styled = styleId === null ? null : listOfStyle(styleId, styles)
  const listId = (own && valueOf(own, 'w:numId')) ?? styled?.listId ?? null
  const list = listId === null ? undefined : lists.get(listId)
  if (!list || listId === null) return null
  const written = own ? valueOf(own, 'w:ilvl') : null
  const linked = list.levels.findIndex((level) => level.styleId !== null && level.styleId === styled?.styleId)
  return { list, listId, level: written === null ? (styled?.level ?? Math.max(linked, 0)) : Number(written) }
}

const DEEPEST_STYLE = 20

function listOfStyle(styleId: string, styles: Map<string, ParagraphStyle>): { styleId: string; listId: string; level: number | null } | null {
  let id: string | null = styleId
  for (let depth = 0; id !== null && depth < DEEPEST_STYLE; depth += 1) {
    const style: ParagraphStyle | undefined = styles.get(id)
    if (style?.listId) return { styleId: id, listId: style.listId, level: style.level }
    id = style?.basedOn ?? null
  }
  return null
}

/** Lists of one pattern count on together, unless a list says where it restarts. */
function nextLabel({ list, listId, level }: Place, counts: Map<string, number[]>, started: Set<string>): string {
  const count = counts.get(list.patternId) ?? []
  counts.set(list.patternId, count)
  const restart = started.has(`${listId} ${level}`) ? undefined : list.restarts.get(level)
  started.add(`${listId} ${level}`)
  for (let above = 0; above < level; above += 1) count[above] ??= list.levels[above]?.start ?? 1
  count[level] = restart ?? (count[level] === undefined ? (list.levels[level]?.start ?? 1) : count[level] + 1)
  count.length = level + 1
  const pattern = list.levels[level]
  if (!pattern || pattern.format === 'none') return ''
  if (pattern.format === 'bullet') return '• '
  const label = pattern.text.replace(/%(\d)/g, (_, digit: string) => drawNumber(count[Number(digit) - 1] ?? 1, list.levels[Number(digit) - 1]?.format ?? 'decimal'))
  return /[\d.)]$/.test(label) ? `${label} ` : label
}

/** 一 二 三, in the names that Word and WPS give to it. */
const CHINESE_FORMATS = /^(?:chinese|japaneseCounting|taiwaneseCounting)/

function drawNumber(number: number, format: string): string {
  if (CHINESE_FORMATS.test(format)) return chineseNumber(number)
  if (format.startsWith('decimalEnclosedCircle') && number <= 20) return String.fromCharCode(0x245f + number)
  if (format === 'lowerLetter' && number <= 26) return String.fromCharCode(0x60 + number)
  if (format === 'upperLetter' && number <= 26) return String.fromCharCode(0x40 + number)
  return String(number)
}

function chineseNumber(number: number): string {
  if (number < 1 || number > 99) return String(number)
  const digits = '零一二三四五六七八九'
  const tens = Math.floor(number / 10)
  return (tens > 1 ? digits.charAt(tens) : '') + (tens > 0 ? '十' : '') + (number % 10 > 0 ? digits.charAt(number % 10) : '')
}

interface Element {
  attributes: string
  content: string
  start: number
  end: number
}

/** The elements of one name that have content, in linear time whatever the file holds. None lies inside another of its name. */
function elements(xml: string, name: string): Element[] {
  const found: Element[] = []
  const [opening, closing] = [`<${name}`, `</${name}>`]
  for (let start = xml.indexOf(opening); start >= 0;) {
    const tagEnd = xml.indexOf('>', start)
    if (tagEnd < 0) break
    const isOther = !/[\s>/]/.test(xml.charAt(start + opening.length))
    const isEmpty = xml.charAt(tagEnd - 1) === '/'
    if (isOther || isEmpty) {
      start = xml.indexOf(opening, isOther ? start + opening.length : tagEnd)
      continue
    }
    const close = xml.indexOf(closing, tagEnd)
    if (close < 0) break
    found.push({ attributes: xml.slice(start + opening.length, tagEnd), content: xml.slice(tagEnd + 1, close), start, end: close + closing.length })
    start = xml.indexOf(opening, close)
  }
  return found
}

function replaceElements(xml: string, name: string, replace: (content: string, whole: string) => string): string {
  const parts: string[] = []
  let from = 0
  for (const { content, start, end } of elements(xml, name)) {
    parts.push(xml.slice(from, start), replace(content, xml.slice(start, end)))
    from = end
  }
  return [...parts, xml.slice(from)].join('')
}

function attribute(attributes: string, name: string): string | null {
  return new RegExp(`${name}="([^"]*)"`).exec(attributes)?.[1] ?? null
}

function valueOf(xml: string, name: string): string | null {
  return new RegExp(`<${name}\\s[^>]*?w:val="([^"]*)"`).exec(xml)?.[1] ?? null
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

function unescapeXml(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}
