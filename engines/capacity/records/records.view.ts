import { dayOf } from '../../../kernel/clock.ts'
import type { RequestContext } from '../../../kernel/context.ts'
import { cutPage, decodeCursor } from '../../../kernel/cursor.ts'
import type { RouteContext } from '../../../kernel/http/authorise.ts'
import { directory, offerServices } from '../capacity.ports.ts'
import { causes } from '../claims/claims.store.ts'
import { yearsLater } from '../entitlements.ts'
import { countCap, listEntries, listProgrammes, listUses, type ProgrammeRule, type Use } from './entries.store.ts'
import { listSanctions, stateOf, type SanctionState } from './sanctions-desk.ts'

interface PageInput {
  search?: string | undefined
  cursor?: string | undefined
  limit: number
}

const wantedOf = ({ search, cursor, limit }: PageInput) => ({ search: search ?? null, after: decodeCursor(cursor), limit })

export async function showEntries(context: RouteContext, input: PageInput & { staffId?: string | undefined; programme?: string | undefined }) {
  const { rows, count } = await listEntries(context.db, { ...wantedOf(input), reach: context.scope, staffId: input.staffId ?? null, programme: input.programme ?? null })
  const units = await unitNames(context, rows)
  const page = cutPage(rows, {
    limit: input.limit,
    positionOf: ({ at, id }) => ({ key: at.toISOString(), id }),
    show: ({ at, amount, ...row }) => ({ ...row, amount: amount === 1 ? (1 as const) : (-1 as const), unitName: units.get(row.unitId) ?? '', at: at.toISOString() }),
  })
  return { ...page, count: Math.min(count, countCap), countCapped: count > countCap }
}

export async function showSanctions(context: RouteContext, input: PageInput & { service?: string | undefined; state?: SanctionState | undefined }) {
  const now = context.clock.now()
  const wanted = { ...wantedOf(input), reach: context.scope, service: input.service ?? null, state: input.state ?? null, now, staffId: null }
  const { rows, count } = await listSanctions(context.db, wanted)
  const units = await unitNames(context, rows)
  const page = cutPage(rows, {
    limit: input.limit,
    positionOf: ({ from, id }) => ({ key: from.toISOString(), id }),
    show: (row) => ({
      ...row,
      unitName: units.get(row.unitId) ?? '',
      serviceName: serviceName(row.service),
      cause: causes[row.cause] ?? { zh: row.cause, en: row.cause },
      from: row.from.toISOString(),
      until: row.until.toISOString(),
      liftedAt: row.liftedAt?.toISOString() ?? null,
      state: stateOf(row, now),
    }),
  })
  return { ...page, count: Math.min(count, countCap), countCapped: count > countCap }
}

/** What I have used, from when I may again, and what keeps me from signing up. */
export async function showMine(context: RequestContext) {
  const { db, actor, clock } = context
  if (actor.staffId === null) return { programmes: [], sanctions: [] }
  const uses = await listUses(db, actor.staffId)
  const rules = new Map((await listProgrammes(db)).map((rule) => [rule.key, rule]))
  const wanted = { reach: { all: true as const }, search: null, after: null, limit: 50, service: null, state: 'active' as const, now: clock.now(), staffId: actor.staffId }
  const { rows: sanctions } = await listSanctions(db, wanted)
  return {
    programmes: [...Map.groupBy(uses, ({ programme }) => programme)].map(([key, used]) => showProgramme({ key, used, rule: rules.get(key) }, dayOf(clock.now()))),
    sanctions: sanctions.map(({ service, cause, offerTitle, until }) => ({
      serviceName: serviceName(service),
      cause: causes[cause] ?? { zh: cause, en: cause },
      offerTitle,
      until: until.toISOString(),
    })),
  }
}

function showProgramme({ key, used, rule }: { key: string; used: readonly Use[]; rule: ProgrammeRule | undefined }, on: string) {
  const known = rule !== undefined && rule.most !== null && rule.years !== null ? { most: rule.most, years: rule.years } : null
  return { key, rule: known, uses: used.map(({ usedOn, offerTitle, note }) => ({ usedOn, offerTitle, note })), againFrom: known && againFrom(used, known, on) }
}

/** The use that must be over before there is another; null: there is one left. */
function againFrom(used: readonly Use[], { most, years }: { most: number; years: number }, on: string): string | null {
  const over = used.map(({ usedOn }) => yearsLater(usedOn, years)).filter((day) => day > on)
  return over.toSorted().at(-most) ?? null
}

function serviceName(key: string) {
  return offerServices().find((service) => service.key === key)?.name ?? { zh: key, en: key }
}

function unitNames({ db, clock }: RequestContext, rows: readonly { unitId: string }[]): Promise<ReadonlyMap<string, string>> {
  return directory().unitNames(db, [...new Set(rows.map(({ unitId }) => unitId))], dayOf(clock.now()))
}
