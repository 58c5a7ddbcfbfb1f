import type { InferContractRouterOutputs } from '@orpc/contract'
import { registerKinds } from '../../engines/notify/kinds.ts'
import { notify } from '../../engines/notify/notify.ts'
import { dayOf, shanghaiMinute } from '../../kernel/clock.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { staffHolding } from '../identity/identity.api.ts'
import { maskName, placesOf, staffNames } from '../members/members.api.ts'
import { unitNames } from '../organisation/organisation.api.ts'
import { mustFindRound } from './applications.actions.ts'
import { applicationsIn } from './applications.store.ts'
import { insertObjection, lockObjection, objectionsOf, storeAnswer, type Objection } from './objections.store.ts'
import type { placementContract } from './placement.contract.ts'
import { alreadyAnswered, noRecord, noticeOver } from './placement.errors.ts'
import { managePermission } from './placement.process.ts'
import { findRound, schoolsOf, type Round } from './rounds.store.ts'

type Out = InferContractRouterOutputs<typeof placementContract>

registerKinds({
  'placement.objection': { zh: '入学入园公示有异议', en: 'An objection to a placement notice' },
  'placement.answer': { zh: '公示异议的答复', en: 'An answer to my objection' },
})

/** The public notice, with as much of the names as the round says, and the reader's own objections. */
export async function showNotice(context: RequestContext, id: string): Promise<Out['notice']> {
  const { db, clock, actor } = context
  const { round, noticedAt, noticeUntil } = await mustBeNoticed(context, id)
  const states = ['noticed', 'offered', 'placed', 'gaveUp']
  const [applications, schools, own] = await Promise.all([
    applicationsIn(db, { roundId: id, states }),
    schoolsOf(db, id),
    actor.staffId === null ? [] : objectionsOf(db, { roundId: id, staffId: actor.staffId }),
  ])
  const people = await staffNames(db, [...new Set(applications.map(({ staffId }) => staffId))])
  const names = new Map(schools.map((school) => [school.id, school.name]))
  const parentOf = (staffId: string) => {
    const name = people.get(staffId)?.name ?? ''
    return round.noticeNames === 'parent' ? name : maskName(name)
  }
  return {
    title: round.title,
    noticedAt: noticedAt.toISOString(),
    noticeUntil: noticeUntil.toISOString(),
    open: clock.now() < noticeUntil && round.state === 'noticed',
    lines: applications.flatMap(({ number, staffId, childMasked, grade, schoolId, points }) =>
      grade === null || schoolId === null
        ? []
        : [
            {
              number: number ?? '—',
              parent: round.noticeNames === 'number' ? null : parentOf(staffId),
              child: round.noticeNames === 'number' ? null : childMasked,
              grade,
              school: names.get(schoolId) ?? '—',
              points: points ?? 0,
            },
          ],
    ),
    objections: own.map(objectionOut),
  }
}

export async function objectToNotice(context: RequestContext, { id, text }: { id: string; text: string }): Promise<{ id: string }> {
  const { actor, clock } = context
  const { round, noticeUntil } = await mustBeNoticed(context, id)
  const { staffId } = actor
  if (staffId === null) throw noRecord()
  if (round.state !== 'noticed' || clock.now() >= noticeUntil) throw noticeOver({ until: shanghaiMinute(noticeUntil), contact: round.contact })
  return write(
    context,
    async (trx) => {
      const objectionId = await insertObjection(trx, { roundId: id, staffId, text })
      const officers = await staffHolding(trx, { permission: managePermission, unitId: null }, trx.at)
      await notify(
        trx,
        officers.map((to) => ({
          to,
          kind: 'placement.objection',
          title: { zh: '公示收到异议', en: 'An objection to the notice' },
          body: { zh: `“${round.title}”的公示收到一条异议，请核实后答复。`, en: `Somebody objects to the notice of “${round.title}”: please look into it and answer.` },
          path: `/placement-desk/${id}/notice`,
          subject: { type: 'placement_round', id },
          urgency: 'normal' as const,
        })),
      )
      trx.audit({ action: 'placement_objection.raise', entity: { type: 'placement_objection', id: objectionId } })
      return { id: objectionId }
    },
    { route: 'placement.object', content: { id, text } },
  )
}

/** All objections of a round, for the office: it must be able to ask back. */
export async function listObjections({ db, clock }: RequestContext, id: string): Promise<Out['objections']> {
  if (!(await findRound(db, id))) throw notFound()
  const objections = await objectionsOf(db, { roundId: id })
  const ids = [...new Set(objections.map(({ staffId }) => staffId))]
  const [people, places] = await Promise.all([staffNames(db, ids), placesOf(db, ids)])
  const units = await unitNames(
    db,
    [...places.values()].map(({ unitId }) => unitId),
    dayOf(clock.now()),
  )
  return {
    items: objections.map((one) => ({ ...objectionOut(one), by: people.get(one.staffId)?.name ?? '—', unitName: units.get(places.get(one.staffId)?.unitId ?? '') ?? '—' })),
  }
}

/** Answers an objection; whoever raised it is told, and reads it under the notice. */
export async function answerObjection(context: RequestContext, { id, answer }: { id: string; answer: string }): Promise<{ id: string }> {
  return write(context, async (trx) => {
    const objection = await lockObjection(trx, id)
    if (!objection) throw notFound()
    if (objection.answeredAt !== null) throw alreadyAnswered({ by: objection.answeredBy ?? '' })
    await storeAnswer(trx, id, { answer, by: context.actor.name })
    await notify(trx, [
      {
        to: objection.staffId,
        kind: 'placement.answer',
        title: { zh: '您对公示的异议已答复', en: 'Your objection was answered' },
        body: { zh: answer, en: answer },
        path: `/school-placement/${objection.roundId}/notice`,
        subject: { type: 'placement_objection', id },
        urgency: 'normal',
      },
    ])
    trx.audit({ action: 'placement_objection.answer', entity: { type: 'placement_objection', id } })
    return { id }
  })
}

async function mustBeNoticed(context: RequestContext, id: string): Promise<{ round: Round; noticedAt: Date; noticeUntil: Date }> {
  const round = await mustFindRound(context, id)
  const { noticedAt, noticeUntil } = round
  if (noticedAt === null || noticeUntil === null) throw notFound()
  return { round, noticedAt, noticeUntil }
}

function objectionOut({ id, text, at, answer, answeredAt }: Objection): Out['notice']['objections'][number] {
  return { id, text, at: at.toISOString(), answer, answeredAt: answeredAt?.toISOString() ?? null }
}
