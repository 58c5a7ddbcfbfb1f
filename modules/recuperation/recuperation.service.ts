import type { OfferService } from '../../engines/capacity/capacity.ports.ts'
import { forgetProgramme } from './forget-programme.ts'

/** Recuperation trips as the capacity engine knows them. */
export const recuperationService: OfferService = {
  key: 'recuperation',
  name: { zh: '疗休养', en: 'Recuperation' },
  manage: 'recuperation.manage',
  pathOf: (offerId) => `/recuperation/${offerId}`,
  forget: forgetProgramme,
}

/** The right to look on: programmes, groups, steps and settlements within reach. */
export const readPermission = 'recuperation.read'

/** Options out of the province bear this tag: they share a limit and a programme of their own. */
export const outTag = '省外'

/** What is used up: by any trip, and by one out of the province. */
export const programmeKeys = { any: '疗休养', out: '省外疗休养' } as const
