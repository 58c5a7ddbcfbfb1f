import { yearlyAmount, limitFen, type AmountShown } from '../../engines/standards/yearly-amount.ts'
import { lastEditorOf } from '../../kernel/audit/last-editor.ts'
import { mustReach, scopeFor } from '../../kernel/auth/actor.ts'
import { today } from '../../kernel/clock.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { violates } from '../../kernel/db/violation.ts'
import { notFound, versionConflict } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { fenFromYuan, yuanFromFen } from '../../kernel/money.ts'
import { unitNames } from '../organisation/organisation.api.ts'
import { aboveStandard, fromOutsideYear, noShops, rulesAreSet, strangeShop, wrongState, yearTaken } from './birthdays.errors.ts'
import { standardKey, type ProgrammeState } from './birthdays.shapes.ts'
import { fieldWords, programmeStateWords } from './birthdays.words.ts'
import { issueDue } from './issue.ts'
import { findProgramme, insertProgramme, lockProgramme, setShops, shopsOf, updateProgramme, type Programme, type ProgrammeFacts } from './programmes.store.ts'
import { shopsById } from './shops.store.ts'
import { concerns, manageBirthdays } from './sight.ts'

type Asked = Omit<ProgrammeFacts, 'amountFen'> & { amount: string; shopIds: string[] }

export async function createProgramme(context: RequestContext, { unitId, year, ...asked }: Asked & { unitId: string; year: number }): Promise<{ id: string; version: number }> {
  mustReach(scopeFor(context.actor, manageBirthdays), unitId)
  const names = await unitNames(context.db, [unitId], today(context.clock))
  if (!names.has(unitId)) throw notFound()
  const { shopIds, facts } = factsOf(asked)
  mustLieWithin(year, facts)
  try {
    return await write(
      context,
      async (trx) => {
        await mustKnowShops(trx, context, shopIds)
        const id = newId(trx.at.getTime())
        await insertProgramme(trx, { id, unitId, year, ...facts })
        await setShops(trx, id, shopIds)
        trx.audit({ action: 'birthday_programme.create', entity: { type: 'birthday_programme', id }, unitId, details: { year, ...asked } })
        return { id, version: 1 }
      },
      { route: 'birthdays.create', content: { unitId, year, ...asked } },
    )
  } catch (error) {
    if (violates(error, 'birthday_programmes_year_key')) throw yearTaken({ unit: names.get(unitId), year })
    throw error
  }
}

export async function editProgramme(context: RequestContext, { id, version, ...asked }: Asked & { id: string; version: number }): Promise<{ id: string; version: number }> {
  const { shopIds, facts } = factsOf(asked)
  return changeKept(context, { id, version }, async (trx, programme) => {
    if (programme.state === 'ended') throw wrongState({ state: programmeStateWords.ended })
    mustLieWithin(programme.year, facts)
    if (programme.state === 'running') mustKeepRules(programme, facts)
    const before = (await shopsOf(trx, [id]))(id)
    await mustKnowShops(
      trx,
      context,
      shopIds.filter((shopId) => !before.includes(shopId)),
    )
    if (programme.state === 'running') await mustHaveShops(trx, shopIds)
    await updateProgramme(trx, id, { facts })
    await setShops(trx, id, shopIds)
    trx.audit({ action: 'birthday_programme.edit', entity: { type: 'birthday_programme', id }, unitId: programme.unitId, details: { ...asked } })
    return { id, version: version + 1 }
  })
}

const allowed: Record<'running' | 'ended', readonly ProgrammeState[]> = { running: ['draft', 'ended'], ended: ['running'] }

/** Starting gives everybody due theirs in the same transaction; ending leaves what was given as it is. */
export async function setProgrammeState(
  context: RequestContext,
  { id, version, state }: { id: string; version: number; state: 'running' | 'ended' },
): Promise<{ id: string; version: number; issued: number }> {
  return changeKept(context, { id, version }, async (trx, programme) => {
    if (!allowed[state].includes(programme.state)) throw wrongState({ state: programmeStateWords[programme.state] })
    if (state === 'running') {
      await mustHaveShops(trx, (await shopsOf(trx, [id]))(id))
      mustStayBelow(programme, await standardOf(trx, programme.year, today(context.clock)))
    }
    await updateProgramme(trx, id, { state })
    const issued = state === 'running' ? await issueDue(trx, programme.year) : 0
    trx.audit({
      action: state === 'running' ? 'birthday_programme.start' : 'birthday_programme.end',
      entity: { type: 'birthday_programme', id },
      unitId: programme.unitId,
      details: { issued },
    })
    return { id, version: version + 1, issued }
  })
}

/** A programme within reach or above it. */
export async function programmeInSight(context: RequestContext, id: string, permission: string): Promise<Programme> {
  const programme = await findProgramme(context.db, id)
  if (!programme) throw notFound()
  const concerned = await concerns(context, scopeFor(context.actor, permission))
  if (!concerned(programme.unitId)) throw notFound()
  return programme
}

export function standardOf(db: Db, year: number, day: string): Promise<AmountShown> {
  return yearlyAmount(db, { key: standardKey, year, today: day })
}

async function changeKept<T>(context: RequestContext, { id, version }: { id: string; version: number }, work: (trx: Trx, programme: Programme) => Promise<T>): Promise<T> {
  const scope = scopeFor(context.actor, manageBirthdays)
  const seen = await findProgramme(context.db, id)
  if (!seen) throw notFound()
  mustReach(scope, seen.unitId)
  return write(context, async (trx) => {
    const programme = await lockProgramme(trx, id)
    if (!programme) throw notFound()
    if (programme.version !== version) throw versionConflict({ by: await lastEditorOf(trx, { type: 'birthday_programme', id }) })
    return work(trx, programme)
  })
}

function factsOf({ amount, shopIds, ...rest }: Asked): { facts: ProgrammeFacts; shopIds: string[] } {
  return { shopIds, facts: { ...rest, amountFen: fenFromYuan(amount) } }
}

function mustLieWithin(year: number, { fromDay }: ProgrammeFacts): void {
  if (Number(fromDay.slice(0, 4)) !== year) throw fromOutsideYear({ year })
}

const settled = ['treat', 'amountFen', 'daysAhead', 'fromDay', 'includeRetired', 'lateJoiners', 'leapDay'] as const

/** Some have theirs by these rules already: for the others they stay the same. */
function mustKeepRules(programme: Programme, facts: ProgrammeFacts): void {
  const changed = settled.filter((field) => programme[field] !== facts[field])
  if (changed.length === 0) return
  const words = (language: 'zh' | 'en', between: string) => changed.map((field) => fieldWords[field][language]).join(between)
  throw rulesAreSet({ fields: { zh: words('zh', '、'), en: words('en', ', ') } })
}

/** Shops are put in by whoever keeps them, and those of a unit above by everybody below it. */
async function mustKnowShops(trx: Trx, context: RequestContext, shopIds: readonly string[]): Promise<void> {
  if (shopIds.length === 0) return
  const shops = await shopsById(trx, shopIds)
  const concerned = await concerns(context, scopeFor(context.actor, manageBirthdays))
  for (const shopId of shopIds) {
    const shop = shops.get(shopId)
    if (!shop || !concerned(shop.unitId)) throw strangeShop()
  }
}

async function mustHaveShops(trx: Trx, shopIds: readonly string[]): Promise<void> {
  const shops = await shopsById(trx, shopIds)
  if (![...shops.values()].some(({ state }) => state === 'open')) throw noShops()
}

function mustStayBelow({ amountFen }: Programme, standard: AmountShown): void {
  const limit = limitFen(standard)
  if (standard === null || limit === null || amountFen <= limit) return
  throw aboveStandard({ amount: yuanFromFen(amountFen), limit: standard.yuan, source: standard.documentNo ?? standard.title })
}
