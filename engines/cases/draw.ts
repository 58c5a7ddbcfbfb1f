import type { Bilingual, Locale } from '../../kernel/errors.ts'
import type { AnyAction } from './carry-out.ts'
import { targetsOf } from './check-process.ts'
import { placeStates, type Picture, type PlacedState, type Row } from './draw.layout.ts'
import type { Process } from './process.ts'
import { whoCan } from './who-can.ts'

const fills = { calm: '#f4f5f7', active: '#e8f1fd', good: '#e9f6ec', bad: '#fdecea' } as const
/** One for each bundle of arrows, so that the eye can follow it. Dark enough on white for whoever sees colours badly. */
const lineColours = ['#1456b8', '#a3450f', '#1d7a46', '#7b3fa0', '#9a6a00', '#0f7c8a', '#b02a5b', '#4d5a6b']
const fonts = `'Noto Sans SC','PingFang SC','Microsoft YaHei',system-ui,sans-serif`

/**
 * A process as a picture that stands by itself, narrow enough for a phone: states as boxes from top to bottom, in each what can be
 * done there and by whom, and an arrow from every action to where it leads; an action with a ring leaves the case where it is.
 * The state `current` is drawn as where the case is.
 */
export function drawProcess(process: Process, locale: Locale, current?: string): string {
  const picture = placeStates(Object.keys(process.states).map((state) => ({ state, rows: rowsOf(process, state, locale) })))
  const { width, height } = picture
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" lang="${locale === 'zh' ? 'zh-CN' : 'en'}" font-family="${fonts}" font-size="12">`,
    `<title>${escaped(process.title[locale])}</title>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...arrowsOf(picture),
    ...picture.states.map((placed) => boxOf(process, placed, { locale, here: placed.state === current })),
    '</svg>',
    '',
  ].join('\n')
}

/** What can be done in a state, in the order of the declaration. */
function rowsOf(process: Process, state: string, locale: Locale): Row[] {
  const settling = new Set((process.states[state]?.waits ?? []).flatMap((wait) => wait.onOverdue ?? []))
  const deadline: Bilingual = { zh: '到期自动', en: 'when the deadline passes' }
  return Object.entries<AnyAction>(process.actions).flatMap(([name, action]) => {
    if (!action.from.includes(state)) return []
    const targets = targetsOf(action)
    const may = action.by.length > 0 ? [whoCan(process, action.by)[locale]] : []
    const who = [...may, ...(settling.has(name) ? [deadline[locale]] : [])].join(locale === 'zh' ? '、' : ', ')
    const to = targets.filter((target) => target !== 'same' && target !== state)
    return [{ action: action.title[locale], who, to, stays: to.length < targets.length }]
  })
}

function boxOf(process: Process, { state, x, y, width, height, headHeight, rows }: PlacedState, { locale, here }: { locale: Locale; here: boolean }): string {
  const declared = process.states[state]
  if (!declared) return ''
  const stroke = here ? '#1456b8' : '#7a8699'
  const frame = `x="${x}" y="${y}" width="${width}" rx="10"`
  const title = `<text x="${x + 12}" y="${y + headHeight / 2 + 5}" font-size="15" font-weight="${here ? 700 : 600}" fill="#1f2733">${escaped(declared.title[locale])}</text>`
  const lines = rows.flatMap((row) =>
    row.lines.map(
      ({ action, who }, at) =>
        `<text x="${x + 12}" y="${row.y + at * row.lineHeight}"><tspan fill="#1f2733">${escaped(action)}</tspan><tspan fill="#5b677a">${escaped(who)}</tspan></text>`,
    ),
  )
  const rings = rows.filter((row) => row.stays).map((row) => `<circle cx="${x + width - 10}" cy="${row.y - 4}" r="3.5" fill="#fff" stroke="#5b677a"/>`)
  return [
    `<g><title>${escaped(declared.says[locale])}</title>`,
    `<rect ${frame} height="${height}" fill="#fff" stroke="${stroke}" stroke-width="${here ? 3 : 1}"${declared.closed ? ' stroke-dasharray="5 3"' : ''}/>`,
    `<rect ${frame} height="${headHeight}" fill="${fills[declared.tone ?? 'calm']}" stroke="${stroke}" stroke-width="${here ? 3 : 1}"/>`,
    title,
    ...lines,
    ...rings,
    '</g>',
  ].join('\n')
}

function arrowsOf({ bundles, right }: Picture): string[] {
  return bundles.map(({ laneX, targetY, starts }, at) => {
    const colour = lineColours[at % lineColours.length]
    const lines = starts.map((y) => `M${right} ${y}H${laneX}V${targetY}`)
    const tip = `M${right + 2} ${targetY}l8 -4v8z`
    return `<path d="${lines.join('')}M${laneX} ${targetY}H${right + 8}" fill="none" stroke="${colour}" stroke-width="1.3" stroke-linejoin="round"/><path d="${tip}" fill="${colour}"/>`
  })
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
