import type { InferContractRouterOutputs } from '@orpc/contract'
import { mustReadCase } from '../../engines/cases/reading.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { maskDocumentNumber } from '../members/members.api.ts'
import { findApplication, waitingBefore, type Application } from './applications.store.ts'
import { openChildSealer } from './child.ts'
import type { placementContract } from './placement.contract.ts'
import { placementProcess } from './placement.process.ts'
import { applicationState, blankContent, type Content } from './placement.shapes.ts'
import { findRound, schoolsOf } from './rounds.store.ts'

type Out = InferContractRouterOutputs<typeof placementContract>

/** Who reads the case reads the application: its applicant, the other parent whom it names, the branch while it checks, and the office. */
async function mustReadApplication(context: RequestContext, id: string): Promise<{ application: Application; isMine: boolean; isOffice: boolean }> {
  const application = await findApplication(context.db, id)
  if (!application) throw notFound()
  const { process, ground } = await mustReadCase(context, id)
  if (process.id !== placementProcess.id) throw notFound()
  return { application, isMine: context.actor.staffId !== null && application.staffId === context.actor.staffId, isOffice: ground === 'office' }
}

export async function showApplication(context: RequestContext, id: string): Promise<Out['read']> {
  const { db } = context
  const { application, isMine, isOffice } = await mustReadApplication(context, id)
  const [round, schools] = await Promise.all([findRound(db, application.roundId), schoolsOf(db, application.roundId)])
  if (!round) throw notFound()
  const state = applicationState.parse(application.state)
  const content = await contentFor(context, application, isMine)
  const school = schools.find((one) => one.id === application.schoolId)
  return {
    id,
    isMine,
    mayEdit: isMine && (state === 'filling' || state === 'returned' || state === 'more'),
    mayReveal: !isMine && isOffice && application.contentSealed !== null,
    caseVersion: application.caseVersion,
    state,
    number: application.number,
    round: { id: round.id, title: round.title, countedOn: round.countedOn, closesAt: round.closesAt.toISOString(), contact: round.contact, papers: round.papers },
    grades: round.grades,
    criteria: round.criteria,
    schools: schools.map(({ id: schoolId, name, grade, places, rules }) => ({ id: schoolId, name, grade, places, rules })),
    content,
    erased: application.erasedAt !== null,
    changedAt: application.changedAt.toISOString(),
    points: application.points,
    pointsLines: application.pointsLines,
    // Before the notice a place is only being thought about.
    school: school && (!isMine || state !== 'ready') ? { name: school.name, how: application.placedHow, why: application.placedWhy } : null,
    before: state === 'waiting' ? await waitingBefore(db, application) : null,
  }
}

/** To its applicant everything, to everybody else the number masked. */
async function contentFor({ db, services }: RequestContext, { id, contentSealed, erasedAt }: Application, isMine: boolean): Promise<Content | null> {
  if (erasedAt !== null) return null
  if (contentSealed === null) return isMine ? blankContent : null
  const content = (await openChildSealer(services.keys, db)).open(id, contentSealed)
  return isMine ? content : { ...content, idNo: maskDocumentNumber(content.idType, content.idNo) }
}

/** The child's number in clear: who asked, and why, is on the record. */
export async function revealNumber(context: RequestContext, { id, reason }: { id: string; reason: string }): Promise<{ idNo: string }> {
  const { application, isOffice } = await mustReadApplication(context, id)
  const { contentSealed } = application
  if (contentSealed === null || !isOffice) throw notFound()
  const sealer = await openChildSealer(context.services.keys, context.db)
  await write(context, async (trx) => trx.audit({ action: 'placement.reveal', entity: { type: 'placement', id }, unitId: application.unitId, details: { reason } }))
  return { idNo: sealer.open(id, contentSealed).idNo }
}
