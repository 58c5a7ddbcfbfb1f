/** 128 random bits for an idempotency key; `crypto.randomUUID` is missing where a campus serves plain http. */
export function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
