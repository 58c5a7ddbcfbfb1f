import type { Book, BookHeading } from '../write-book.ts'
import { fieldXml, paragraphXml, runXml } from './book.xml.ts'

export function coverXml({ title, cover }: Book): string {
  return paragraphXml('Title', runXml(title), '<w:spacing w:before="3600"/>') + cover.map((line) => paragraphXml('Subtitle', runXml(line))).join('')
}

/**
 * A contents field (Word: 目录) that already has its entries as links, so that they can be read and followed before anybody renews it.
 * Only the program that lays out the pages can count them: it fills in the numbers when the field is renewed, which the settings ask for.
 */
export async function* contentsXml({ contentsTitle, contentsHint, contents }: Book): AsyncGenerator<string> {
  yield '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>'
  yield paragraphXml('ContentsTitle', runXml(contentsTitle), '<w:pageBreakBefore/>')
  const begin = '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>'
  yield paragraphXml('Hint', `${begin}<w:r><w:fldChar w:fldCharType="separate"/></w:r>${runXml(contentsHint)}`)
  for await (const heading of contents) yield entryXml(heading)
  yield '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:sdtContent></w:sdt>'
}

function entryXml({ level, text, anchor }: BookHeading): string {
  const page = `<w:r><w:tab/></w:r>${fieldXml(`PAGEREF ${anchor} \\h`, '')}`
  return paragraphXml(`TOC${level}`, `<w:hyperlink w:anchor="${anchor}" w:history="1">${runXml(text)}${page}</w:hyperlink>`)
}
