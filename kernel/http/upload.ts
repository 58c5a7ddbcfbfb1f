import type { MultipartFile } from '@fastify/multipart'
import type { RequestContext } from '../context.ts'
import type { Trx } from '../db/handle.ts'
import { defineError } from '../errors.ts'
import { newId } from '../ids.ts'

const noFile = defineError('upload.no_file', 400, '没有收到文件，请重新选择。', 'No file arrived: choose it again.')
const tooLarge = defineError('upload.too_large', 413, '文件超过 50 MB，请缩小后再上传。', 'The file is larger than 50 MB: make it smaller and upload it again.')

export interface Upload {
  fileId: string
  fileName: string
  contentType: string
  sizeBytes: number
  sha256: string
}

/**
 * Stores the bytes, then lets `use` write the rows that name them; where that fails the bytes go again.
 * A process that dies in between leaves bytes without a row, which nobody can reach.
 */
export async function receiveFile<T>({ services, db }: RequestContext, file: MultipartFile | undefined, use: (upload: Upload) => Promise<T>): Promise<T> {
  if (!file) throw noFile()
  const fileId = newId()
  const stored = await services.files.put(db.tenantId, fileId, file.file)
  try {
    if (file.file.truncated) throw tooLarge()
    return await use({ fileId, fileName: file.filename, contentType: file.mimetype, ...stored })
  } catch (error) {
    await services.files.remove(db.tenantId, fileId)
    throw error
  }
}

/** The row that gives the bytes their name, purpose and end of life. */
export async function recordFile(trx: Trx, upload: Upload, use: { purpose: string; expiresAt: Date | null }): Promise<void> {
  await trx.q
    .insertInto('files')
    .values({
      tenant_id: trx.tenantId,
      id: upload.fileId,
      name: upload.fileName,
      content_type: upload.contentType,
      size_bytes: BigInt(upload.sizeBytes),
      sha256: upload.sha256,
      purpose: use.purpose,
      owner_account_id: trx.actorId,
      created_at: trx.at,
      expires_at: use.expiresAt,
    })
    .execute()
}
