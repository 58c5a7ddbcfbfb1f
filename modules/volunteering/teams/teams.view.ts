import type { z } from 'zod'
import { directory } from '../../../engines/capacity/capacity.ports.ts'
import { reaches, scopeFor, type Actor, type Scope } from '../../../kernel/auth/actor.ts'
import { dayOf, today } from '../../../kernel/clock.ts'
import type { RequestContext } from '../../../kernel/context.ts'
import { cutPage, decodeCursor } from '../../../kernel/cursor.ts'
import { notFound } from '../../../kernel/errors.ts'
import { readTree } from '../../organisation/organisation.api.ts'
import { keeps, leads, teamNamed } from '../sight.ts'
import { volunteeringService } from '../volunteering.service.ts'
import { countStanding, pageOfMembers, standingOf } from './team-members.store.ts'
import type { volunteerTeamsContract } from './teams.contract.ts'
import { countTeams, pageOfTeams, teamLine, type TeamLine, type TeamsAsked } from './teams.store.ts'

type Input<Name extends keyof typeof volunteerTeamsContract> = z.output<NonNullable<(typeof volunteerTeamsContract)[Name]['~orpc']['inputSchema']>>

const countCap = 1_000

/** The first day of this year in China. */
export function newYear({ clock }: Pick<RequestContext, 'clock'>): string {
  return `${today(clock).slice(0, 4)}-01-01`
}

export async function listTeams(context: RequestContext, { mine, kept, state, search, cursor, limit }: Input<'list'>) {
  const { db, actor } = context
  const asked: TeamsAsked = {
    staffId: actor.staffId,
    mine: mine === 'yes',
    state: state ?? null,
    search: search ?? null,
    within: kept === 'yes' ? keptBy(actor) : null,
    since: newYear(context),
  }
  const rows = await pageOfTeams(db, asked, { after: decodeCursor(cursor), limit })
  const count = await countTeams(db, asked, countCap)
  const page = cutPage(rows, { limit, positionOf: ({ nameKey, id }) => ({ key: nameKey, id }), show: (row) => row })
  const units = await unitNamesOf(context, page.items)
  return { items: page.items.map((line) => cardOf(context, line, units)), nextCursor: page.nextCursor, count, countCapped: count >= countCap }
}

/** The reach of whoever keeps teams; nobody else keeps any. */
function keptBy(actor: Actor): Scope {
  return actor.permissions.get(volunteeringService.manage) ?? { all: false, unitIds: [] }
}

function unitNamesOf({ db, clock }: RequestContext, teams: readonly TeamLine[]) {
  return directory().unitNames(db, [...new Set(teams.map(({ unitId }) => unitId))], today(clock))
}

function cardOf({ actor }: RequestContext, line: TeamLine, units: ReadonlyMap<string, string>) {
  const { id, name, about, leaderName, joining, state, members, quarters } = line
  const mine = line.leaderId === actor.staffId ? ('leader' as const) : line.mine
  return { id, name, about, unitName: units.get(line.unitId) ?? '—', leaderName, joining, state, members, quarters, mine }
}

export async function showTeam(context: RequestContext, id: string) {
  const { db, actor } = context
  const line = await teamLine(db, { staffId: actor.staffId, since: newYear(context) }, id)
  if (!line) throw notFound()
  const mayLead = leads(actor, line)
  return {
    ...cardOf(context, line, await unitNamesOf(context, [line])),
    unitId: line.unitId,
    leaderId: line.leaderId,
    version: line.version,
    mayLead,
    mayKeep: keeps(actor, line.unitId),
    asking: mayLead ? await countStanding(db, { teamId: id, state: 'asked' }) : 0,
  }
}

/** Team mates see one another; whoever decides sees who asks. */
export async function listMembers(context: RequestContext, { id, state, cursor, limit }: Input<'members'>) {
  const { db, actor } = context
  const team = await teamNamed(context, id)
  const mayLead = leads(actor, team)
  const own = actor.staffId === null ? null : await standingOf(db, { teamId: id, staffId: actor.staffId })
  if (!mayLead && (state === 'asked' || own?.state !== 'in')) throw notFound()
  const rows = await pageOfMembers(db, { teamId: id, state, since: newYear(context), after: decodeCursor(cursor), limit })
  const count = await countStanding(db, { teamId: id, state })
  const page = cutPage(rows, {
    limit,
    positionOf: ({ pinyin_key: key, id }) => ({ key, id }),
    show: (row) => ({
      id: row.id,
      staffId: row.staff_id,
      name: row.name,
      state,
      isLeader: row.staff_id === team.leaderId,
      since: row.since.toISOString(),
      // How much others do is between them and whoever certifies it.
      quarters: mayLead || row.staff_id === actor.staffId ? row.quarters : 0,
    }),
  })
  return { ...page, count, countCapped: false }
}

const keeping = ['university', 'branch', 'committee', 'club']

/** Units for which this actor may open teams, the highest first. */
export async function listKeepers({ db, actor, clock }: RequestContext) {
  const scope = scopeFor(actor, volunteeringService.manage)
  const { all } = await readTree(db, dayOf(clock.now()))
  return { items: all.filter(({ id, kind }) => keeping.includes(kind) && reaches(scope, id)).map(({ id, name }) => ({ id, name })) }
}
