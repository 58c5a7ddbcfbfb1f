import { drawUpRoster } from '../../../engines/capacity/eligibility/roster.ts'
import { activeStatuses, enrolmentsIn, inHall } from '../../../engines/capacity/moves/hall.ts'
import { moveUp } from '../../../engines/capacity/moves/move-up.ts'
import { editRefusal } from '../../../engines/capacity/offers/edit.rules.ts'
import { lockOffer, nextVersion } from '../../../engines/capacity/offers/offers.actions.ts'
import { insertOffer, type Offer } from '../../../engines/capacity/offers/offers.store.ts'
import { beginPoint, beginSession, moveSession, sessionOf, setWholeCap, timesRefusal } from '../../../engines/capacity/offers/one-session.ts'
import { phaseOf } from '../../../engines/capacity/offers/phase.ts'
import { registerKinds } from '../../../engines/notify/kinds.ts'
import { notify } from '../../../engines/notify/notify.ts'
import { shanghaiMinute } from '../../../kernel/clock.ts'
import { minuteWords } from '../../../kernel/day-words.ts'
import { write, type RequestContext } from '../../../kernel/context.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { newId } from '../../../kernel/ids.ts'
import { ledTask, ledTeam, type SeenTask } from '../sight.ts'
import { eligibilityFor } from '../teams/follow-team.ts'
import { lockTeam } from '../teams/teams.store.ts'
import { alreadyCertified, audienceStays, teamDisbanded } from '../volunteering.errors.ts'
import { volunteeringService } from '../volunteering.service.ts'
import { offerFactsOf, type EditedTask, type NewTask } from './tasks.rules.ts'
import { insertTask, updateTask } from './tasks.store.ts'

registerKinds({ 'volunteering.changed': { zh: '志愿服务时间或地点变化', en: 'A volunteering task at another time or place' } })

/** Begins a task: a draft with its session, its places and its point of check-in, ready to be announced. */
export async function createTask(context: RequestContext, input: NewTask): Promise<{ id: string; version: number }> {
  const { unitId } = await ledTeam(context, input.teamId)
  const refusal = timesRefusal(input)
  if (refusal) throw refusal
  return write(
    context,
    async (trx) => {
      const team = await lockTeam(trx, input.teamId)
      if (team.state === 'disbanded') throw teamDisbanded({ name: team.name })
      const id = newId(trx.at.getTime())
      await writeTask(trx, { ...input, id, unitId })
      trx.audit({ action: 'volunteer_task.create', entity: { type: 'offer', id }, unitId, details: { title: input.title, teamId: input.teamId } })
      return { id, version: 1 }
    },
    { route: 'volunteerTasks.create', content: input },
  )
}

/** Writes a draft; the caller holds the team and audits it. */
export async function writeTask(trx: Trx, { id, unitId, teamId, ...facts }: NewTask & { id: string; unitId: string }): Promise<{ optionId: string; pointId: string }> {
  const eligibility = await eligibilityFor(trx, { audience: facts.audience, teamId })
  await insertOffer(trx, { id, service: volunteeringService.key, unitId }, offerFactsOf(facts, { offer: null, eligibility }))
  const session = sessionOf(facts)
  const { optionId } = await beginSession(trx, id, session)
  const { pointId } = await beginPoint(trx, id, session)
  await setWholeCap(trx, id, facts.places)
  await insertTask(trx, { ...facts, offerId: id, teamId })
  return { optionId, pointId }
}

/** Changes a task behind its gate. What sign-ups rely on is frozen as the engine says; another time or place is told to whoever is on it. */
export async function editTask(context: RequestContext, { id, version, ...facts }: EditedTask): Promise<{ id: string; version: number; told: number; movedUp: number }> {
  const seen = await ledTask(context, id)
  const times = timesRefusal(facts)
  if (times) throw times
  return write(context, async (trx) => {
    await lockTeam(trx, seen.team.id)
    const offer = await lockOffer(trx, id)
    mustBeOpenToChange(seen, { offer, facts, at: trx.at })
    const eligibility = facts.audience === seen.task.audience ? offer.rules.eligibility : await eligibilityFor(trx, { audience: facts.audience, teamId: seen.team.id })
    const wanted = offerFactsOf(facts, { offer, eligibility })
    const refusal = offer.version === version ? editRefusal(offer, wanted, trx.at) : null
    if (refusal) throw refusal
    await nextVersion(trx, id, { version, facts: wanted })
    const moved = await moveSession(trx, offer, sessionOf(facts))
    await updateTask(trx, id, facts)
    await setWholeCap(trx, id, facts.places)
    if (offer.rosterAt !== null && eligibility !== offer.rules.eligibility) await drawUpRoster(trx, offer, eligibility)
    const seated = await inHall(trx, id, (hall) => moveUp(trx, hall))
    const told = moved && offer.state === 'published' ? await tellMoved(trx, { id, facts }) : 0
    trx.audit({ action: 'volunteer_task.edit', entity: { type: 'offer', id }, unitId: offer.unitId, details: { title: facts.title, moved, told, movedUp: seated.length } })
    return { id, version: version + 1, told, movedUp: seated.length }
  })
}

interface Changing {
  offer: Offer
  facts: Omit<EditedTask, 'id' | 'version'>
  at: Date
}

/** Hours that are certified rest on what the task says; who may come stays once people sign up. */
function mustBeOpenToChange({ task }: SeenTask, { offer, facts, at }: Changing): void {
  if (task.certified) throw alreadyCertified({ by: task.certified.by, at: shanghaiMinute(task.certified.at) })
  const phase = phaseOf(offer, at)
  if (facts.audience !== task.audience && phase !== 'draft' && phase !== 'soon') throw audienceStays()
}

async function tellMoved(trx: Trx, { id, facts }: { id: string; facts: Changing['facts'] }): Promise<number> {
  const people = await enrolmentsIn(trx, id, { statuses: activeStatuses })
  const at = minuteWords(new Date(facts.startsAt), trx.at)
  const body = {
    zh: `您报名的“${facts.title}”现定于 ${at.zh}，地点：${facts.place}。不能参加的，请及时取消报名。`,
    en: `“${facts.title}” is now on ${at.en} at ${facts.place}. If you cannot come, give your place back.`,
  }
  await notify(
    trx,
    people.map((enrolment) => ({
      to: enrolment.staffId,
      kind: 'volunteering.changed',
      title: { zh: '志愿服务时间或地点有调整', en: 'Another time or place' },
      body,
      path: volunteeringService.pathOf(id),
      subject: { type: 'enrolment', id: enrolment.id },
      urgency: 'normal' as const,
    })),
  )
  return people.length
}
