import { createWriteStream, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSheet } from './read-sheet.ts'
import { defaultSheetLimits } from './sheet.types.ts'
import { fileOf, readAll, xlsxOf } from './sheets/sheet.fixture.ts'
import { writeXlsx } from './write-sheet.ts'

const manyRows = (count: number) => xlsxOf(Array.from({ length: count }, (_, at) => `<row r="${at + 1}"><c><v>${at}</v></c></row>`).join(''))
const workers = () => process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length

test('rows come in order, in batches of the asked size', async () => {
  const sizes: number[] = []
  const rowNos: number[] = []
  for await (const batch of readSheet(manyRows(2_050), { batchRows: 500 })) {
    sizes.push(batch.length)
    rowNos.push(...batch.map((row) => row.rowNo))
  }
  expect(sizes).toEqual([500, 500, 500, 500, 50])
  expect(rowNos).toEqual(Array.from({ length: 2_050 }, (_, at) => at + 1))
})

test('a consumer that stops early ends the worker', async () => {
  const before = workers()
  let during = 0
  for await (const batch of readSheet(manyRows(20_000), { batchRows: 100 })) {
    during = workers()
    if (batch.length > 0) break
  }
  expect(during).toBeGreaterThan(before)
  expect(workers()).toBe(before)
})

test('a consumer that fails ends the worker and keeps its own error', async () => {
  const before = workers()
  const reading = async () => {
    for await (const _ of readSheet(manyRows(5_000), { batchRows: 100 })) throw new Error('the database is gone')
  }
  await expect(reading()).rejects.toThrow('the database is gone')
  expect(workers()).toBe(before)
})

test('an abort stops the reading with its reason and ends the worker', async () => {
  const before = workers()
  const stop = new AbortController()
  const reading = async () => {
    for await (const _ of readSheet(manyRows(20_000), { batchRows: 100, signal: stop.signal })) stop.abort(new Error('cancelled by the person'))
  }
  await expect(reading()).rejects.toThrow('cancelled by the person')
  expect(workers()).toBe(before)
})

test('a signal that was aborted before starts no worker', async () => {
  await expect(readAll(manyRows(1), { signal: AbortSignal.abort(new Error('too late')) })).rejects.toThrow('too late')
})

test('a file that is not there is a fault of the program, not of the file', async () => {
  await expect(readAll('/nowhere/名册.xlsx')).rejects.toMatchObject({ code: 'ENOENT' })
})

test('the worker holds no rows: 30,000 × 20 pass through a heap far smaller than they are', async () => {
  const path = fileOf('')
  const columns = Array.from({ length: 20 }, (_, at) => ({ header: `列${at}` }))
  const row = (no: number) => columns.map((_column, at) => `浙江省杭州市西湖区余杭塘路 ${no}-${at}`)
  await writeXlsx(createWriteStream(path), {
    name: '名册',
    columns,
    rows: Array.from({ length: 30_000 }, (_, no) => no)
      .values()
      .map(row),
  })
  let cells = 0
  for await (const batch of readSheet(path, { limits: { ...defaultSheetLimits, heapMiB: 16 } })) for (const { cells: found } of batch) cells += found.length
  expect(cells).toBe(30_001 * 20)
})

test('reading writes nothing beside the file', async () => {
  const path = fileOf('a,b\n1,2\n', 'csv')
  const folder = join(path, '..')
  const [names, content] = [readdirSync(folder), readFileSync(path)]
  await readAll(path)
  expect([readdirSync(folder), readFileSync(path)]).toEqual([names, content])
})
