import type { SourceLine } from './source-lines.ts'

/** What a line is for in the paper as a whole, apart from the plan's own headings, points and items. */
type LineRole = 'text' | 'title' | 'annex' | 'closing' | 'noise'

const DATE = /^(?:20\d\d|二〇[〇一二三四五六七八九]{2}) ?年 ?[\d一二三四五六七八九十]{1,3} ?月 ?[\d一二三四五六七八九十]{1,3} ?日(?:印发)?$/
const PRINTED = /(?:20\d\d|二〇[〇一二三四五六七八九]{2}) ?年 ?[\d一二三四五六七八九十]{1,3} ?月 ?[\d一二三四五六七八九十]{1,3} ?日 ?印发$/
const COPIES = /^(?:抄送|抄报|主送|主题词|报送|发送) ?:/
const PAGE_NUMBER = /^(?:- ?\d{1,3} ?-|第 ?\d{1,3} ?页(?: ?[,/]? ?共 ?\d{1,3} ?页)?|\d{1,3} ?\/ ?\d{1,3})$/
const ANNEX = /^附(?:件|表|录) ?\d{0,2} ?(?::|$)/
const UNION_NAME = /^[\u4e00-\u9fff() ]{2,30}(?:工会|工会委员会|委员会|工会办公室)$/

const TITLE_ENDING = /(?:要点|工作计划|计划|工作思路|工作安排|安排|安排表|计划表|行事历|日程|日程表|一览表|分解表|任务表|时间表|进度表|配档表|推进表|清单|方案|意见)$/
const TITLE_SUBJECT =
  /(?:20\d\d|二〇[〇一二三四五六七八九]{2}) ?(?:年|-|学年)|行事历|一览表|日程表|安排表|计划表|分解表|配档表|时间表|^关于.{4,}(?:的意见|方案)$|.{4,} 关于.{4,}的意见$|(?:大学|学院|学校).{0,8}工会.{0,8}(?:要点|计划)$/
/** An item may end in the same words: 制定2023年工作计划. */
const ITEM_VERB =
  /^(?:制定|制订|拟定|起草|下发|印发|讨论|审议|通过|部署|学习|落实|完成|编制|研究|报送|提交|上报|总结|修订|公布|发布|做好|开展|组织|举办|召开|按照|根据|征求|指导|推进|形成|确定|谋划)/
const LONGEST_TITLE = 50

/** Reads the role of every line. A title that comes again (the head of each page) is noise. */
export function readRoles(lines: readonly SourceLine[]): LineRole[] {
  const titles = new Set<string>()
  return lines.map((line, index) => {
    const role = readRole(lines, index)
    if (role !== 'title') return role
    const seen = titles.has(line.folded)
    titles.add(line.folded)
    return seen ? 'noise' : 'title'
  })
}

function readRole(lines: readonly SourceLine[], index: number): LineRole {
  const line = lines[index]
  if (!line) return 'text'
  const { folded } = line
  if (PAGE_NUMBER.test(folded)) return 'noise'
  if (ANNEX.test(folded)) return 'annex'
  if (DATE.test(folded) || PRINTED.test(folded) || COPIES.test(folded)) return 'closing'
  if (isSignature(lines, index)) return 'closing'
  if (!line.marker && isPlanTitle(folded)) return 'title'
  return 'text'
}

/** A union's name signs the paper when the date follows it. */
export function isSignature(lines: readonly SourceLine[], index: number): boolean {
  const folded = lines[index]?.folded ?? ''
  if (!UNION_NAME.test(folded)) return false
  return [1, 2].some((step) => DATE.test(lines[index + step]?.folded ?? ''))
}

export function isPlanTitle(folded: string): boolean {
  const bare = folded.replace(/^《|》$/g, '')
  return bare.length <= LONGEST_TITLE && !/[。;:!?《》\t]/.test(bare) && !/ {3,}/.test(bare) && TITLE_ENDING.test(bare) && TITLE_SUBJECT.test(bare) && !ITEM_VERB.test(bare)
}
