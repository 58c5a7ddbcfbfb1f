import { formSchema } from '../../../engines/cases/form-schema.ts'
import { processOf, stateOf } from '../../../engines/cases/registry.ts'
import { readCalendar } from '../../../engines/calendar/calendar.store.ts'
import { today } from '../../../kernel/clock.ts'
import type { RequestContext } from '../../../kernel/context.ts'
import { cutPage, decodeCursor } from '../../../kernel/cursor.ts'
import type { RouteContext } from '../../../kernel/http/authorise.ts'
import { say } from '../../../kernel/i18n.ts'
import { readTree, type OrgTree } from '../../organisation/organisation.api.ts'
import type { MembershipStatus } from '../membership.rules.ts'
import { ownStaff } from '../my-file/own-file.ts'
import { codeLabel } from '../rules/code-sets.ts'
import { reachableStaff } from '../staff.actions.ts'
import { countCap } from '../staff-list.store.ts'
import { reachOf } from '../staff-reach.ts'
import type { StaffRow } from '../staff-record.store.ts'
import { countMatters, listMatters, matterKinds, mattersOf, openMatterOf } from './matters.store.ts'
import type { MemberFacts } from './member.facts.ts'
import { consentWords } from './membership.forms.ts'
import { matterOpen } from './membership.errors.ts'
import { matterProcesses, type MatterKind } from './processes.ts'

/** One's own membership, with what can be asked for and why not. */
export async function readMine(context: RequestContext) {
  const own = await ownStaff(context)
  const [tree, rows, offers] = await Promise.all([readTree(context.db, today(context.clock)), mattersOf(context.db, own.id), offersOf(context, own, 'file')])
  const matters = rows.map((row) => ({ row, shown: showMatter(row) }))
  const open = matters.find(({ row }) => row.closedAt === null)?.shown ?? null
  return {
    person: shownPerson(own, tree, context.locale),
    membership: membershipOf(own),
    membershipLabel: codeLabel('membership_status', own.membership) ?? { zh: '未入会', en: 'Not yet a member' },
    memberSince: own.member_since,
    cardNo: own.card_no,
    consent: consentWords,
    open,
    past: matters.flatMap(({ row, shown }) => (row.closedAt === null ? [] : [shown])),
    offers,
  }
}

/** What an officer can file for somebody of their branch, with the form that asks how the person wished it. */
export async function offersForSomebody(context: RouteContext, id: string) {
  return { offers: await offersOf(context, await reachableStaff(context, id), 'fileFor') }
}

/** Every matter with its form, and why not where it cannot be filed now. */
async function offersOf(context: RequestContext, person: StaffRow, action: 'file' | 'fileFor') {
  const { id: staffId, name, unit_id: unitId, leave_date: leaveDate, death_date: deathDate } = person
  const [open, calendar] = await Promise.all([openMatterOf(context.db, staffId), readCalendar(context.db)])
  const facts: MemberFacts = { staffId, name, unitId, membership: membershipOf(person), leaveDate, deathDate }
  return matterKinds.map((process) => {
    const { title, actions } = matterProcesses[process]
    const refusal = open ? matterOpen({ name }) : filingRefusal(context, process, { facts, calendar })
    return { process, title, form: formSchema(actions[action].form ?? noForm()), refusal: refusal && { code: refusal.code, text: refusal.text } }
  })
}

function membershipOf({ membership }: StaffRow): MembershipStatus {
  return membership as MembershipStatus // The check constraint staff_membership admits these values only.
}

function noForm(): never {
  throw new TypeError('every matter of membership is filed by a form')
}

/** The guard of filing, asked before there is a case. */
function filingRefusal({ actor, clock }: RequestContext, process: MatterKind, { facts, calendar }: { facts: MemberFacts; calendar: Awaited<ReturnType<typeof readCalendar>> }) {
  const now = clock.now()
  const standing = { actor, actingFor: null, who: { relation: 'applicant' }, unitId: null }
  const row = { ...unopened, process, unitId: facts.unitId, filedBy: facts.staffId, stateSince: now, openedAt: now, changedAt: now }
  return matterProcesses[process].actions.file.guard?.({ case: row, parties: [], facts, now, calendar, standing }) ?? null
}

const unopened = { id: '', state: 'filling', version: 1, title: '', number: null, roundId: null, dueAt: null, closedAt: null }

function shownPerson(own: StaffRow, tree: OrgTree, locale: RequestContext['locale']) {
  const employment = own.employment_type === null ? null : codeLabel('employment_type', own.employment_type)
  return {
    name: own.name,
    staffNo: own.staff_no,
    unitName: tree.byId(own.unit_id)?.name ?? '—',
    employment: employment && say(employment, locale),
    hireDate: own.hire_date,
    phone: own.phone_masked,
  }
}

function showMatter(row: { id: string; process: string; state: string; version: number; changedAt: Date }) {
  const process = processOf(row.process)
  const state = stateOf(process, row.state)
  return {
    caseId: row.id,
    process: row.process as MatterKind, // The statement asks for these only.
    title: process.title,
    stateTitle: state.title,
    says: state.says,
    tone: state.tone ?? ('calm' as const),
    path: process.path(row.id),
    version: row.version,
    at: row.changedAt.toISOString(),
  }
}

/** What officers see: every matter of people within reach. */
export async function listForOfficers(context: RouteContext, input: { process?: MatterKind | undefined; state?: string | undefined; cursor?: string | undefined; limit: number }) {
  const { db, clock } = context
  const tree = await readTree(db, today(clock))
  const query = { process: input.process ?? null, state: input.state ?? null, reach: reachOf(context.scope, tree) }
  const [rows, count] = await Promise.all([listMatters(db, query, { after: decodeCursor(input.cursor), limit: input.limit }), countMatters(db, query, countCap)])
  const page = cutPage(rows, {
    limit: input.limit,
    positionOf: (row) => ({ key: '', id: row.id }),
    show: (row) => {
      const { process, caseId, stateTitle, tone, path, version, at } = showMatter(row)
      return {
        caseId,
        process,
        processTitle: processOf(process).title,
        title: row.title,
        number: row.number,
        state: row.state,
        version,
        stateTitle,
        tone,
        path,
        at,
        unitName: tree.byId(row.unitId)?.name ?? null,
        asks: null,
        ...noDeadline,
      }
    },
  })
  return { ...page, count: Math.min(count, countCap), countCapped: count > countCap }
}

const noDeadline = { dueAt: null, overdue: false, workingDaysLeft: null, uncounted: null }
