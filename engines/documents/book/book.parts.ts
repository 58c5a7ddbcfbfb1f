import { headingFaces, TEXT_SIZE, TEXT_WIDTH, TITLE_SIZE, printable } from '../official-paper.ts'
import { encodeXmlText } from '../sheets/xml.text.ts'
import type { ZipPart } from '../sheets/zip.writer.ts'
import type { Book } from '../write-book.ts'
import { emptyFooter, exactLine, fontXml, MAIN, pageNumberFooter, RELATIONS, sizeXml, tableSize, XML_HEAD } from './book.xml.ts'

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** Every part of the file but the document itself. */
export function bookParts({ title }: Book): ZipPart[] {
  const part = (name: string, xml: string): ZipPart => ({ name, content: [xml] })
  return [
    part('[Content_Types].xml', contentTypes),
    part('_rels/.rels', relationships([['officeDocument', 'word/document.xml']], coreProperties)),
    part('docProps/core.xml', coreXml(printable(title))),
    part(
      'word/_rels/document.xml.rels',
      relationships([
        ['styles', 'styles.xml'],
        ['settings', 'settings.xml'],
        ['footer', 'footer1.xml'],
        ['footer', 'footer2.xml'],
      ]),
    ),
    part('word/styles.xml', styles),
    part('word/settings.xml', settings),
    part('word/footer1.xml', pageNumberFooter),
    part('word/footer2.xml', emptyFooter),
  ]
}

const coreProperties = `<Relationship Id="rIdCore" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>`

function relationships(targets: [type: string, target: string][], more = ''): string {
  const list = targets.map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`)
  return `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}${more}</Relationships>`
}

function coreXml(title: string): string {
  return [
    `${XML_HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">`,
    `<dc:title>${encodeXmlText(title)}</dc:title><dc:creator>同心</dc:creator></cp:coreProperties>`,
  ].join('')
}

const contentTypes = [
  `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types">`,
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
  '<Default Extension="xml" ContentType="application/xml"/>',
  '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>',
  `<Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/>`,
  `<Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/>`,
  `<Override PartName="/word/settings.xml" ContentType="${WORD}.settings+xml"/>`,
  `<Override PartName="/word/footer1.xml" ContentType="${WORD}.footer+xml"/>`,
  `<Override PartName="/word/footer2.xml" ContentType="${WORD}.footer+xml"/>`,
  '</Types>',
].join('')

/** Asks Word to count the pages of the contents when the file is opened; mode 15 is that of Word 2013 and later. */
const settings = [
  `${XML_HEAD}<w:settings xmlns:w="${MAIN}"><w:updateFields w:val="true"/>`,
  '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>',
].join('')

interface Style {
  id: string
  name: string
  paragraph: string
  run?: string
}

/** Word's own names for what it must find again: headings for the contents, the lines of the contents themselves. */
const paragraphStyles: Style[] = [
  { id: 'Text', name: 'Body Text', paragraph: `${exactLine}<w:ind w:firstLineChars="200" w:firstLine="${TEXT_SIZE * 20}"/>` },
  ...([1, 2, 3] as const).map((level) => ({
    id: `Heading${level}`,
    name: `heading ${level}`,
    paragraph: `<w:keepNext/><w:spacing w:before="${level === 3 ? 0 : 200}" w:line="560" w:lineRule="exact"/>${level === 1 ? '<w:jc w:val="center"/>' : ''}<w:outlineLvl w:val="${level - 1}"/>`,
    run: `${fontXml(headingFaces[level].font)}${headingFaces[level].bold ? '<w:b/>' : ''}${sizeXml(TEXT_SIZE)}`,
  })),
  { id: 'Title', name: 'Title', paragraph: '<w:jc w:val="center"/>', run: `${fontXml('宋体')}<w:b/>${sizeXml(TITLE_SIZE)}` },
  { id: 'Subtitle', name: 'Subtitle', paragraph: '<w:spacing w:before="400"/><w:jc w:val="center"/>' },
  { id: 'ContentsTitle', name: 'Contents Title', paragraph: '<w:spacing w:after="200"/><w:jc w:val="center"/>', run: `${fontXml('黑体')}${sizeXml(TEXT_SIZE)}` },
  { id: 'Hint', name: 'Hint', paragraph: '<w:jc w:val="center"/>', run: `<w:color w:val="7F7F7F"/>${sizeXml(18)}` },
  ...([1, 2] as const).map((level) => ({
    id: `TOC${level}`,
    name: `toc ${level}`,
    paragraph: `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="${TEXT_WIDTH}"/></w:tabs><w:spacing w:before="${level === 1 ? 120 : 0}" w:line="400" w:lineRule="exact"/><w:ind w:left="${(level - 1) * 280}" w:right="600"/>`,
    run: `${level === 1 ? fontXml('黑体') : ''}${sizeXml(28)}`,
  })),
  { id: 'Cell', name: 'Cell', paragraph: '<w:spacing w:before="40" w:after="40"/>', run: `${fontXml('宋体')}${tableSize}` },
  { id: 'AfterTable', name: 'After Table', paragraph: '<w:spacing w:line="200" w:lineRule="exact"/>', run: sizeXml(10) },
]

function styleXml({ id, name, paragraph, run = '' }: Style): string {
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`
}

const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`).join('')

const styles = [
  `${XML_HEAD}<w:styles xmlns:w="${MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>${fontXml('仿宋')}${sizeXml(TEXT_SIZE)}<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>`,
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>',
  '<w:style w:type="table" w:default="1" w:styleId="NormalTable"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
  `<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:basedOn w:val="NormalTable"/><w:tblPr><w:tblBorders>${borders}</w:tblBorders></w:tblPr></w:style>`,
  ...paragraphStyles.map(styleXml),
  '</w:styles>',
].join('')
