import { takeBySystem } from '../../engines/cases/settle.ts'
import type { Calendar } from '../../engines/calendar/working-days.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { firstWaitingFor, setPlace } from './applications.store.ts'
import { lockRound, schoolsOf, takePlaces } from './rounds.store.ts'

/** Takes a place away from an application; it is free from then on. */
export async function giveUpPlace(trx: Trx, { applicationId, roundId, schoolId }: { applicationId: string; roundId: string; schoolId: string | null }): Promise<void> {
  if (schoolId === null) return
  await lockRound(trx, roundId)
  await takePlaces(trx, schoolId, -1)
  await setPlace(trx, applicationId, { schoolId: null, how: null, why: null })
}

/** The first on the waiting list moves up to a place that is free, if anybody waits for it. Nobody moves up before the results were told. */
export async function moveUpNext(trx: Trx, { roundId, schoolId, calendar }: { roundId: string; schoolId: string; calendar: Calendar }): Promise<boolean> {
  const round = await lockRound(trx, roundId)
  if (round.state !== 'told') return false
  const school = (await schoolsOf(trx, roundId)).find(({ id }) => id === schoolId)
  if (!school || school.taken >= school.places) return false
  const next = await firstWaitingFor(trx, { roundId, schoolId })
  if (next === null) return false
  await takePlaces(trx, schoolId, 1)
  await setPlace(trx, next, { schoolId, how: 'moved_up', why: null })
  await takeBySystem(trx, { caseId: next, action: 'moveUp', calendar })
  return true
}
