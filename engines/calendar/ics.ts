/** One all-day event of a feed. `to` is the first day after it. */
export interface CalendarEvent {
  uid: string
  from: string
  to: string
  title: string
  description: string
  url: string
  changedAt: Date
}

/** An iCalendar feed (RFC 5545): CRLF, lines of at most 75 octets, texts escaped. */
export function icsFeed(feed: { name: string; events: CalendarEvent[] }): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tongxin//Plan//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(feed.name)}`,
    'X-WR-TIMEZONE:Asia/Shanghai',
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    ...feed.events.flatMap(eventLines),
    'END:VCALENDAR',
  ]
  return `${lines.map(fold).join('\r\n')}\r\n`
}

function eventLines(event: CalendarEvent): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${event.uid}`,
    `DTSTAMP:${event.changedAt.toISOString().replaceAll(/[-:]|\.\d{3}/g, '')}`,
    `DTSTART;VALUE=DATE:${event.from.replaceAll('-', '')}`,
    `DTEND;VALUE=DATE:${event.to.replaceAll('-', '')}`,
    `SUMMARY:${escapeText(event.title)}`,
    `DESCRIPTION:${escapeText(event.description)}`,
    `URL:${event.url}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

function escapeText(text: string): string {
  return text.replaceAll(/[\\;,]/g, String.raw`\$&`).replaceAll(/\r?\n/g, String.raw`\n`)
}

const mostOctets = 75

/** Cuts a long line between characters; each further line begins with a space that does not count as text. */
function fold(line: string): string {
  const folded: string[] = []
  let part = ''
  let octets = 0
  for (const char of line) {
    const size = Buffer.byteLength(char)
    if (octets + size > mostOctets) {
      folded.push(part)
      part = ' '
      octets = 1
    }
    part += char
    octets += size
  }
  return [...folded, part].join('\r\n')
}
