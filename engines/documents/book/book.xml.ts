import { FOOTER_SIZE, LATIN_FONT, LINE_PITCH, PAGE, printable, TABLE_SIZE, TEXT_WIDTH } from '../official-paper.ts'
import type { BookBlock } from '../write-book.ts'
import type { DocBlock } from '../write-docx.ts'

type Table = Extract<DocBlock, { kind: 'table' }>

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
export const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
export const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export const documentHead = `${XML_HEAD}<w:document xmlns:w="${MAIN}" xmlns:r="${RELATIONS}"><w:body>`

const { size, margin } = PAGE
/** The cover is the first page: it has a footer of its own, which is empty. */
export const documentFoot = [
  '<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:footerReference w:type="first" r:id="rId4"/>',
  `<w:pgSz w:w="${size.width}" w:h="${size.height}"/>`,
  `<w:pgMar w:top="${margin.top}" w:right="${margin.right}" w:bottom="${margin.bottom}" w:left="${margin.left}" w:header="851" w:footer="1134" w:gutter="0"/>`,
  '<w:titlePg/></w:sectPr></w:body></w:document>',
].join('')

export function blockXml(block: BookBlock, bookmarkNo: number): string {
  switch (block.kind) {
    case 'chapter': {
      const mark = `<w:bookmarkStart w:id="${bookmarkNo}" w:name="${block.anchor}"/>${runXml(block.text)}<w:bookmarkEnd w:id="${bookmarkNo}"/>`
      return paragraphXml(`Heading${block.level}`, mark, block.newPage ? '<w:pageBreakBefore/>' : '')
    }
    case 'heading':
      return paragraphXml(`Heading${block.level}`, runXml(block.text))
    case 'paragraph':
      return paragraphXml('Text', runXml(block.text))
    case 'table':
      return tableXml(block)
  }
}

export function paragraphXml(style: string, content: string, more = ''): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr>${content}</w:p>`
}

/** Line ends within a text become line breaks. */
export function runXml(text: string, look = ''): string {
  const lines = printable(text).split(/\r\n|\r|\n/)
  const content = lines.map((line) => `<w:t xml:space="preserve">${escapeXml(line)}</w:t>`).join('<w:br/>')
  return `<w:r>${look === '' ? '' : `<w:rPr>${look}</w:rPr>`}${content}</w:r>`
}

export function fieldXml(instruction: string, shown: string): string {
  return [
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
    `<w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r>`,
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
    `<w:r><w:t>${escapeXml(shown)}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`,
  ].join('')
}

export function fontXml(font: string): string {
  return `<w:rFonts w:ascii="${LATIN_FONT}" w:hAnsi="${LATIN_FONT}" w:cs="${LATIN_FONT}" w:eastAsia="${font}"/>`
}

export function sizeXml(halfPoints: number): string {
  return `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`
}

export const exactLine = `<w:spacing w:line="${LINE_PITCH}" w:lineRule="exact"/>`

export const pageNumberFooter = [
  `${XML_HEAD}<w:ftr xmlns:w="${MAIN}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr>`,
  `<w:r><w:rPr>${fontXml('宋体')}${sizeXml(FOOTER_SIZE)}</w:rPr><w:t xml:space="preserve">— </w:t></w:r>`,
  `<w:r><w:rPr>${sizeXml(FOOTER_SIZE)}</w:rPr><w:fldChar w:fldCharType="begin"/></w:r>`,
  `<w:r><w:rPr>${sizeXml(FOOTER_SIZE)}</w:rPr><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>`,
  `<w:r><w:rPr>${sizeXml(FOOTER_SIZE)}</w:rPr><w:fldChar w:fldCharType="end"/></w:r>`,
  `<w:r><w:rPr>${fontXml('宋体')}${sizeXml(FOOTER_SIZE)}</w:rPr><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>`,
].join('')

export const emptyFooter = `${XML_HEAD}<w:ftr xmlns:w="${MAIN}"><w:p/></w:ftr>`

function tableXml({ columns, rows }: Table): string {
  const widths = columns.map(({ widthPercent }) => Math.round((widthPercent * TEXT_WIDTH) / 100))
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')
  const row = (cells: string[], isHead: boolean) => {
    const drawn = columns.map((_column, at) => cellXml(cells[at] ?? '', widths[at] ?? 0, isHead)).join('')
    return `<w:tr><w:trPr>${isHead ? '<w:cantSplit/><w:tblHeader/>' : ''}</w:trPr>${drawn}</w:tr>`
  }
  const head = columns.some(({ header }) => header !== '')
    ? row(
        columns.map(({ header }) => header),
        true,
      )
    : ''
  const properties = `<w:tblStyle w:val="Grid"/><w:tblW w:w="${TEXT_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/>`
  // A paragraph keeps two tables apart, and Word demands one before the end of the document.
  return `<w:tbl><w:tblPr>${properties}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${head}${rows.map((cells) => row(cells, false)).join('')}</w:tbl>${paragraphXml('AfterTable', '')}`
}

function cellXml(text: string, width: number, isHead: boolean): string {
  const look = isHead ? '<w:b/>' : ''
  const content = `<w:p><w:pPr><w:pStyle w:val="Cell"/>${isHead ? '<w:jc w:val="center"/>' : ''}</w:pPr>${text === '' ? '' : runXml(text, look)}</w:p>`
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${content}</w:tc>`
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

export const tableSize = sizeXml(TABLE_SIZE)
