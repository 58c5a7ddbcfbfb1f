import type { z } from 'zod'
import { registerKinds } from '../../../engines/notify/kinds.ts'
import { notify } from '../../../engines/notify/notify.ts'
import { dayOf, shanghaiMinute } from '../../../kernel/clock.ts'
import { write, type RequestContext } from '../../../kernel/context.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { AppError, notFound } from '../../../kernel/errors.ts'
import { keeps, ledTask, type SeenTask } from '../sight.ts'
import { findTask } from '../tasks/tasks.store.ts'
import { alreadyCertified, attendanceChanged, hoursMoved, notCertified, notHeld, notOver, notOwnHours, sameHours } from '../volunteering.errors.ts'
import type { volunteerHoursContract } from './hours.contract.ts'
import { hoursText } from './hours-text.shapes.ts'
import { hoursOf } from './hours.rules.ts'
import { claimCertifying, holdTask, insertHours, volunteersOf, type OfTask } from './hours.store.ts'

registerKinds({ 'volunteering.certified': { zh: '志愿服务时长认定', en: 'Volunteering hours certified' } })

type Input<Name extends keyof typeof volunteerHoursContract> = z.output<NonNullable<(typeof volunteerHoursContract)[Name]['~orpc']['inputSchema']>>

/** Why hours cannot be certified now; null: they can. */
export function certifyRefusal({ offer, task }: Pick<SeenTask, 'offer' | 'task'>, now: Date): AppError | null {
  if (offer.state !== 'published' || task.startsAt === null || task.endsAt === null) return notHeld()
  return now < task.endsAt ? notOver({ endsAt: shanghaiMinute(task.endsAt) }) : null
}

/** Certifies the hours of a task, once: of two who press at the same time the second hears who was first. */
export async function certifyHours(context: RequestContext, input: Input<'certify'>): Promise<{ id: string; people: number; quarters: number }> {
  const { id, came, others } = input
  const seen = await ledTask(context, id)
  const refusal = certifyRefusal(seen, context.clock.now())
  if (refusal) throw refusal
  const leaderId = keeps(context.actor, seen.team.unitId) ? null : context.actor.staffId
  return write(
    context,
    async (trx) => {
      if (!(await claimCertifying(trx, id, context.actor.name))) throw await whoWasFirst(trx, id)
      const volunteers = await volunteersOf(trx, id)
      const present = volunteers.filter((one) => one.came).length
      if (present !== came) throw attendanceChanged({ came: present })
      const hours = hoursOf({ volunteers, quarters: seen.task.quarters, others, leaderId })
      if (hours instanceof AppError) throw hours
      const units = new Map(volunteers.map(({ staffId, unitId }) => [staffId, unitId]))
      const task = ofTask(context, seen)
      const entries = hours.map((one) => ({ ...one, ...task, unitId: units.get(one.staffId) ?? seen.team.unitId, kind: 'certified' as const }))
      await insertHours(trx, entries)
      await tellHours(trx, seen, entries)
      const sum = entries.reduce((total, { quarters }) => total + quarters, 0)
      trx.audit({
        action: 'volunteer_hours.certify',
        entity: { type: 'offer', id },
        unitId: seen.offer.unitId,
        details: { people: entries.length, hours: hoursText(sum), others: others.length },
      })
      return { id, people: entries.length, quarters: sum }
    },
    { route: 'volunteerHours.certify', content: input },
  )
}

async function whoWasFirst(trx: Trx, id: string): Promise<AppError> {
  const certified = (await findTask(trx, id))?.certified
  return certified ? alreadyCertified({ by: certified.by, at: shanghaiMinute(certified.at) }) : notFound()
}

function ofTask({ actor }: RequestContext, { task }: SeenTask): OfTask {
  if (task.startsAt === null) throw notHeld()
  return { offerId: task.offerId, teamId: task.teamId, servedOn: dayOf(task.startsAt), by: actor.name }
}

/** A correction is a further row: what was certified stays to be read. */
export async function correctHours(context: RequestContext, input: Input<'correct'>): Promise<{ id: string }> {
  const { id, staffId, seen: seenQuarters, quarters, reason } = input
  const seen = await ledTask(context, id)
  if (!seen.task.certified) throw notCertified()
  return write(
    context,
    async (trx) => {
      await holdTask(trx, id)
      const person = (await volunteersOf(trx, id)).find((one) => one.staffId === staffId)
      if (!person) throw notFound()
      const now = person.quarters ?? 0
      if (now !== seenQuarters) throw hoursMoved({ hours: hoursText(now) })
      if (now === quarters) throw sameHours()
      if (quarters > now && staffId === context.actor.staffId && !keeps(context.actor, seen.team.unitId)) throw notOwnHours()
      const entry = { ...ofTask(context, seen), staffId, unitId: person.unitId, kind: 'correction' as const, quarters: quarters - now, reason }
      await insertHours(trx, [entry])
      await tellHours(trx, seen, [{ ...entry, quarters }])
      trx.audit({
        action: 'volunteer_hours.correct',
        entity: { type: 'offer', id },
        unitId: seen.offer.unitId,
        details: { staffId, from: hoursText(now), to: hoursText(quarters), reason },
      })
      return { id }
    },
    { route: 'volunteerHours.correct', content: input },
  )
}

async function tellHours(trx: Trx, { offer, task }: SeenTask, people: readonly { staffId: string; quarters: number; reason: string | null }[]): Promise<void> {
  await notify(
    trx,
    people.map(({ staffId, quarters, reason }) => ({
      to: staffId,
      kind: 'volunteering.certified',
      title: { zh: '志愿服务时长已认定', en: 'Your volunteering hours' },
      body: {
        zh: `您参加“${offer.title}”，认定 ${hoursText(quarters)} 小时${reason === null ? '' : `（${reason}）`}。`,
        en: `“${offer.title}”: ${hoursText(quarters)} hour(s) certified${reason === null ? '' : ` (${reason})`}.`,
      },
      path: '/volunteering/hours',
      subject: { type: 'volunteer_task', id: task.offerId },
      urgency: 'normal' as const,
    })),
  )
}
