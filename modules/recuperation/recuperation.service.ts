import type { OfferService } from '../../engines/capacity/capacity.ports.ts'
import { forgetProgramme } from './forget-programme.ts'
import { lacksNomination } from './nominations/lacks-nomination.ts'

/** Recuperation trips as the capacity engine knows them. */
export const recuperationService: OfferService = {
  key: 'recuperation',
  name: { zh: '疗休养', en: 'Recuperation' },
  manage: 'recuperation.manage',
  pathOf: (offerId) => `/recuperation/${offerId}`,
  lacking: lacksNomination,
  forget: forgetProgramme,
}

/** The right to look on: programmes, groups, steps and settlements within reach. */
export const readPermission = 'recuperation.read'

/** Options out of the province bear this tag: they share a limit and a programme of their own. */
export const outTag = '省外'

/** What is used up: by any trip, by one out of the province, by one for the honoured that does not count as an ordinary one. */
export const programmeKeys = { any: '疗休养', out: '省外疗休养', nominated: '劳模先进疗休养' } as const
