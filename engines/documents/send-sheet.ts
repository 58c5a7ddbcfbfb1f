import type { FastifyReply } from 'fastify'
import { PassThrough } from 'node:stream'
import { writeXlsx, type SheetContent } from './write-sheet.ts'

export interface SheetFile {
  fileName: string
  sheet: SheetContent
  /** Further sheets of the same workbook. */
  more?: SheetContent[]
}

/** Streams a sheet as a download; a failure on the way breaks it off instead of ending it as if it were whole. */
export function sendSheet(reply: FastifyReply, { fileName, sheet, more = [] }: SheetFile): FastifyReply {
  const out = new PassThrough()
  writeXlsx(out, sheet, ...more).catch((error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))))
  return sendDownload(reply, { fileName, contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', content: out })
}

export function sendDownload(reply: FastifyReply, file: { fileName: string; contentType: string; content: NodeJS.ReadableStream | Uint8Array }): FastifyReply {
  return reply
    .type(file.contentType)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`)
    .send(file.content)
}
