/** How many are decided at once. */
export const batchMost = 256

interface Waiting<I, O> {
  item: I
  resolve: (outcome: O) => void
  reject: (reason: unknown) => void
}

export interface Batcher<I, O> {
  add(item: I): Promise<O>
}

export interface Batching<I, O> {
  decide(items: readonly I[]): Promise<readonly O[]>
  /** Whether an error is nobody's in the batch: then all who wait hear of it, and nothing is halved. */
  concernsAll(error: unknown): boolean
  onIdle(): void
}

/**
 * Decides what arrives in batches: sends as soon as the last batch is done, never waits to fill one, one at a time.
 * A batch that fails is halved until the one that cannot be decided fails alone.
 */
export function openBatcher<I, O>({ decide, concernsAll, onIdle }: Batching<I, O>): Batcher<I, O> {
  const queue: Waiting<I, O>[] = []
  let busy = false

  async function drain(): Promise<void> {
    while (queue.length > 0) await settle(queue.splice(0, batchMost))
    busy = false
    onIdle()
  }

  async function settle(batch: Waiting<I, O>[]): Promise<void> {
    try {
      const outcomes = await decide(batch.map(({ item }) => item))
      // The next batch goes first: the database decides it while these are told.
      setImmediate(() => tell(batch, outcomes))
    } catch (error) {
      await part(batch, error)
    }
  }

  async function part(batch: Waiting<I, O>[], error: unknown): Promise<void> {
    if (concernsAll(error)) {
      for (const { reject } of [...batch, ...queue.splice(0)]) reject(error)
    } else if (batch.length === 1) {
      for (const { reject } of batch) reject(error)
    } else {
      const half = Math.ceil(batch.length / 2)
      await settle(batch.slice(0, half))
      await settle(batch.slice(half))
    }
  }

  return {
    add: (item) =>
      new Promise<O>((resolve, reject) => {
        queue.push({ item, resolve, reject })
        if (busy) return
        busy = true
        // What arrives in the same turn of the loop goes along.
        setImmediate(() => void drain())
      }),
  }
}

function tell<I, O>(batch: Waiting<I, O>[], outcomes: readonly O[]): void {
  for (const [index, { resolve, reject }] of batch.entries()) {
    const outcome = outcomes[index]
    if (outcome === undefined) reject(new TypeError('a batch answered fewer than it was asked'))
    else resolve(outcome)
  }
}
