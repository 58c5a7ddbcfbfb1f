import { expect, test } from 'vitest'
import { batchSender } from './batch.sender.ts'
import { RowPacker, unpackRows, cellKind } from './packed-rows.ts'
import { defaultSheetLimits } from '../sheet.types.ts'
import type { FromSheetWorker } from './sheet.job.ts'

function setUp(batches: number) {
  const packer = new RowPacker(defaultSheetLimits, 1)
  for (let rowNo = 1; rowNo <= batches; rowNo += 1) {
    packer.beginRow(rowNo)
    packer.appendText(`行${rowNo}`)
    packer.commit(cellKind.text)
    packer.endRow()
  }
  const sent: number[] = []
  let giveCredit = () => {}
  const port = {
    on: (_event: 'message', listener: () => void) => void (giveCredit = listener),
    postMessage: (message: FromSheetWorker) => void (message.kind === 'rows' && sent.push(...unpackRows(message.rows).map((row) => row.rowNo))),
  }
  const flush = batchSender(packer, port)
  return { sent, flush, credit: () => giveCredit() }
}

const settle = () => new Promise((resolve) => setImmediate(resolve))

test('nothing is sent that the caller has not asked for', async () => {
  const { sent, flush } = setUp(3)
  void flush()
  await settle()
  expect(sent).toEqual([])
})

test('each credit lets one batch through, and the reader waits for the rest', async () => {
  const { sent, flush, credit } = setUp(3)
  let done = false
  const flushed = flush().then(() => (done = true))
  credit()
  credit()
  await settle()
  expect([sent, done]).toEqual([[1, 2], false])
  credit()
  await flushed
  expect(sent).toEqual([1, 2, 3])
})
