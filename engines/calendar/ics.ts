/** One event of a feed: on days (`YYYY-MM-DD`, `to` is the first day after it), or from one instant to another. */
export interface CalendarEvent {
  uid: string
  from: string
  to: string
  title: string
  description: string
  place?: string | null
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
    `DTSTAMP${stamp(event.changedAt.toISOString())}`,
    `DTSTART${stamp(event.from)}`,
    `DTEND${stamp(event.to)}`,
    `SUMMARY:${escapeText(event.title)}`,
    `DESCRIPTION:${escapeText(event.description)}`,
    ...(event.place ? [`LOCATION:${escapeText(event.place)}`] : []),
    `URL:${event.url}`,
    // A day on which something is due keeps nobody busy; an hour does.
    isDay(event.from) ? 'TRANSP:TRANSPARENT' : 'TRANSP:OPAQUE',
    'END:VEVENT',
  ]
}

function isDay(when: string): boolean {
  return !when.includes('T')
}

function stamp(when: string): string {
  const digits = when.replaceAll(/[-:]|\.\d{3}/g, '')
  return isDay(when) ? `;VALUE=DATE:${digits}` : `:${digits}`
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
