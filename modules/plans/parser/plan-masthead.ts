import { foldText, readYear } from './fold-text.ts'
import { isPlanTitle, isSignature } from './plan-furniture.ts'
import type { SourceLine } from './source-lines.ts'

interface Masthead {
  year: number | null
  organisation: string | null
  title: string | null
  documentNo: string | null
}

/** Reads what a paper says about itself: its title, the union that issued it, its number and its year. */
export function readMasthead(lines: readonly SourceLine[]): Masthead {
  const title = readTitle(lines)
  const documentNo = readDocumentNo(lines)
  return { year: readPlanYear(lines, title, documentNo), organisation: readOrganisation(lines, title), title, documentNo }
}

function readTitle(lines: readonly SourceLine[]): string | null {
  const own = lines.find((line) => !line.marker && isPlanTitle(line.folded))
  if (own) return own.text.replace(/^《|》$/g, '').replace(/\s+/g, ' ')
  for (const line of lines.slice(0, 20)) {
    const announced = /^关于印发《([^》]{4,60})》/.exec(line.text)
    if (announced?.[1]) return announced[1]
  }
  return null
}

const DOCUMENT_NO = /^([\u4e00-\u9fff]{2,12}\[20\d\d\] ?\d{1,4} ?号)$/

function readDocumentNo(lines: readonly SourceLine[]): string | null {
  const found = lines.slice(0, 20).find((line) => DOCUMENT_NO.test(line.folded))
  return found ? found.text.replace(/\s+/g, '') : null
}

const YEAR = /(20\d\d|二〇[〇一二三四五六七八九]{2}) ?(?:年|-|学年)/

/** The year of the plan, not of its printing: a plan for 2023 may be signed in December 2022. */
function readPlanYear(lines: readonly SourceLine[], title: string | null, documentNo: string | null): number | null {
  const titled = YEAR.exec(foldText(title ?? ''))?.[1]
  const numbered = /\[(20\d\d)\]/.exec(foldText(documentNo ?? ''))?.[1]
  const spoken = lines.map((line) => /^(20\d\d|二〇[〇一二三四五六七八九]{2}) ?年(?=.{0,12}工作)/.exec(line.folded)?.[1]).find(Boolean)
  return readYear(titled ?? numbered ?? spoken ?? '')
}

function readOrganisation(lines: readonly SourceLine[], title: string | null): string | null {
  return signedBy(lines) ?? printedBy(lines) ?? headOf(lines) ?? namedIn(title) ?? aboveTitle(lines)
}

function signedBy(lines: readonly SourceLine[]): string | null {
  const index = lines.findIndex((line, at) => /工会/.test(line.folded) && isSignature(lines, at))
  return unionName(lines[index]?.text)
}

/** 衢州学院工会办公室  2020年3月3日印发 */
function printedBy(lines: readonly SourceLine[]): string | null {
  const line = lines.find((each) => /^[^\s。,]{2,30}工会\S{0,6}\s+(?:20\d\d|二〇..).{4,14}印发$/.test(each.folded))
  return unionName(line?.text.split(/\s/)[0])
}

/** 浙江大学工会委员会文件; with two issuers on one line, the union. */
function headOf(lines: readonly SourceLine[]): string | null {
  const head = lines.slice(0, 10).find((line) => /工会/.test(line.folded) && /文件/.test(line.folded) && line.folded.length <= 60)
  const name = head?.text.split(/\s+|文件/).find((part) => /工会/.test(part))
  return unionName(name)
}

const BEFORE_YEAR = /^(.{2,30}?工会)(?:委员会)?(?=.{0,4}(?:20\d\d|二〇))/
const AFTER_YEAR = /^(?:20\d\d|二〇..) ?年(?:度)? ?(.{2,30}?工会)/

function namedIn(title: string | null): string | null {
  const folded = foldText(title ?? '')
  const name = (BEFORE_YEAR.exec(folded) ?? AFTER_YEAR.exec(folded))?.[1]
  return unionName(name?.replace(/(?:双代会|教代会|教职工代表大会)[、和及 ]*(?=工会)/, ''))
}

/** 某某大学工会 on a line of its own, 2024年工作要点 below it. */
function aboveTitle(lines: readonly SourceLine[]): string | null {
  const index = lines.findIndex((line) => !line.marker && isPlanTitle(line.folded))
  const above = lines[index - 1]
  return above && /^[\u4e00-\u9fff]{2,30}工会(?:委员会)?$/.test(above.folded) ? unionName(above.text) : null
}

function unionName(written: string | undefined): string | null {
  const name = written
    ?.replace(/\s+/g, '')
    .replace(/办公室$/, '')
    .replace(/工会委员会$/, '工会')
  return name && name.length > 2 ? name : null
}
