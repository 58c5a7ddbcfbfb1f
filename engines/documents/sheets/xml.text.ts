const namedEntities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }

/** Resolves numeric entities, the five of XML and `&nbsp;`; any other stays as it is written. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(/&(#x[0-9a-f]{1,6}|#[0-9]{1,7}|[a-z]{2,4});/gi, (whole: string, body: string) => {
    if (!body.startsWith('#')) return namedEntities[body.toLowerCase()] ?? whole
    const code = Number(body.slice(1).replace(/^x/i, '0x'))
    return code === 0 || code > 0x10ffff ? '' : String.fromCodePoint(code)
  })
}

/**
 * Text of a cell: entities, line ends as XML 1.0 (2.11) reads them, and the escapes of ECMA-376 (22.9.2.19, ST_Xstring):
 * `_x000D_` is a carriage return, `_x005F_` an underscore. U+0000 is left out: no database takes it.
 */
export function decodeXmlText(raw: string): string {
  const text = decodeEntities(raw.replaceAll(/\r\n?/g, '\n'))
  if (!text.includes('_x')) return text.replaceAll('\0', '')
  return text.replaceAll(/_x([0-9a-f]{4})_/gi, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16))).replaceAll('\0', '')
}

/** The reverse, for an element's text: what XML cannot hold becomes `_xHHHH_`, and half a surrogate pair U+FFFD. */
export function encodeXmlText(text: string): string {
  if (!/[&<>_\ud800-\udfff\ufffe\uffff\u0000-\u0008\u000b-\u001f]/.test(text)) return text
  return text
    .toWellFormed()
    .replaceAll(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

export function encodeXmlAttribute(text: string): string {
  return encodeXmlText(text).replaceAll('"', '&quot;')
}
