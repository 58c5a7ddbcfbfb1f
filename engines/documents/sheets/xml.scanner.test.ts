import fc from 'fast-check'
import { expect, test } from 'vitest'
import { XmlScanner, xmlName } from './xml.scanner.ts'
import { decodeXmlText, encodeXmlText } from './xml.text.ts'
import { expectRefused } from './sheet.fixture.ts'

const A = xmlName('a')
const B = xmlName('b')
const ID = xmlName('id')
const RELATION_ID = xmlName(':id')

/** What a scanner reports for a document that comes in the given pieces: neighbouring texts joined. */
function eventsOf(pieces: Buffer[]): string[] {
  const events: string[] = []
  const nameOf = (name: number) => (name === A ? 'a' : name === B ? 'b' : '?')
  const scanner = new XmlScanner(
    {
      open: (name, tag, own) => {
        own.textWanted = true
        events.push(`<${nameOf(name)} ${tag.value(ID) ?? ''}|${tag.value(RELATION_ID) ?? ''}>`)
      },
      close: (name) => void events.push(`</${nameOf(name)}>`),
      text: (bytes, start, end) => {
        const text = bytes.toString('utf8', start, end)
        if (events.at(-1)?.startsWith('"')) events.push(`"${(events.pop() ?? '').slice(1, -1)}${text}"`)
        else events.push(`"${text}"`)
      },
    },
    'test',
  )
  for (const piece of pieces) scanner.write(piece)
  scanner.end()
  return events
}

const document = Buffer.from(`\ufeff<?xml version="1.0"?><!-- > < --><x:a  id='1>2' r:id = "&lt;𠮷&quot;" ><b/>一&amp;二_x0041_<![CDATA[<三>&]]>四<x:b\tid="" /></x:a >\n`)
const expected = ['<a 1>2|<𠮷">', '<b |>', '</b>', '"一&二A<三>&四"', '<b |>', '</b>', '</a>', '"\n"']

test('prefixes, quotes, entities, CDATA and comments are understood', () => {
  expect(eventsOf([document, Buffer.from('<b/>')]).slice(0, expected.length)).toEqual(expected)
})

test('where the pieces of a document begin and end makes no difference', () => {
  const whole = eventsOf([document])
  fc.assert(
    fc.property(fc.array(fc.nat(document.length)), (cuts) => {
      const places = [0, ...cuts.toSorted((a, b) => a - b), document.length]
      expect(eventsOf(places.slice(1).map((end, at) => document.subarray(places[at], end)))).toEqual(whole)
    }),
  )
})

test('any text survives being written and read', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (content) => {
      const kept = content.replaceAll('\0', '')
      const [, read = '""'] = eventsOf([Buffer.from(`<a>${encodeXmlText(kept)}</a>`)])
      expect(kept === '' ? '""' : read).toBe(`"${kept}"`)
    }),
  )
})

test('half a surrogate pair is written as the replacement character', () => {
  expect(decodeXmlText(encodeXmlText('a\ud842b'))).toBe('a\ufffdb')
})

test('any bytes end in events or in a refusal, never in another error', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom('<', '>', '/', '"', "'", '=', ' ', 'a', '<!--', '-->', '<![CDATA[', ']]>', '<?', '&#0;', '&', '_x00', 'é')), async (tokens) => {
      const attempt = (async () => eventsOf(tokens.map((token) => Buffer.from(token))))()
      const failed = await attempt.then(
        () => false,
        () => true,
      )
      if (failed) await expectRefused(attempt, 'sheet_damaged')
    }),
  )
})

test('a tag without end is refused before it fills the memory', async () => {
  const attempt = (async () => eventsOf(Array.from({ length: 20 }, () => Buffer.alloc(100_000, '<a'))))()
  await expectRefused(attempt, 'sheet_damaged')
})
