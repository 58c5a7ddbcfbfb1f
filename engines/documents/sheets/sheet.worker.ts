import { open } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../../../kernel/errors.ts'
import { batchSender } from './batch.sender.ts'
import { csvReader } from './csv.reader.ts'
import { htmlReader } from './html.reader.ts'
import { RowPacker } from './packed-rows.ts'
import type { FromSheetWorker, SheetJob } from './sheet.job.ts'
import type { SheetReader } from './sheet.source.ts'
import { xlsReader } from './xls.reader.ts'
import { xlsxReader } from './xlsx.reader.ts'

const readers: Record<SheetJob['fileType'], SheetReader> = { xlsx: xlsxReader, xls: xlsReader, csv: csvReader, html: htmlReader }

// The thread is only ever started by read-sheet.ts, with a SheetJob.
const job = workerData as SheetJob
const port = parentPort
if (port) await run(port)

async function run(caller: NonNullable<typeof parentPort>) {
  const say = (message: FromSheetWorker) => caller.postMessage(message, [])
  const file = await open(job.path)
  try {
    const source = { file, limits: job.limits }
    const reader = readers[job.fileType]
    if (job.kind === 'inspect') return say({ kind: 'info', info: await reader.inspect(source) })
    if (job.kind === 'merges') return say({ kind: 'merges', merges: await reader.readMerges(source, job.sheet, job.firstRows) })
    const packer = new RowPacker(job.limits, job.batchRows)
    const flush = batchSender(packer, caller)
    await reader.readRows(source, job.sheet, { packer, flush })
    packer.close()
    await flush()
    say({ kind: 'end' })
  } catch (error) {
    say(error instanceof AppError ? { kind: 'refused', code: error.code, status: error.status, text: error.text, details: error.details } : { kind: 'bug', error })
  } finally {
    await file.close()
    caller.close()
  }
}
