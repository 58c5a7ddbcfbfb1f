import { open } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { AppError } from '../../kernel/errors.ts'
import { sheetTooComplex } from './documents.errors.ts'
import { defaultSheetLimits } from './sheet.types.ts'
import type { SheetInfo, SheetLimits, SheetMerge, SheetRow } from './sheet.types.ts'
import { unpackRows } from './sheets/packed-rows.ts'
import type { FromSheetWorker, SheetJob } from './sheets/sheet.job.ts'
import { sniffSheet } from './sheets/sheet.sniff.ts'

interface CommonOptions {
  signal?: AbortSignal
  limits?: SheetLimits
}

/** One being consumed, one being made. */
const BATCHES_AHEAD = 2

/** What a file is and which sheets it has; the rows are not read (of an xls they are: it can only be read whole). */
export async function inspectSheet(path: string, options: CommonOptions = {}): Promise<SheetInfo> {
  for await (const message of runWorker(path, { kind: 'inspect' }, options)) if (message.kind === 'info') return message.info
  throw new Error('the sheet worker ended without an answer')
}

/**
 * Merged blocks that begin in the first rows (10 unless told), so that headers over several columns can be filled. Passes
 * through the whole sheet, because files keep this behind the data. Empty for csv.
 */
export async function readHeaderMerges(path: string, options: CommonOptions & { sheet?: string; firstRows?: number } = {}): Promise<SheetMerge[]> {
  const task = { kind: 'merges', sheet: options.sheet, firstRows: options.firstRows ?? 10 } as const
  for await (const message of runWorker(path, task, options)) if (message.kind === 'merges') return message.merges
  throw new Error('the sheet worker ended without an answer')
}

/**
 * The rows of one sheet (the first visible one unless named), in batches of at most `batchRows` (500 unless told). A worker
 * thread reads at most two batches ahead of the caller; it ends when the loop over the rows does, for whatever reason.
 * Errors: those of `documents.errors.ts`; the signal's reason when aborted.
 */
export async function* readSheet(path: string, options: CommonOptions & { sheet?: string; batchRows?: number } = {}): AsyncGenerator<SheetRow[]> {
  const task = { kind: 'rows', sheet: options.sheet, batchRows: options.batchRows ?? 500 } as const
  for await (const message of runWorker(path, task, options)) if (message.kind === 'rows') yield unpackRows(message.rows)
}

type SheetTask = SheetJob extends infer Job ? (Job extends SheetJob ? Omit<Job, 'path' | 'fileType' | 'limits'> : never) : never

/** Starts the worker and gives its messages until its answer is complete; a batch that was taken makes room for the next. */
async function* runWorker(path: string, task: SheetTask, options: CommonOptions): AsyncGenerator<FromSheetWorker> {
  options.signal?.throwIfAborted()
  const limits = options.limits ?? defaultSheetLimits
  const fileType = await sniffPath(path)
  const job: SheetJob = { ...task, path, fileType, limits }
  const worker = new Worker(new URL('./sheets/sheet.worker.ts', import.meta.url), {
    name: 'sheet',
    workerData: job,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: fileType === 'xls' ? limits.xlsHeapMiB : limits.heapMiB, maxYoungGenerationSizeMb: 16 },
  })
  const inbox = openInbox(worker, options.signal)
  // The rule is about windows; a thread has no origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  const giveCredit = () => worker.postMessage('more')
  try {
    for (let credit = 0; credit < BATCHES_AHEAD; credit += 1) giveCredit()
    for (;;) {
      const message = await inbox.next()
      if (message.kind === 'end') return
      if (message.kind === 'refused') throw new AppError(message, message.details)
      if (message.kind === 'bug') throw message.error
      yield message
      giveCredit()
    }
  } finally {
    inbox.close()
    await worker.terminate()
  }
}

async function sniffPath(path: string) {
  const file = await open(path)
  try {
    return await sniffSheet(file)
  } finally {
    await file.close()
  }
}

/** The worker's messages in order; rejects when it dies or the signal says stop. */
function openInbox(worker: Worker, signal: AbortSignal | undefined) {
  const messages: FromSheetWorker[] = []
  let failure: { reason: unknown } | undefined
  let wake: (() => void) | undefined
  const fail = (reason: unknown) => {
    failure ??= { reason }
    wake?.()
  }
  const stop = () => fail(signal?.reason)
  signal?.addEventListener('abort', stop)
  worker.on('message', (message: FromSheetWorker) => {
    messages.push(message)
    wake?.()
  })
  worker.on('error', (error) => fail('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? sheetTooComplex() : error))
  worker.on('exit', () => fail(new Error('the sheet worker ended without an answer')))
  return {
    async next(): Promise<FromSheetWorker> {
      for (;;) {
        if (signal?.aborted) throw signal.reason
        const message = messages.shift()
        if (message) return message
        if (failure) throw failure.reason
        await new Promise<void>((resolve) => (wake = resolve))
      }
    },
    close: () => signal?.removeEventListener('abort', stop),
  }
}
