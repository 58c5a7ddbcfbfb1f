const BYTE_ORDER_MARKS: readonly { mark: readonly number[]; encoding: string }[] = [
  { mark: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
]

/**
 * Decodes a text file as Chinese offices save them: UTF-8 or UTF-16 with or without a byte order mark, GB18030.
 * Null for bytes that are no text.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const marked = BYTE_ORDER_MARKS.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte))
  const encodings = marked ? [marked.encoding] : bytes.includes(0) ? ['utf-16le', 'utf-16be'] : ['utf-8', 'gb18030']
  for (const encoding of encodings) {
    const text = decodeAs(encoding, bytes)
    if (text !== null && isText(text)) return text
  }
  return null
}

function decodeAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Wrongly decoded UTF-16 and binary files show control characters, or hardly a Chinese or Latin letter. */
function isText(text: string): boolean {
  if (/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text)) return false
  const letters = text.match(/[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef\s\x20-\x7e“”‘’·—…]/g)?.length ?? 0
  return letters * 10 >= text.length * 7
}
