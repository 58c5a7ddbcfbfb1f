import { strFromU8, unzipSync } from 'fflate'
import mammoth from 'mammoth'
import { expect, test } from 'vitest'
import { writeDocx } from './write-docx.ts'
import type { DocBlock } from './write-docx.ts'

const blocks: DocBlock[] = [
  { kind: 'heading', level: 1, text: '一、总体情况' },
  { kind: 'paragraph', text: '共59项，\n完成58项。\u0001 <𠮷>' },
  { kind: 'heading', level: 2, text: '（一）民主管理' },
  {
    kind: 'table',
    columns: [
      { header: '序号', widthPercent: 20 },
      { header: '事项', widthPercent: 80 },
    ],
    rows: [['1', '教代会'], ['2']],
  },
]
const doc = {
  title: '2023年工作要点完成情况',
  subtitle: '校工会',
  blocks,
}

const part = async (name: string) => strFromU8(unzipSync(await writeDocx(doc))[name] ?? new Uint8Array())

test('headings, text and tables come out in order, without what XML cannot hold', async () => {
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(await writeDocx(doc)) })
  expect(value.replaceAll(/<a [^>]*><\/a>/g, '')).toBe(
    '<p><strong>2023年工作要点完成情况</strong></p><p>校工会</p><h1>一、总体情况</h1><p>共59项，<br />完成58项。 &lt;𠮷&gt;</p><h2><strong>（一）民主管理</strong></h2>' +
      '<table><thead><tr><th><p><strong>序号</strong></p></th><th><p><strong>事项</strong></p></th></tr></thead><tbody><tr><td><p>1</p></td><td><p>教代会</p></td></tr><tr><td><p>2</p></td><td></td></tr></tbody></table>',
  )
})

test('the paper is A4 and names the fonts that Word and WPS have', async () => {
  const xml = await part('word/document.xml')
  expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838"')
  for (const font of ['宋体', '仿宋', '黑体']) expect(xml).toContain(`w:eastAsia="${font}"`)
})

test('a table repeats its header on every page and keeps its widths', async () => {
  const xml = await part('word/document.xml')
  expect(xml).toContain('<w:tblHeader/>')
  expect(xml).toContain('<w:gridCol w:w="1769"/><w:gridCol w:w="7076"/>')
})

test('pages are numbered', async () => {
  expect(await part('word/footer1.xml')).toContain('PAGE')
})
