import type { Trx } from '../../../kernel/db/handle.ts'
import { write } from '../../../kernel/db/write.ts'
import { newId } from '../../../kernel/ids.ts'
import type { World } from '../../../kernel/testing/harness.ts'
import { answerSurvey, inviteToSurvey, openSurvey, type NewSurvey } from '../surveys.actions.ts'

/** A change that a module would make in a transaction of its own. */
export function change<T>(world: World, work: (trx: Trx) => Promise<T>): Promise<T> {
  return write({ db: world.db, clock: world.clock, requestId: newId(), actor: { accountId: newId(), name: '测试员', via: 'session' } }, work)
}

/** A survey of a week, to which so many people are invited. */
export async function ask(world: World, people: number, survey: Partial<NewSurvey> = {}): Promise<{ id: string; staffIds: string[] }> {
  const staffIds = Array.from({ length: people }, () => newId())
  const { id } = await change(world, (trx) =>
    openSurvey(trx, {
      subject: { type: 'service', id: newId() },
      unitId: null,
      question: { zh: '您对本次体检服务是否满意？', en: 'Are you satisfied with the health check?' },
      anonymous: true,
      closesAt: new Date(world.clock.now().getTime() + 7 * 24 * 3_600_000),
      ...survey,
    }),
  )
  await change(world, (trx) => inviteToSurvey(trx, id, staffIds))
  return { id, staffIds }
}

export function say(world: World, surveyId: string, given: { staffId: string; choice?: string; line?: string }): Promise<void> {
  const { staffId, choice = 'satisfied', line = null } = given
  return change(world, (trx) => answerSurvey(trx, { surveyId, staffId, choice, line }))
}
