import type { OfferService } from '../../engines/capacity/capacity.ports.ts'
import { forgetTask, isLedBy } from './tasks/tasks.store.ts'

/** Volunteering tasks as the capacity engine knows them. The leader of a team manages its tasks. */
export const volunteeringService: OfferService = {
  key: 'volunteering',
  name: { zh: '志愿服务', en: 'Volunteering' },
  manage: 'volunteering.manage',
  leads: async ({ db, actor }, offerId) => actor.staffId !== null && (await isLedBy(db, { offerId, staffId: actor.staffId })),
  pathOf: (offerId) => `/volunteering/tasks/${offerId}`,
  forget: forgetTask,
}
