/** What an officer's phone carries along to check people in without a network. */
export interface OfflineLine {
  hash: string
  nonce: string
  sealed: string
}

export interface OfflinePerson {
  name: string
  staffNo: string
  unitName: string
  optionTitle: string | null
  party: number
  /** Came before the list was made; null: not yet. */
  cameAt: string | null
}

/** Finds and opens the line of a scanned code; null: nobody on this list. Only the code itself opens its line. */
export async function openLine(lines: ReadonlyMap<string, OfflineLine>, scanned: string): Promise<OfflinePerson | null> {
  const text = scanned.trim()
  const code = text.slice(text.lastIndexOf('/') + 1)
  const line = lines.get(toBase64Url(await sha256(`line|${code}`)))
  if (!line) return null
  const key = await crypto.subtle.importKey('raw', await sha256(`name|${code}`), 'AES-GCM', false, ['decrypt'])
  const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: fromBase64Url(line.nonce) }, key, fromBase64Url(line.sealed))
  // Sealed by our own server under a key that nobody else can know.
  return JSON.parse(new TextDecoder().decode(plain)) as OfflinePerson
}

async function sha256(text: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))
}
