const candidates = [',', '\t', ';', '|']
const SAMPLE_RECORDS = 30
const SAMPLE_CHARS = 64 * 1024

/**
 * The delimiter of a csv by its first records: the one that gives most of them the same number of fields. A first line
 * `sep=;`, which Excel writes and hides, decides and is skipped.
 */
export function guessDelimiter(sample: Buffer): { delimiter: string; skipBytes: number } {
  const text = sample.toString('utf8').replace(/^\ufeff/, '')
  const declared = /^"?sep=([^\r\n"])"?(?:\r\n|\n|\r|$)/i.exec(text)
  if (declared) return { delimiter: declared[1] ?? ',', skipBytes: Buffer.byteLength(declared[0]) }
  const lines = text.slice(0, SAMPLE_CHARS).replaceAll(/\r\n?/g, '\n')
  let best = { delimiter: ',', agreeing: 0, fields: 0 }
  for (const delimiter of candidates) {
    const { agreeing, fields } = agreement(lines, delimiter)
    if (agreeing > best.agreeing || (agreeing === best.agreeing && fields > best.fields)) best = { delimiter, agreeing, fields }
  }
  return { delimiter: best.delimiter, skipBytes: 0 }
}

/** How many of the first records have the most frequent number of fields, more than one. */
function agreement(text: string, delimiter: string): { agreeing: number; fields: number } {
  const records = new Map<number, number>()
  let count = 0
  let quoted = false
  let fields = 1
  for (let at = 0; at < text.length && count < SAMPLE_RECORDS; at += 1) {
    const char = text[at]
    if (char === '"') quoted = !quoted
    else if (quoted) continue
    else if (char === delimiter) fields += 1
    else if (char === '\n' || at === text.length - 1) {
      if (fields > 1) records.set(fields, (records.get(fields) ?? 0) + 1)
      fields = 1
      count += 1
    }
  }
  const [mode] = [...records].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])
  return mode ? { agreeing: mode[1], fields: mode[0] } : { agreeing: 0, fields: 0 }
}
