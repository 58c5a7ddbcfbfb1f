import fc from 'fast-check'
import { expect, test } from 'vitest'
import { icsFeed } from './ics.ts'

const event = { uid: 'a@b', from: '2026-03-01', to: '2026-04-01', description: '', url: 'http://x/', changedAt: new Date('2026-01-01T00:00:00Z') }

test('no line of a feed is longer than 75 octets, and unfolding gives the title back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (title) => {
      const feed = icsFeed({ name: '日历', events: [{ ...event, title }] })
      const lines = feed.split('\r\n')
      const unfolded = feed.replaceAll('\r\n ', '')
      const summary = /SUMMARY:(.*)\r\n/.exec(unfolded)?.[1] ?? ''
      const read = summary.replaceAll(/\\([\\;,n])/g, (_, char: string) => (char === 'n' ? '\n' : char))
      return lines.every((line) => Buffer.byteLength(line) <= 75) && read === title.replaceAll('\r\n', '\n')
    }),
  )
})

test('an event is whole days, with the first day after it as its end', () => {
  expect(icsFeed({ name: '日历', events: [{ ...event, title: '教代会' }] })).toContain('DTSTART;VALUE=DATE:20260301\r\nDTEND;VALUE=DATE:20260401')
})

test('an event at an hour has instants, its place, and keeps its hours busy', () => {
  const feed = icsFeed({ name: '日历', events: [{ ...event, from: '2026-03-05T01:00:00.000Z', to: '2026-03-05T04:00:00.000Z', title: '健步走', place: '东门' }] })
  expect(feed).toContain('DTSTART:20260305T010000Z\r\nDTEND:20260305T040000Z\r\n')
  expect(feed).toContain('LOCATION:东门\r\n')
  expect(feed).toContain('TRANSP:OPAQUE')
})
