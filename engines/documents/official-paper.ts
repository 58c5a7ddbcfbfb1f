// Faces and sizes of an official paper as GB/T 9704-2012 has them, with the fonts that Word and WPS both bring: title 二号,
// headings 三号 (黑体, 宋体, 仿宋), text 三号 仿宋 with two characters indent and 28 points between lines. Sizes in half points.
export const PAGE = { size: { width: 11_906, height: 16_838 }, margin: { top: 2_098, bottom: 1_984, left: 1_587, right: 1_474 } }
/** Between the margins, in twentieths of a point. */
export const TEXT_WIDTH = PAGE.size.width - PAGE.margin.left - PAGE.margin.right
export const LINE_PITCH = 560
export const TITLE_SIZE = 44
export const TEXT_SIZE = 32
export const TABLE_SIZE = 21
export const FOOTER_SIZE = 28

/** The face of each heading; Chinese in the named font, figures and Latin letters in the one that official papers use for them. */
export const headingFaces = { 1: { font: '黑体', bold: false }, 2: { font: '宋体', bold: true }, 3: { font: '仿宋', bold: true } } as const
export const LATIN_FONT = 'Times New Roman'

/** XML cannot hold control characters or half a surrogate pair. */
export function printable(text: string): string {
  return text.toWellFormed().replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
}
