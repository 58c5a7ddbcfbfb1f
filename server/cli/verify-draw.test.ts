import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { drawLots, ordered, recordText } from '../../engines/capacity/draw/draw-record.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tongxin-verify-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const record = drawLots(
  ordered({
    offer: { id: '0197f000-0000-7000-8000-000000000000', title: '疗休养', closesAt: '2026-03-02T01:00:00.000Z' },
    committedAt: '2026-03-01T01:00:00.000Z',
    drawnAt: '2026-03-02T02:00:00.000Z',
    publicSource: '福彩3D',
    publicExample: '0 0 0',
    waiting: 'skip',
    options: [{ id: '线路一', title: '线路一', tag: null }],
    limits: [{ optionId: '线路一', tag: null, unitId: null, cap: 1, taken: 0 }],
    entries: ['AAA', 'BBB'].map((code) => ({ code, choices: ['线路一'], party: 1, unitId: null })),
    excluded: [],
  }),
  { seed: 'ab'.repeat(32), publicValue: '1 2 3' },
)

test('a published draw is right without any database', async () => {
  const { code, output } = await verify(recordText(record))
  expect([code, output]).toEqual([0, expect.stringContaining('1 中签 placed, 1 候补 waiting')])
})

test('an altered draw ends with 3 and says what was altered', async () => {
  const { code, output } = await verify(recordText(record).replace('疗休养', '疗养休'))
  expect([code, output]).toEqual([3, expect.stringContaining('参加名单、名额或公开号码被改动')])
})

test('a draw under another commitment than the one published beforehand ends with 3', async () => {
  expect((await verify(recordText(record), '--commitment', 'f'.repeat(64))).code).toBe(3)
})

test('a program may read the verdict', async () => {
  const { output } = await verify(recordText(record), '--json')
  expect(JSON.parse(output)).toMatchObject({ right: true, commitment: record.commitment, placed: 1, waiting: 1 })
})

async function verify(text: string, ...options: string[]): Promise<{ code: number; output: string }> {
  const file = join(folder, 'draw.json')
  await writeFile(file, text)
  return new Promise((resolve) => {
    execFile(process.execPath, [fileURLToPath(new URL('../cli.ts', import.meta.url)), 'verify', 'draw', file, ...options], (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, output: stdout + stderr })
    })
  })
}
