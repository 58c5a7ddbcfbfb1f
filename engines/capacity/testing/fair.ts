import { call } from '@orpc/server'
import { sql } from 'kysely'
import type { Scope } from '../../../kernel/auth/actor.ts'
import type { RequestContext } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import type { World } from '../../../kernel/testing/harness.ts'
import { registerCapacityDirectory, registerCapacityPeople, registerOfferService } from '../capacity.ports.ts'
import { claimPlace } from '../claims/claim.ts'
import { plainRules, type OfferMode, type OfferRules } from '../offer-rules.ts'
import { offersRoutes } from '../offers/offers.routes.ts'
import type { LimitEntry } from '../offers/set-limits.ts'

interface PersonFacts {
  name: string
  staff_no: string
  unit_id: string
  membership: string
  member_since: string | null
  sex: string
  birth_date: string | null
  employment_type: string | null
  hire_date: string | null
  retire_date: string | null
  club_ids: string[]
}

export interface FairPerson extends PersonFacts {
  staff_id: string
  pinyin_key: string
}

/** A university in memory: a root, two branches, and whoever a test puts there. */
export interface Fair {
  root: string
  physics: string
  history: string
  people: FairPerson[]
  add(facts?: Partial<PersonFacts>): FairPerson
  organiser(scope?: Scope): RequestContext
  member(person: FairPerson): RequestContext
  stranger(): RequestContext
}

const shape = sql.raw(
  'staff_id uuid, unit_id uuid, staff_no text, name text, pinyin_key text, membership text, member_since date, sex text, birth_date date, employment_type text, hire_date date, retire_date date, club_ids uuid[]',
)

export function openFair(world: World): Fair {
  const [root, physics, history] = [newId(), newId(), newId()]
  const people: FairPerson[] = []
  const names = new Map([
    [root, '校工会'],
    [physics, '物理学院分工会'],
    [history, '历史学院分工会'],
  ])
  const relation = () => sql`(select * from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as everybody (${shape}))`
  registerOfferService({ key: 'toy', name: { zh: '测试', en: 'Toys' }, manage: 'toys.manage', pathOf: (id) => `/toys/${id}` })
  registerCapacityPeople({ relation })
  registerCapacityDirectory({
    everybody: relation,
    unitNames: async (_db, unitIds) => new Map(unitIds.flatMap((unitId) => (names.has(unitId) ? [[unitId, names.get(unitId) ?? ''] as const] : []))),
    unitsAbove: async (_db, unitIds) => [...new Set([...unitIds, root])],
    branches: async () => [
      { id: physics, name: '物理学院分工会' },
      { id: history, name: '历史学院分工会' },
    ],
    employmentTypes: [{ code: 'establishment', label: { zh: '事业编制', en: 'Establishment' } }],
  })
  const organiserId = newId()
  return {
    root,
    physics,
    history,
    people,
    add: (facts = {}) => {
      const no = String(people.length + 1).padStart(5, '0')
      const plain = { name: `职工${no}`, staff_no: no, unit_id: physics, membership: 'active', member_since: '2010-01-01', sex: '2', employment_type: 'establishment' }
      const person = { staff_id: newId(), pinyin_key: no, birth_date: '1980-06-15', hire_date: '2010-09-01', retire_date: null, club_ids: [], ...plain, ...facts }
      people.push(person)
      return person
    },
    organiser: (scope = { all: true }) => world.context(world.actor(['toys.manage'], { scope, name: '周办', accountId: organiserId })),
    member: (person) => world.context(world.actor([], { staffId: person.staff_id, name: person.name })),
    stranger: () => world.context(world.actor(['members.read'])),
  }
}

export interface FairOffer {
  id: string
  optionIds: string[]
  version: number
}

const hourMs = 3_600_000

export interface Wanted {
  mode?: OfferMode
  rules?: Partial<OfferRules>
  options?: { title?: string; tag?: string | null }[]
  limits?: (options: readonly string[]) => Partial<LimitEntry>[]
  defaultOption?: number
  /** Hours from now. */
  opens?: number
}

export function hoursFrom({ clock }: Pick<World, 'clock'>, hours: number): string {
  return new Date(clock.now().getTime() + hours * hourMs).toISOString()
}

/** A draft as an officer makes it, through the routes: opens in an hour, closes in 49, stands in 97. */
export async function draftOffer(world: World, fair: Fair, { mode = 'first_come', rules = {}, options = [{}], limits, defaultOption, opens = 1 }: Wanted = {}): Promise<FairOffer> {
  const context = fair.organiser()
  const { id } = await call(offersRoutes.create, { service: 'toy', title: '测试活动', unitId: fair.root, mode }, { context })
  const entries = options.map(({ title, tag = null }, index) => ({ id: null, title: title ?? `场次${index + 1}`, note: null, place: null, tag, startsAt: null, endsAt: null }))
  const { optionIds } = await call(offersRoutes.setOptions, { offerId: id, version: 1, options: entries }, { context })
  const wanted = (limits?.(optionIds) ?? []).map((limit) => ({ optionId: null, tag: null, unitId: null, cap: 1, ...limit }))
  await call(offersRoutes.setLimits, { offerId: id, version: 2, limits: wanted }, { context })
  const window = { opensAt: hoursFrom(world, opens), closesAt: hoursFrom(world, opens + 48), cancelUntil: hoursFrom(world, opens + 72), finalAt: hoursFrom(world, opens + 96) }
  const defaultOptionId = defaultOption === undefined ? null : (optionIds[defaultOption] ?? null)
  await call(offersRoutes.edit, { offerId: id, version: 3, title: '测试活动', mode, ...window, rules: { ...plainRules, ...rules }, defaultOptionId }, { context })
  return { id, optionIds, version: 4 }
}

/** The same, published and, unless told otherwise, open. */
export async function openOffer(world: World, fair: Fair, wanted: Wanted = {}): Promise<FairOffer> {
  const offer = await draftOffer(world, fair, { opens: 0, ...wanted })
  const { version } = await call(offersRoutes.publish, { offerId: offer.id, version: offer.version }, { context: fair.organiser() })
  return { ...offer, version }
}

interface Pressed {
  option?: number
  party?: number
  answers?: Record<string, string> | null
}

/** Presses for a place as a member's page would; `asks` says what differs from one place in the first option. */
export function press(world: World, offer: FairOffer, person: FairPerson & { asks?: Pressed }) {
  const { option = 0, party = 1, answers = null } = person.asks ?? {}
  const optionId = offer.optionIds[option] ?? null
  const asking = { optionId, choices: null, party, answers, companions: [] }
  return claimPlace(world.services, world.db, { ...asking, offerId: offer.id, staffId: person.staff_id, accountId: newId(), key: newId(), at: world.clock.now() })
}
