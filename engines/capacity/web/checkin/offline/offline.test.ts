import { describe, expect, test } from 'vitest'
import type { SyncRow } from '../checkin.types.ts'
import { keepScan } from './keep-scan.ts'
import type { KeptList, KeptScan, Shelf } from './shelf.ts'
import { syncScans, type Answered, type Sent } from './sync-scans.ts'

const pointId = 'p1'
const codes = ['a', 'b', 'c'].map((char) => `M${char.repeat(22)}.${char.repeat(14)}`)
const [first = '', second = '', third = ''] = codes
const at = new Date('2026-03-02T01:00:00Z')
const person = { name: '林丽雯', staffNo: '0012', unitName: '图书馆分工会', optionTitle: null, party: 1, cameAt: null }
const plain = { pointId, at, doubtful: false, anyway: false }

describe('without a network', () => {
  test('a code on the list is kept, and its name shows', async () => {
    const shelf = memoryShelf()
    expect(await keepScan(shelf, { ...plain, list: await listOf(first), text: `https://union.example.edu.cn/checkin/${first}` })).toEqual({ kind: 'kept', person })
    expect(await shelf.scans()).toMatchObject([{ code: first, state: 'unsent', scannedAt: at.toISOString(), name: null }])
  })

  test('a code shown a second time is told so, and kept once', async () => {
    const shelf = memoryShelf()
    const scan = { ...plain, list: await listOf(first), text: first }
    await keepScan(shelf, scan)
    expect(await keepScan(shelf, { ...scan, at: new Date('2026-03-02T02:00:00Z') })).toMatchObject({ kind: 'again', at: at.toISOString() })
    expect(await shelf.scans()).toHaveLength(1)
  })

  test('who came before the list was made is not taken in again', async () => {
    const shelf = memoryShelf()
    const list = await listOf(first, { ...person, cameAt: '2026-03-02T00:30:00.000Z' })
    expect(await keepScan(shelf, { ...plain, list, text: first })).toMatchObject({ kind: 'again', at: '2026-03-02T00:30:00.000Z' })
    expect(await shelf.scans()).toEqual([])
  })

  test('a code on no list is not kept unless asked for', async () => {
    const shelf = memoryShelf()
    const scan = { ...plain, list: await listOf(first), text: second }
    expect(await keepScan(shelf, scan)).toMatchObject({ kind: 'unknown' })
    expect(await shelf.scans()).toEqual([])
    expect(await keepScan(shelf, { ...scan, anyway: true })).toEqual({ kind: 'unchecked' })
    expect(await shelf.scans()).toHaveLength(1)
  })

  test('a staff number is not taken for a code', async () => {
    expect(await keepScan(memoryShelf(), { ...plain, list: null, text: '0012' })).toEqual({ kind: 'noCode' })
  })
})

describe('back in the network', () => {
  test('each scan hears what became of it, and only those to look at keep a name', async () => {
    const shelf = memoryShelf([first, second, third])
    await syncScans(shelf, answering({ [second]: { outcome: 'already', via: 'officer', cameAt: '2026-03-02T00:10:00.000Z' }, [third]: refused }), () => at)
    expect((await shelf.scans()).map(({ state, name, firstAt }) => [state, name, firstAt])).toEqual([
      ['recorded', null, at.toISOString()],
      ['already', '林丽雯（0012）', '2026-03-02T00:10:00.000Z'],
      ['refused', null, null],
    ])
  })

  test('nothing is sent twice once it was answered', async () => {
    const shelf = memoryShelf([first])
    const sent: Sent[] = []
    const send = answering({}, sent)
    await syncScans(shelf, send, () => at)
    expect(await syncScans(shelf, send, () => at)).toBe(null)
    expect(sent).toHaveLength(1)
  })

  test('a lost answer keeps everything, and the same scan found there again is no second one', async () => {
    const shelf = memoryShelf([first])
    await expect(
      syncScans(
        shelf,
        () => Promise.reject(new TypeError('lost')),
        () => at,
      ),
    ).rejects.toThrow('lost')
    expect(await shelf.scans()).toMatchObject([{ state: 'unsent' }])
    await syncScans(shelf, answering({ [first]: { outcome: 'already', via: 'offline', cameAt: at.toISOString() } }), () => at)
    expect(await shelf.scans()).toMatchObject([{ state: 'recorded' }])
  })

  test('another phone’s scan at the same minute is a second one', async () => {
    const shelf = memoryShelf([first])
    await syncScans(shelf, answering({ [first]: { outcome: 'already', via: 'offline', cameAt: at.toISOString() } }), () => at)
    expect(await shelf.scans()).toMatchObject([{ state: 'already', name: '林丽雯（0012）' }])
  })
})

const refused: Partial<SyncRow> = { outcome: 'refused', person: null, cameAt: null, error: { code: 'checkin.code_forged', text: { zh: '不是', en: 'no' } } }

function answering(special: Record<string, Partial<SyncRow>>, sent: Sent[] = []) {
  return async (asked: Sent): Promise<Answered> => {
    sent.push(asked)
    const rows = asked.scans.map(({ code, scannedAt }): SyncRow => ({
      code,
      outcome: 'recorded',
      person: { enrolmentId: code, ...person },
      at: scannedAt,
      via: 'offline',
      cameAt: scannedAt,
      outsideHours: false,
      error: null,
      ...special[code],
    }))
    return { rows, clockAheadSeconds: 0, clockOff: false }
  }
}

/** As the server seals it. */
async function listOf(code: string, who: object = person): Promise<KeptList> {
  const digest = async (text: string) => crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  const base64Url = (bytes: ArrayBuffer | Uint8Array) =>
    btoa(String.fromCharCode(...new Uint8Array(bytes)))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '')
  const nonce = new Uint8Array(12).fill(1)
  const key = await crypto.subtle.importKey('raw', await digest(`name|${code}`), 'AES-GCM', false, ['encrypt'])
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, new TextEncoder().encode(JSON.stringify(who)))
  return { pointId, title: '签到', madeAt: at.toISOString(), lines: [{ hash: base64Url(await digest(`line|${code}`)), nonce: base64Url(nonce), sealed: base64Url(sealed) }] }
}

/** What the browser's database does, without a browser; the browser's own is used in the end-to-end test. */
function memoryShelf(unsent: readonly string[] = []): Shelf {
  const kept = new Map<string, KeptScan>()
  for (const code of unsent) kept.set(code, { pointId, code, scannedAt: at.toISOString(), doubtful: false, state: 'unsent', name: null, firstAt: null, why: null })
  return {
    lists: async () => [],
    putList: async () => undefined,
    dropList: async () => undefined,
    scans: async () => [...kept.values()],
    addScan: async (scan) => !kept.has(scan.code) && kept.set(scan.code, scan) !== undefined,
    putScans: async (scans) => scans.forEach((scan) => kept.set(scan.code, scan)),
    dropScans: async (scans) => scans.forEach(({ code }) => kept.delete(code)),
  }
}
