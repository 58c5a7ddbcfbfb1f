import type { RawBuilder } from 'kysely'
import type { Db } from '../../kernel/db/handle.ts'
import type { Bilingual } from '../../kernel/errors.ts'

/** What the engine asks about people, answered by the module that knows them. */
export interface CapacityPeople {
  /**
   * Everybody with a record, as a relation to select from: staff_id, unit_id (the branch), staff_no, name, pinyin_key,
   * membership, member_since, sex, birth_date, employment_type, hire_date, retire_date.
   */
  relation(db: Db): RawBuilder<unknown>
}

/** A service that offers limited places: what it is called, who manages it, where its pages are. */
export interface OfferService {
  key: string
  name: Bilingual
  /** The permission to make offers of it, at the unit that holds them. */
  manage: string
  /** The page on which a member sees this offer. */
  pathOf(offerId: string): string
}

let registered: CapacityPeople | null = null
const services = new Map<string, OfferService>()

export function registerCapacityPeople(people: CapacityPeople): void {
  registered = people
}

export function people(): CapacityPeople {
  if (!registered) throw new TypeError('nobody told the capacity engine about people: registerCapacityPeople')
  return registered
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
