import type { Services } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { asSystem, write } from '../../kernel/db/write.ts'
import type { ModuleManifest } from '../../kernel/module.ts'
import { auditEntities, auditWords } from './capacity.words.ts'
import { letGo, offersAwaitedBy } from './eligibility/let-go.ts'
import { offersToRefresh } from './eligibility/roster.ts'
import { followJobs } from './follow-merge.job.ts'
import { waitingPlaces } from './mine/waiting.ts'
import { lapsePlaces, offersWithLapsed } from './moves/answer-offer.ts'
import { giveDefaults, offersToDefault } from './offers/give-defaults.ts'
import { refreshRosterOf } from './offers/offers.actions.ts'
import { sealOpenAnswers } from './seal-answers.job.ts'

/** Permissions, menu and service entries are those of the services that offer places: the engine has none of its own. */
export const capacityModule: ModuleManifest = {
  name: 'capacity',
  permissions: {},
  menu: [],
  waiting: waitingPlaces,
  auditWords,
  auditEntities,
  sweep: settleOffers,
  jobs: {
    // Whoever leaves the union waits for nothing that is for members alone.
    ...followJobs,
    'capacity.seal-answers': { everyHours: 24, run: sealOpenAnswers },
    'capacity.let-go': { on: ['member.changed', 'staff.changed'], run: letGoOfLeaver },
  },
}

/** Passes on what has lapsed, draws up anew who may come just before the opening, gives the default to the silent. */
async function settleOffers(services: Services, db: Db): Promise<void> {
  const now = services.clock.now()
  for (const offerId of await offersWithLapsed(db, now)) await write(asSystem(services, db), (trx) => lapsePlaces(trx, offerId))
  for (const offerId of await offersToRefresh(db, now)) await write(asSystem(services, db), (trx) => refreshRosterOf(trx, offerId))
  for (const offerId of await offersToDefault(db, now)) await write(asSystem(services, db), (trx) => giveDefaults(trx, offerId))
}

async function letGoOfLeaver(services: Services, db: Db, { staffId }: Record<string, unknown>): Promise<void> {
  if (typeof staffId !== 'string') return
  for (const offerId of await offersAwaitedBy(db, { staffId, now: services.clock.now() }))
    await write(asSystem(services, db), (trx) => letGo(trx, offerId, { staffId, reason: '会籍或档案变动，已不符合报名条件' }))
}
