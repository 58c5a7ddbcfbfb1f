import type { Bilingual } from '../../../../../kernel/ui/use-bilingual.ts'
import type { OfflineLine } from '../../../checkin/offline-line.shapes.ts'

/** The sealed list of one point as the device carries it. */
export interface KeptList {
  pointId: string
  title: string
  madeAt: string
  lines: readonly OfflineLine[]
}

/** One scan that the server has not seen yet, or what it said to it. */
export interface KeptScan {
  pointId: string
  code: string
  /** By this device's clock. */
  scannedAt: string
  /** It went out once and no answer came: the server may have it. */
  doubtful: boolean
  state: 'unsent' | 'recorded' | 'already' | 'refused'
  /** Whom it was about and what the server said, where somebody has to look. */
  name: string | null
  firstAt: string | null
  why: Bilingual | null
}

/** What one officer keeps on this device for checking people in; another at the same device finds nothing of it. */
export interface Shelf {
  lists(): Promise<KeptList[]>
  putList(list: KeptList): Promise<void>
  dropList(pointId: string): Promise<void>
  scans(): Promise<KeptScan[]>
  /** False: this code was scanned at this point before. */
  addScan(scan: KeptScan): Promise<boolean>
  putScans(scans: readonly KeptScan[]): Promise<void>
  dropScans(scans: readonly KeptScan[]): Promise<void>
}

const stores = ['lists', 'scans'] as const
type Store = (typeof stores)[number]

/** On the browser's own database: it outlives the page, the browser and an empty battery. */
export function openShelf(owner: string): Shelf {
  const key = (...parts: string[]) => [owner, ...parts]
  const scanKey = ({ pointId, code }: KeptScan) => key(pointId, code)
  // Everything of this officer: keys begin so.
  const mine = () => IDBKeyRange.bound([owner], [owner, []])
  return {
    // Written by `putList` and `addScan` below, and by nothing else.
    lists: () => inStore('lists', 'readonly', (store) => store.getAll(mine())) as Promise<KeptList[]>,
    scans: () => inStore('scans', 'readonly', (store) => store.getAll(mine())) as Promise<KeptScan[]>,
    putList: async (list) => {
      await inStore('lists', 'readwrite', (store) => store.put(list, key(list.pointId)))
    },
    dropList: async (pointId) => {
      await inStore('lists', 'readwrite', (store) => store.delete(key(pointId)))
    },
    addScan: async (scan) => {
      const known = await inStore('scans', 'readwrite', (store) => {
        const found = store.count(scanKey(scan))
        // In the same transaction: two pages of one device do not both add it.
        found.addEventListener('success', () => found.result === 0 && store.add(scan, scanKey(scan)))
        return found
      })
      return known === 0
    },
    putScans: (scans) => each(scans, (store, scan) => store.put(scan, scanKey(scan))),
    dropScans: (scans) => each(scans, (store, scan) => store.delete(scanKey(scan))),
  }
}

async function each(scans: readonly KeptScan[], work: (store: IDBObjectStore, scan: KeptScan) => IDBRequest): Promise<void> {
  if (scans.length === 0) return
  await inStore('scans', 'readwrite', (store) => {
    for (const scan of scans) work(store, scan)
    return store.count()
  })
}

/** Settles when the transaction is on the disk, not before. */
async function inStore<T>(name: Store, mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open()
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(name, mode)
      const request = work(transaction.objectStore(name))
      transaction.addEventListener('complete', () => resolve(request.result))
      transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('not kept')))
    })
  } finally {
    database.close()
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('tongxin-checkin', 1)
    request.addEventListener('upgradeneeded', () => {
      for (const name of stores) request.result.createObjectStore(name)
    })
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('not kept')))
  })
}
