import { hash, randomBytes } from 'node:crypto'

/** No 0, O, 1, I: people read them to one another. 32 letters, so that every byte falls on one alike. */
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const codeLength = 12

/** Sixty bits: too many to guess through a rate limit. */
export function newCouponCode(): string {
  return [...randomBytes(codeLength)].map((byte) => letters[byte % letters.length]).join('')
}

/** The code in what somebody typed, pasted or scanned (small letters, blanks, full width, the address of a QR code); null where there is none. */
export function readCouponCode(typed: string): string | null {
  const text = typed.normalize('NFKC').trim()
  const code = text
    .slice(text.lastIndexOf('=') + 1)
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
  return code.length === codeLength && [...code].every((letter) => letters.includes(letter)) ? code : null
}

/** In groups of four, as people read it. */
export function codeWords(code: string): string {
  return code.replaceAll(/(.{4})(?=.)/g, '$1 ')
}

/** As officers see it: who is not its owner cannot use it. */
export function maskedCode(code: string): string {
  return `•••• ${code.slice(-4)}`
}

/** 256 bits: too many to guess, so a plain SHA-256 is enough to store. */
export function newShopSecret(): string {
  return randomBytes(32).toString('base64url')
}

export function hashShopSecret(secret: string): string {
  return hash('sha256', secret)
}
