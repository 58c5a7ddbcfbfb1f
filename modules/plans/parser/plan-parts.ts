import { looksLikeTime } from './month-expression.ts'
import { isPlanTitle, readRoles } from './plan-furniture.ts'
import type { SourceLine } from './source-lines.ts'

/** The lines of one part of a paper, with its own numbering: the letter, the plan itself, an annex. */
export interface PartLines {
  title: string | null
  lines: SourceLine[]
}

export function splitIntoParts(lines: readonly SourceLine[]): PartLines[] {
  const roles = readRoles(lines)
  let current: PartLines = { title: null, lines: [] }
  const parts = [current]
  let furthestSection = 0
  let inAttachmentList = false
  const open = (title: string | null) => {
    parts.push((current = { title, lines: [] }))
    furthestSection = 0
  }
  lines.forEach((line, index) => {
    const role = roles[index]
    inAttachmentList &&= role === 'text' && isAttachment(line)
    if (role === 'noise' || inAttachmentList) return
    if (role === 'text') {
      const section = line.marker?.rank === 'section' ? (line.marker.no ?? 0) : null
      if (section === 1 && furthestSection > 1) open(null)
      furthestSection = Math.max(furthestSection, section ?? 0)
      current.lines.push(line)
      return
    }
    const annexed = role === 'annex' ? line.text.replace(/^[^：:]*[：:]?\s*/, '') : ''
    open(role === 'title' ? line.text : isPlanTitle(annexed) ? annexed : null)
    inAttachmentList = annexed !== ''
  })
  return parts
}

/** 附件：1.名单 / 2.表格: the papers enclosed, not points of the plan. */
function isAttachment(line: SourceLine): boolean {
  return !line.blankBefore && line.marker?.rank === 'point' && line.folded.length <= 50 && !/。/.test(line.folded) && !looksLikeTime(line.folded)
}
