import type { RawBuilder } from 'kysely'
import type { RequestContext } from '../../kernel/context.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import type { AppError, Bilingual } from '../../kernel/errors.ts'

/** What the engine asks about people, answered by the module that knows them. */
export interface CapacityPeople {
  /**
   * Everybody who may come to anything (alive, not gone from the university), as a relation to select from: staff_id,
   * unit_id (the branch), staff_no, name, pinyin_key, membership, member_since, sex, birth_date, employment_type, hire_date, retire_date,
   * club_ids (the clubs that the person is in; null: none).
   */
  relation(db: Db): RawBuilder<unknown>
}

/** What the engine shows of people and units, answered by the modules that know them. */
export interface CapacityDirectory {
  /** Names to show people by, those who are gone included: staff_id, staff_no, name, pinyin_key. */
  everybody(db: Db): RawBuilder<unknown>
  unitNames(db: Db, unitIds: readonly string[], day: string): Promise<ReadonlyMap<string, string>>
  /** These units and all above them. */
  unitsAbove(db: Db, unitIds: readonly string[], day: string): Promise<string[]>
  branches(db: Db, day: string): Promise<{ id: string; name: string }[]>
  /** Where people are in clubs at all. */
  clubs?(db: Db, day: string): Promise<{ id: string; name: string }[]>
  employmentTypes: readonly { code: string; label: Bilingual }[]
}

/** Who presses, and for how many people. */
export interface PressOf {
  staffId: string
  party: number
}

/** A service that offers limited places: what it is called, who manages it, where its pages are. */
export interface OfferService {
  key: string
  name: Bilingual
  /** The permission to make offers of it, at the unit that holds them. */
  manage: string
  /** Whoever leads just this offer manages it as a whole without holding the permission, such as the leader of a team. */
  leads?(context: RequestContext, offerId: string): Promise<boolean>
  /** The page on which a member sees this offer. */
  pathOf(offerId: string): string
  /**
   * What the service must know before somebody signs up themselves, asked once for a whole batch: why a press lacks it, or null.
   * An organiser who signs somebody up may do so before it is known.
   */
  lacking?(trx: Trx, offerId: string, staffIds: readonly string[]): Promise<(press: PressOf) => AppError | null>
  /** What the service keeps beside a draft goes with it when it is thrown away. */
  forget?(trx: Trx, offerId: string): Promise<void>
}

let registered: CapacityPeople | null = null
let registeredDirectory: CapacityDirectory | null = null
const services = new Map<string, OfferService>()

export function registerCapacityPeople(people: CapacityPeople): void {
  registered = people
}

export function people(): CapacityPeople {
  if (!registered) throw new TypeError('nobody told the capacity engine about people: registerCapacityPeople')
  return registered
}

export function registerCapacityDirectory(directory: CapacityDirectory): void {
  registeredDirectory = directory
}

export function directory(): CapacityDirectory {
  if (!registeredDirectory) throw new TypeError('nobody told the capacity engine what people and units are called: registerCapacityDirectory')
  return registeredDirectory
}

export function registerOfferService(service: OfferService): void {
  services.set(service.key, service)
}

export function offerService(key: string): OfferService {
  const service = services.get(key)
  if (!service) throw new TypeError(`no service offers places as ${key}`)
  return service
}

export function offerServices(): OfferService[] {
  return [...services.values()]
}
