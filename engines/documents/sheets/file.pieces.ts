import type { FileHandle } from 'node:fs/promises'

const PIECE_BYTES = 64 * 1024

/** The bytes of a file from one place up to another (its end unless told), each piece in a buffer of its own. */
export async function* readPieces(file: FileHandle, from = 0, to = Number.POSITIVE_INFINITY): AsyncGenerator<Buffer> {
  for (let at = from; at < to;) {
    const length = Math.min(PIECE_BYTES, to - at)
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, at)
    if (bytesRead === 0) return
    yield buffer.subarray(0, bytesRead)
    at += bytesRead
  }
}
