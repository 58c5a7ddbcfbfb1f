import { endOfDay } from '../../../engines/calendar/working-days.ts'
import { sessionSettings } from '../../../modules/proposals/proposals.settings.ts'
import type { Cast, Person, SeededCongress, SeededProposal, SeededSession } from '../../../modules/proposals/seed/seed.types.ts'
import type { DemoProposal, DemoSession, DemoUniversity } from '../demo.types.ts'

const dayMs = 86_400_000

type Ids = (key: string) => string

/** The generated congress with ids in place of keys and instants in place of days. */
export function seededCongress(university: DemoUniversity, { ids, now }: { ids: Ids; now: Date }): SeededCongress {
  const { congress } = university
  const names = new Map(university.staff.map((person) => [person.key, person.name]))
  const person = (key: string): Person => ({ staffId: ids(key), name: names.get(key) ?? '' })
  const units = new Map(congress.delegations.map((delegation) => [delegation.key, delegation.unitKey]))
  return {
    term: { id: ids('congress-term'), ordinal: congress.ordinal, title: congress.title, fromDay: congress.from },
    sessions: congress.sessions.map((session, index) => seededSession(session, ids(`congress-session-${index}`))),
    delegations: congress.delegations.map(({ key, name, headKey }) => ({ id: ids(key), name, headId: headKey === null ? null : ids(headKey) })),
    delegates: congress.delegates.map(({ staffKey, delegationKey }) => ({ staffId: ids(staffKey), delegationId: ids(delegationKey) })),
    cast: castOf(university, { ids, person }),
    proposals: congress.proposals.map((proposal) => seededProposal(proposal, { ids, person, now, unitKey: units.get(proposal.delegationKey) ?? '' })),
  }
}

function seededSession({ ordinal, title, heldOn, collectFrom, collectUntil, finished }: DemoSession, id: string): SeededSession {
  const settings = sessionSettings.parse({})
  return {
    id,
    ordinal,
    title,
    heldOn,
    collectFrom: new Date(`${collectFrom}T00:00:00+08:00`),
    collectUntil: endOfDay(collectUntil),
    settings,
    repliesPublishedAt: finished ? new Date(endOfDay(heldOn).getTime() + 40 * dayMs) : null,
    archivedAt: finished ? new Date(endOfDay(heldOn).getTime() + 200 * dayMs) : null,
  }
}

function castOf({ accounts, congress }: DemoUniversity, { ids, person }: { ids: Ids; person: (key: string) => Person }): Cast {
  const holding = (role: string): Person => {
    const account = accounts.find((one) => one.role === role)
    if (!account) throw new RangeError(`nobody is ${role}`)
    return person(account.staffKey)
  }
  return {
    secretary: holding('proposal_secretary'),
    committee: congress.committeeKeys.map(person),
    schoolOffice: holding('school_office'),
    leader: holding('leader'),
    presidium: holding('presidium'),
    units: new Map(congress.unitPeople.map(({ unitKey, staffKey }) => [ids(unitKey), person(staffKey)])),
  }
}

function seededProposal(proposal: DemoProposal, { ids, person, now, unitKey }: { ids: Ids; person: (key: string) => Person; now: Date; unitKey: string }): SeededProposal {
  const { key: _key, session, delegationKey, proposerKeys, seconderKeys, leadUnitKey, supportUnitKeys, daysAgo, mergedIntoKey, ...same } = proposal
  const ago = new Date(now.getTime() - daysAgo * dayMs - 3_600_000)
  return {
    ...same,
    id: ids(proposal.key),
    sessionId: ids(`congress-session-${session}`),
    unitId: ids(unitKey),
    delegationId: ids(delegationKey),
    proposers: proposerKeys.map(person),
    seconders: seconderKeys.map(person),
    leadUnitId: ids(leadUnitKey),
    supportUnitIds: supportUnitKeys.map(ids),
    time: session === 0 ? { startedAt: ago, slower: 2.4 } : { endedAt: ago },
    mergedInto: mergedIntoKey === null ? null : ids(mergedIntoKey),
  }
}
