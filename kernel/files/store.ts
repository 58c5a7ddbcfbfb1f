import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { isId } from '../ids.ts'

export interface StoredFile {
  sizeBytes: number
  sha256: string
}

/** The bytes of files; their names, owners and ends of life are rows of the `files` table. */
export interface FileStore {
  put(tenantId: string, fileId: string, content: Readable): Promise<StoredFile>
  open(tenantId: string, fileId: string): Readable
  path(tenantId: string, fileId: string): string
  remove(tenantId: string, fileId: string): Promise<void>
  exists(tenantId: string, fileId: string): Promise<boolean>
}

/** Files in a local folder, one sub-folder a tenant. A file appears under its name only when it is whole. */
export function localFiles(root: string): FileStore {
  const path = (tenantId: string, fileId: string) => {
    if (!isId(tenantId) || !isId(fileId)) throw new TypeError('file paths are made of ids')
    return join(root, tenantId, fileId.slice(-2), fileId)
  }
  return {
    path,
    put: async (tenantId, fileId, content) => {
      const target = path(tenantId, fileId)
      await mkdir(dirname(target), { recursive: true, mode: 0o700 })
      const hash = createHash('sha256')
      let sizeBytes = 0
      const measure = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          hash.update(chunk)
          sizeBytes += chunk.length
          done(null, chunk)
        },
      })
      const partial = `${target}.partial`
      try {
        await pipeline(content, measure, createWriteStream(partial, { mode: 0o600, flush: true }))
        await rename(partial, target)
      } catch (error) {
        await rm(partial, { force: true })
        throw error
      }
      return { sizeBytes, sha256: hash.digest('hex') }
    },
    open: (tenantId, fileId) => createReadStream(path(tenantId, fileId)),
    remove: async (tenantId, fileId) => {
      const target = path(tenantId, fileId)
      // A process that died while it wrote has left the half of it.
      await Promise.all([rm(target, { force: true }), rm(`${target}.partial`, { force: true })])
    },
    exists: (tenantId, fileId) =>
      stat(path(tenantId, fileId)).then(
        () => true,
        () => false,
      ),
  }
}
