import type { PackedRows, RowPacker } from './packed-rows.ts'
import type { FromSheetWorker } from './sheet.job.ts'

interface CallerPort {
  on(event: 'message', listener: () => void): unknown
  postMessage(message: FromSheetWorker, transfer: ArrayBuffer[]): void
}

/** Sends the packer's ready batches, each against one credit from the caller: what nobody takes is not read. */
export function batchSender(packer: Pick<RowPacker, 'takeReady'>, caller: CallerPort): () => Promise<void> {
  let credits = 0
  let wake: (() => void) | undefined
  caller.on('message', () => {
    credits += 1
    wake?.()
  })
  return async () => {
    for (const rows of packer.takeReady()) {
      while (credits === 0) await new Promise<void>((resolve) => (wake = resolve))
      credits -= 1
      caller.postMessage({ kind: 'rows', rows }, buffersOf(rows))
    }
  }
}

function buffersOf(rows: PackedRows): ArrayBuffer[] {
  return [rows.rowNos.buffer, rows.widths.buffer, rows.kinds.buffer, rows.ends.buffer, rows.bytes.buffer]
}
