import type { OfferService } from '../../engines/capacity/capacity.ports.ts'
import { childrenLacking } from './children-lacking.ts'
import { forgetActivity } from './forget-activity.ts'

/** Activities as the capacity engine knows them. */
export const activityService: OfferService = {
  key: 'activity',
  name: { zh: '活动', en: 'Activity' },
  manage: 'activities.manage',
  pathOf: (offerId) => `/activities/${offerId}`,
  lacking: childrenLacking,
  forget: forgetActivity,
}
