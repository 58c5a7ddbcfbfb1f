import { mustReach, reaches, scopeFor, type Actor, type Scope } from '../../kernel/auth/actor.ts'
import { today } from '../../kernel/clock.ts'
import type { RequestContext } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { notFound } from '../../kernel/errors.ts'
import { officesOn, readTree, unitNames } from '../organisation/organisation.api.ts'
import { noRecord } from './clubs.errors.ts'
import { knownClubs } from './clubs.store.ts'

export const manageClubs = 'clubs.manage'

export interface Club {
  id: string
  name: string
  living: boolean
}

/** The clubs of today, in the order of the organisation. */
export async function livingClubs(db: Db, day: string): Promise<Club[]> {
  const { all } = await readTree(db, day)
  return all.filter(({ kind }) => kind === 'club').map(({ id, name }) => ({ id, name, living: true }))
}

/** Clubs that this reach covers and that were dissolved: of the whole university only, for no unit is above them any more. */
export async function dissolvedClubs(db: Db, day: string, scope: Scope): Promise<Club[]> {
  if (!scope.all) return []
  const living = new Set((await livingClubs(db, day)).map(({ id }) => id))
  const gone = (await knownClubs(db)).filter((id) => !living.has(id))
  const names = await unitNames(db, gone, day)
  return gone.map((id) => ({ id, name: names.get(id) ?? '—', living: false }))
}

export async function clubsWithin(db: Db, day: string, scope: Scope): Promise<Club[]> {
  return (await livingClubs(db, day)).filter(({ id }) => reaches(scope, id))
}

/** A club of today: everybody may see it. */
export async function clubInSight({ db, clock }: RequestContext, unitId: string): Promise<Club> {
  const club = (await livingClubs(db, today(clock))).find(({ id }) => id === unitId)
  if (!club) throw notFound()
  return club
}

/** A club that this actor looks after; one that was dissolved can still be read. */
export async function keptClub(context: RequestContext, unitId: string): Promise<Club> {
  const { db, clock, actor } = context
  const scope = scopeFor(actor, manageClubs)
  const day = today(clock)
  const club = [...(await clubsWithin(db, day, scope)), ...(await dissolvedClubs(db, day, scope))].find(({ id }) => id === unitId)
  if (!club) throw notFound()
  return club
}

/** One that lives: what is over is not changed any more. */
export async function livingKeptClub(context: RequestContext, unitId: string): Promise<Club> {
  const club = await clubInSight(context, unitId)
  mustReach(scopeFor(context.actor, manageClubs), unitId)
  return club
}

/** The staff record in whose name this actor joins. */
export function ownRecord({ staffId }: Actor): string {
  if (staffId === null) throw noRecord()
  return staffId
}

export interface ClubOfficer {
  unitId: string
  staffId: string
  office: string
  title: string
}

/** Who leads these clubs on a day, by rank. */
export async function officersOf(db: Db, unitIds: readonly string[], day: string): Promise<ClubOfficer[]> {
  if (unitIds.length === 0) return []
  const held = await officesOn(db, { onDate: day, unitIds: [...unitIds] })
  return held.toSorted((a, b) => rankOf(a.office) - rankOf(b.office)).map(({ unitId, staffId, office, title }) => ({ unitId, staffId, office, title }))
}

const ranks: readonly string[] = ['president', 'vice_president', 'secretary', 'committee_member']

function rankOf(office: string): number {
  return ranks.indexOf(office)
}
