import { readCalendar } from '../../engines/calendar/calendar.store.ts'
import { advance } from '../../engines/cases/advance.ts'
import { nextNumber, updateCase, findCase } from '../../engines/cases/cases.store.ts'
import { openCase } from '../../engines/cases/open-case.ts'
import { dayOf } from '../../kernel/clock.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import { violates } from '../../kernel/db/violation.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { invalidInput, notFound, type Bilingual } from '../../kernel/errors.ts'
import { maskName, staffNames } from '../members/members.api.ts'
import { applicationsOf, findApplication, insertApplication, keepContent, liveApplicationFor, storeSubmitted, type Application } from './applications.store.ts'
import { openChildSealer } from './child.ts'
import { judgeContent } from './content.rules.ts'
import { findOtherParent, nameOtherParent } from './other-parent.ts'
import { alreadyApplied, noRecord, notEditable, notForYou } from './placement.errors.ts'
import { outsideWindow, placementProcess } from './placement.process.ts'
import { countPoints } from './placement.rules.ts'
import { applicationState, type Content } from './placement.shapes.ts'
import { placementStates } from './placement.states.ts'
import { findRound, schoolsOf, type Round } from './rounds.store.ts'
import { mayApply, type MayApply } from './who-may.ts'

const editable: readonly string[] = ['filling', 'returned', 'more']

/** Begins an application; one that was begun and not sent is gone on with. */
export async function startApplication(context: RequestContext, { roundId }: { roundId: string }): Promise<{ id: string }> {
  const { db, actor, clock } = context
  const round = await openRound(context, roundId)
  const { staffId } = actor
  if (staffId === null) throw noRecord()
  const begun = (await applicationsOf(db, { staffId, roundId })).find(({ state }) => state === 'filling')
  if (begun) return { id: begun.id }
  const may = await mayApply(db, round, { staffId, now: clock.now() })
  if (!may.eligible) throw notForYou({ lacking: lackingOf(may) })
  const calendar = await readCalendar(db)
  return write(
    context,
    async (trx) => {
      const row = await openCase(trx, placementProcess, {
        title: `${actor.name}：子女入学入园申请`,
        unitId: may.unitId,
        roundId,
        filedBy: staffId,
        join: [{ relation: 'applicant', staffId }],
        by: { actor, actingFor: null },
        calendar,
        prepare: (id) => insertApplication(trx, { id, roundId, staffId }),
      })
      return { id: row.id }
    },
    { route: 'placement.start', content: { roundId } },
  )
}

/** Keeps what was typed; the page calls it while one types. */
export async function keepTyped(context: RequestContext, { id, content }: { id: string; content: Content }): Promise<{ changedAt: string }> {
  const { db, services, clock } = context
  const { version } = await mustEdit(context, id)
  const sealer = await openChildSealer(services.keys, db)
  const at = clock.now()
  // What was submitted meanwhile is never overwritten by what was typed before: then it can no longer be changed, and that is said.
  if (!(await keepContent(db, { id, version, sealed: sealer.seal(id, content), at }))) await mustEdit(context, id)
  return { changedAt: at.toISOString() }
}

/** Submits, or submits again: whole, of the right age, by somebody who may, and the only one for this child in the round. */
export async function submitApplication(
  context: RequestContext,
  { id, version, content: typed }: { id: string; version: number; content: Content },
): Promise<{ id: string; version: number }> {
  const { db, services, clock, actor } = context
  const application = await mustEdit(context, id)
  const round = await mustFindRound(context, application.roundId)
  const [schools, may, calendar, sealer] = await Promise.all([
    schoolsOf(db, round.id),
    mayApply(db, round, { staffId: application.staffId, now: clock.now() }),
    readCalendar(db),
    openChildSealer(services.keys, db),
  ])
  if (!may.eligible) throw notForYou({ lacking: lackingOf(may) })
  const judged = judgeContent(typed, { round, schools, today: dayOf(clock.now()) })
  const other = await findOtherParent(db, judged.content ?? typed, application.staffId)
  const faults = [...judged.faults, ...other.faults]
  const { content } = judged
  if (!content || faults.length > 0) throw invalidInput({ count: faults.length, issues: faults })
  const childIndex = sealer.index(content.idNo)
  await mustBeOnly(context, { roundId: round.id, childIndex, except: id })
  const { points, lines } = countPoints(round.criteria, { claims: content.claims, serviceSince: may.serviceSince, on: round.countedOn })
  try {
    return await write(context, async (trx) => {
      await storeSubmitted(trx, id, {
        sealed: sealer.seal(id, content),
        childMasked: maskName(content.name),
        childIndex,
        grade: content.grade,
        wishes: content.wishes,
        claims: content.claims,
        points,
        pointsLines: lines,
        serviceSince: may.serviceSince,
      })
      await nameOtherParent(trx, id, other.staffId)
      const row = await advance(trx, { hats: [{ actor, actingFor: null }], calendar }, { caseId: id, action: 'submit', version, input: {}, follows: true })
      await numberIt(trx, { id, round })
      return { id, version: row.version }
    })
  } catch (error) {
    // Both parents pressed at the same moment: the second reads who was first.
    if (violates(error, 'placement_applications_child_key')) await mustBeOnly(context, { roundId: round.id, childIndex, except: id })
    throw error
  }
}

/** Its number is given with the first submission and stays. */
async function numberIt(trx: Trx, { id, round }: { id: string; round: Round }): Promise<void> {
  const row = await findCase(trx, id)
  if (!row || row.number !== null) return
  await updateCase(trx, { ...row, number: `入〔${round.year}〕${await nextNumber(trx, `placement:${round.id}`)}号` })
}

async function mustBeOnly({ db }: RequestContext, child: { roundId: string; childIndex: string; except: string }): Promise<void> {
  const other = await liveApplicationFor(db, child)
  if (!other) return
  const name = (await staffNames(db, [other.staffId])).get(other.staffId)?.name ?? ''
  // Whoever knows the number need not learn more than a parent would recognise.
  throw alreadyApplied({ name: maskName(name), day: dayOf(other.submittedAt ?? other.changedAt), number: other.number ?? '—' })
}

/** One's own application, while it is being filled in. */
async function mustEdit({ db, actor }: RequestContext, id: string): Promise<Application> {
  const application = await findApplication(db, id)
  if (!application || actor.staffId === null || application.staffId !== actor.staffId) throw notFound()
  if (!editable.includes(application.state)) throw notEditable({ state: placementStates[applicationState.parse(application.state)].title })
  return application
}

async function openRound(context: RequestContext, id: string): Promise<Round> {
  const round = await mustFindRound(context, id)
  const refusal = outsideWindow({ ...round, roundTitle: round.title, roundState: round.state }, context.clock.now())
  if (refusal) throw refusal
  return round
}

/** What is not published does not exist for members. */
export async function mustFindRound({ db }: RequestContext, id: string): Promise<Round> {
  const round = await findRound(db, id)
  if (!round || round.state === 'draft') throw notFound()
  return round
}

/** Of the group that comes nearest, what does not hold. */
function lackingOf({ groups }: MayApply): Bilingual {
  const lacking = groups.map(({ conditions }) => conditions.filter(({ met }) => !met)).toSorted((a, b) => a.length - b.length)[0] ?? []
  return {
    zh: lacking.map(({ said, yours }) => `${said.zh}（您：${yours.zh}）`).join('；'),
    en: lacking.map(({ said, yours }) => `${said.en} (you: ${yours.en})`).join('; '),
  }
}
