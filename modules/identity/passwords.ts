import { hash, verify } from '@node-rs/argon2'
import type { ServerSettings } from '../../kernel/context.ts'

export type PasswordCost = ServerSettings['passwordCost']

/** argon2id in PHC form. The same characters typed on another keyboard (NFKC) are the same password. */
export function hashPassword(cost: PasswordCost, password: string): Promise<string> {
  return hash(password.normalize('NFKC'), { memoryCost: cost.memoryKiB, timeCost: cost.passes, parallelism: 1 })
}

/**
 * Whether the password fits. Without a hash (no such account) it verifies against a dummy of the same cost
 * and answers no, so that the time taken does not tell which names exist.
 */
export async function verifyPassword(cost: PasswordCost, passwordHash: string | null, password: string): Promise<boolean> {
  const dummy = await dummyHash(cost)
  const fits = await verify(passwordHash ?? dummy, password.normalize('NFKC'))
  return fits && passwordHash !== null
}

const dummies = new WeakMap<PasswordCost, Promise<string>>()

function dummyHash(cost: PasswordCost): Promise<string> {
  const known = dummies.get(cost)
  if (known) return known
  const made = hashPassword(cost, 'nobody')
  dummies.set(cost, made)
  return made
}
