import type { Services } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { openChannels, type OpenChannel } from './channels.store.ts'
import { claimNext, type Claimed } from './claims.store.ts'
import type { Channel } from './notify.types.ts'
import { releaseClaim } from './outcomes.store.ts'
import { recoverClaims } from './recover.ts'
import { routeOut } from './route-out.ts'
import { sendClaim } from './send-claim.ts'

/** One turn ends after so long; the next sweep begins another. */
const turnMs = 20_000
const lanes = 4

/**
 * One turn of the dispatcher of a tenant: makes deliveries of new messages, sees to what dead processes left, sends what is due.
 * Any number of processes may do this at the same time.
 */
export async function dispatch(services: Services, db: Db): Promise<void> {
  const open = await openChannels(services, db)
  try {
    await runTurn(services, db, open)
  } finally {
    for (const { port } of open.values()) port.close()
  }
}

export async function runTurn(services: Services, db: Db, open: ReadonlyMap<Channel, OpenChannel>): Promise<void> {
  while ((await routeOut(services, db, open)) > 0);
  await recoverClaims(services, db, open)
  const working = new Map([...open].filter(([, channel]) => !channel.resting))
  // One lane claims after the other, so that what one person is told together is not torn apart between them.
  const claim = oneByOne(() => claimNext(services, db, working))
  const turn = { open, working, claim, until: services.clock.now().getTime() + turnMs }
  await Promise.all(Array.from({ length: lanes }, () => runLane(services, db, turn)))
}

interface Turn {
  open: ReadonlyMap<Channel, OpenChannel>
  /** Those that have not failed as a whole in this turn: the others are left alone for the rest of it. */
  working: Map<Channel, OpenChannel>
  claim: () => Promise<Claimed>
  until: number
}

function oneByOne<T>(work: () => Promise<T>): () => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return () => {
    const next = last.then(work, work)
    last = next
    return next
  }
}

/** Sends one message after the other. */
async function runLane(services: Services, db: Db, { open, working, claim, until }: Turn): Promise<void> {
  while (services.clock.now().getTime() <= until) {
    const lease = await claim()
    if (lease === 'none') return
    if (lease === 'busy') continue
    const sent = await sendClaim(services, db, { lease, open, again: false })
    if (!sent) await releaseClaim(services, db, lease)
    else if (sent.outcome.kind === 'retry' && sent.outcome.whole) working.delete(sent.channel)
  }
}
