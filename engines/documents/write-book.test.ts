import { buffer } from 'node:stream/consumers'
import { Readable } from 'node:stream'
import { strFromU8, unzipSync } from 'fflate'
import mammoth from 'mammoth'
import { expect, test } from 'vitest'
import { writeBook, type Book, type BookBlock, type BookHeading } from './write-book.ts'

const headings: BookHeading[] = [
  { level: 1, text: '后勤 <服务>', anchor: '_Toc1' },
  { level: 2, text: '第001号　食堂', anchor: '_Toc2' },
]

function* body(): Generator<BookBlock> {
  for (const heading of headings) yield { kind: 'chapter', ...heading, newPage: heading.level === 1 }
  yield {
    kind: 'table',
    columns: [
      { header: '', widthPercent: 20 },
      { header: '', widthPercent: 80 },
    ],
    rows: [['提案人', '丁\n王']],
  }
  yield { kind: 'heading', level: 3, text: '理由' }
  yield { kind: 'paragraph', text: '一 & 二\u0001 <𠮷>' }
}

const book = (more: Partial<Book> = {}): Book => ({
  title: '汇编\n之一',
  cover: ['校工会'],
  contentsTitle: '目录',
  contentsHint: '请更新',
  contents: headings,
  body: body(),
  ...more,
})
const write = (more?: Partial<Book>) => buffer(Readable.from(writeBook(book(more)), { objectMode: false }))
const part = async (name: string) => strFromU8(unzipSync(await write())[name] ?? new Uint8Array())

test('cover, contents and chapters come out in order, without what XML cannot hold', async () => {
  const { value } = await mammoth.convertToHtml({ buffer: await write() })
  expect(value).toBe(
    '<p>汇编<br />之一</p><p>校工会</p><p>目录</p><p>请更新</p><p><a href="#_Toc1">后勤 &lt;服务&gt;\t</a></p><p><a href="#_Toc2">第001号　食堂\t</a></p>' +
      '<h1><a id="_Toc1"></a>后勤 &lt;服务&gt;</h1><h2><a id="_Toc2"></a>第001号　食堂</h2><table><tr><td><p>提案人</p></td><td><p>丁<br />王</p></td></tr></table><h3>理由</h3><p>一 &amp; 二 &lt;𠮷&gt;</p>',
  )
})

test('the hint stands inside the contents field, so that it goes when the pages are counted', async () => {
  const xml = await part('word/document.xml')
  const [begin, hint, end] = ['TOC \\o', '请更新', '</w:sdtContent>'].map((text) => xml.indexOf(text))
  expect([begin, hint, end]).toEqual([begin, hint, end].toSorted((a = 0, b = 0) => a - b))
})

test('every field that begins is separated and ends', async () => {
  const xml = await part('word/document.xml')
  const count = (kind: string) => xml.split(`w:fldCharType="${kind}"`).length - 1
  expect([count('begin'), count('separate'), count('end')]).toEqual([3, 3, 3])
})

test('the paper is A4, and its pages are numbered but for the cover', async () => {
  expect(await part('word/document.xml')).toContain('<w:pgSz w:w="11906" w:h="16838"/>')
  expect(await part('word/document.xml')).toContain('<w:titlePg/>')
  expect(await part('word/footer1.xml')).toContain('PAGE')
  expect(await part('word/footer2.xml')).not.toContain('PAGE')
})

test('every part that the file refers to is in it', async () => {
  const parts = unzipSync(await write())
  const targets = [...strFromU8(parts['word/_rels/document.xml.rels'] ?? new Uint8Array()).matchAll(/Target="([^"]+)"/g)].map(([, target]) => `word/${target}`)
  expect(targets.length).toBeGreaterThan(0)
  expect(targets.filter((target) => !(target in parts))).toEqual([])
})

test('a body that fails fails the file with its own error', async () => {
  async function* failing(): AsyncGenerator<BookBlock> {
    yield { kind: 'paragraph', text: '一' }
    throw new Error('the connection is lost')
  }
  await expect(write({ body: failing() })).rejects.toThrow('the connection is lost')
})

test('the body is asked for no faster than the file is read', async () => {
  let asked = 0
  const piece = Array.from({ length: 2_000 }, (_, at) => String.fromCharCode(0x4e00 + ((at * 7919) % 20_000))).join('')
  function* endless(): Generator<BookBlock> {
    for (;;) {
      asked += 1
      yield { kind: 'paragraph', text: piece + asked }
    }
  }
  const reading = writeBook(book({ body: endless() }))
  for (let pieces = 0; pieces < 40; pieces += 1) await reading.next()
  // What is under way is written into buffers of fixed size; then nobody asks for more.
  await expect
    .poll(
      async () => {
        const before = asked
        await new Promise((resolve) => setTimeout(resolve, 100))
        return asked - before
      },
      { timeout: 4_000 },
    )
    .toBe(0)
  await reading.return(undefined)
})
