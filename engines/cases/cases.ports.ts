import type { Actor } from '../../kernel/auth/actor.ts'
import type { Db } from '../../kernel/db/handle.ts'
import type { Bilingual } from '../../kernel/errors.ts'

/** What the engine asks about people and units, answered by the modules that know them. */
export interface People {
  /** These people as actors, with what they may do at that instant, by staff id; who has no account in use is missing. */
  actorsOf(db: Db, staffIds: readonly string[], now: Date): Promise<ReadonlyMap<string, Actor>>
  /** Staff who hold the permission at this unit itself, or else at the nearest unit above; null: at the university. */
  holdersOf(db: Db, office: { permission: string; unitId: string | null }, now: Date): Promise<string[]>
  /** The first few whose name or number begins so; number and unit tell namesakes apart. */
  find(db: Db, text: string, day: string): Promise<{ id: string; name: string; staffNo: string; unitName: string }[]>
  namesOf(db: Db, staffIds: readonly string[]): Promise<ReadonlyMap<string, string>>
  unitNamesOf(db: Db, unitIds: readonly string[], day: string): Promise<ReadonlyMap<string, string>>
  permissionTitle(permission: string): Bilingual
}

let registered: People | null = null

export function registerCasePeople(people: People): void {
  registered = people
}

export function people(): People {
  if (!registered) throw new TypeError('nobody told the cases engine about people: registerCasePeople')
  return registered
}
