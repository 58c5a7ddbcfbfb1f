import type { Actor } from '../../../kernel/auth/actor.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { write } from '../../../kernel/db/write.ts'
import { newId } from '../../../kernel/ids.ts'
import { openWorld, type World } from '../../../kernel/testing/harness.ts'
import { readCalendar } from '../../calendar/calendar.store.ts'
import { advance, type Step } from '../advance.ts'
import { openCase } from '../open-case.ts'
import type { CaseRow } from '../process.ts'
import { openToyPeople, type ToyPeople } from './toy-people.ts'
import { registerToy, toyProcess } from './toy.process.ts'

export interface ToyWorld extends World {
  people: ToyPeople
  units: { branch: string; logistics: string; finance: string }
  /** proposer, colleagues, the union office, two handling units, and those who hear of lateness. */
  cast: Record<'proposer' | 'colleague' | 'other' | 'office' | 'logistics' | 'finance' | 'head' | 'leader', Actor & { staffId: string }>
  as<T>(actor: Actor, work: (trx: Trx) => Promise<T>): Promise<T>
  open(title?: string): Promise<CaseRow>
  act(actor: Actor, caseId: string, step: Partial<Step> & { action: string }): Promise<CaseRow>
  /** Opens a wish and brings it into this state. */
  at(state: 'draft' | 'review' | 'handling' | 'answered', title?: string): Promise<CaseRow>
}

/** A world with the toy process and people for each of its parts. */
export async function openToyWorld(startAt?: string): Promise<ToyWorld> {
  const world = await openWorld(startAt)
  const people = openToyPeople()
  registerToy()
  const units = { branch: people.unit('文学院分工会'), logistics: people.unit('后勤处'), finance: people.unit('财务处') }
  const cast = makeCast(people, units)
  const as: ToyWorld['as'] = (actor, work) =>
    write({ db: world.db, clock: world.clock, requestId: newId(), actor: { accountId: actor.accountId, name: actor.name, via: 'session' } }, work)
  const versionOf = async (id: string) => {
    const row = await world.db.q.selectFrom('cases').select('version').where('tenant_id', '=', world.db.tenantId).where('id', '=', id).executeTakeFirstOrThrow()
    return row.version
  }
  const act: ToyWorld['act'] = async (actor, caseId, { action, input = {}, version }) => {
    const step = { caseId, action, input, version: version ?? (await versionOf(caseId)) }
    const calendar = await readCalendar(world.db)
    return as(actor, (trx) => advance(trx, { hats: [{ actor, actingFor: null }], calendar }, step))
  }
  const open: ToyWorld['open'] = async (title = '热水') => {
    const calendar = await readCalendar(world.db)
    const { proposer } = cast
    return as(proposer, (trx) =>
      openCase(trx, toyProcess, {
        title,
        unitId: units.branch,
        filedBy: proposer.staffId,
        join: [{ relation: 'proposer', staffId: proposer.staffId }],
        by: { actor: proposer, actingFor: null },
        calendar,
      }),
    )
  }
  const steps = {
    draft: [],
    review: [() => ({ actor: cast.proposer, action: 'submit', input: {} })],
    handling: [() => ({ actor: cast.office, action: 'assign', input: { leadUnitId: units.logistics, supportingUnitIds: [units.finance] } })],
    answered: [
      () => ({ actor: cast.finance, action: 'support', input: { opinion: '有经费' } }),
      () => ({ actor: cast.logistics, action: 'answer', input: { answer: '下月装好' } }),
    ],
  }
  const order = ['draft', 'review', 'handling', 'answered'] as const
  const reach: ToyWorld['at'] = async (state, title) => {
    let row = await open(title)
    for (const step of order.slice(0, order.indexOf(state) + 1).flatMap((one) => steps[one])) {
      const { actor, action, input } = step()
      row = await act(actor, row.id, { action, input })
    }
    return row
  }
  return { ...world, people, units, cast, as, open, act, at: reach }
}

function makeCast(people: ToyPeople, units: ToyWorld['units']): ToyWorld['cast'] {
  const at = (...unitIds: string[]) => ({ all: false as const, unitIds })
  const all = { all: true } as const
  return {
    proposer: people.make('张提出'),
    colleague: people.make('李附议'),
    other: people.make('王路过'),
    office: people.make('赵办公室', { 'toy.review': all, 'toy.read': all, 'cases.supervise': all }),
    logistics: people.make('钱后勤', { 'toy.answer': at(units.logistics) }),
    finance: people.make('孙财务', { 'toy.answer': at(units.finance) }),
    head: people.make('周负责', { 'toy.head': at(units.branch) }),
    leader: people.make('吴校领导', { 'toy.lead': all }),
  }
}
