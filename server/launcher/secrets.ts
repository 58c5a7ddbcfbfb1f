import { randomBytes } from 'node:crypto'
import { mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { readIfThere } from './files.ts'
import { secretsLost } from './launcher.errors.ts'
import type { Place } from './place.ts'

const ROLES = ['postgres', 'tongxin_owner', 'tongxin_app'] as const
export type Role = (typeof ROLES)[number]
export type Passwords = Record<Role, string>

/**
 * The passwords of the cluster's roles, from `<dataDir>/secrets/<role>.password` (0600 in a 0700 folder).
 * They are made once, before the cluster; a cluster without them is locked.
 * @throws launcher.secrets_lost
 */
export async function settlePasswords(place: Place, clusterExists: boolean): Promise<Passwords> {
  const folder = join(place.dataDir, 'secrets')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const settle = async (role: Role) => {
    const file = join(folder, `${role}.password`)
    const existing = await readIfThere(file)
    if (existing !== null) return existing.trim()
    if (clusterExists) throw secretsLost({ path: place.pgData, secret: file })
    return createPassword(file)
  }
  return { postgres: await settle('postgres'), tongxin_owner: await settle('tongxin_owner'), tongxin_app: await settle('tongxin_app') }
}

async function createPassword(file: string): Promise<string> {
  const password = randomBytes(32).toString('base64url')
  await writeSecret(`${file}.new`, password)
  // Whole or not at all: a power cut must not leave an empty password beside a cluster that has another.
  await rename(`${file}.new`, file)
  return password
}

async function writeSecret(file: string, text: string): Promise<void> {
  const handle = await open(file, 'w', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
