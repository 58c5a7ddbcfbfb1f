import { call } from '@orpc/server'
import { casesRoutes } from '../../engines/cases/cases.routes.ts'
import { openToyPeople } from '../../engines/cases/testing/toy-people.ts'
import type { Actor, Scope } from '../../kernel/auth/actor.ts'
import { newId } from '../../kernel/ids.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { write } from '../../kernel/db/write.ts'
import { addPerson, office } from '../members/testing/people.ts'
import { foundOrganisation } from '../organisation/organisation.api.ts'
import { registerProcess } from '../../engines/cases/registry.ts'
import { proposalProcess } from './proposals.process.ts'
import { proposalsRoutes } from './proposals.routes.ts'
import { sessionSettings, type SessionSettings } from './proposals.settings.ts'

export type Acting = Actor & { staffId: string }
type Cast = Record<'ding' | 'wang' | 'zhao' | 'sun' | 'outsider' | 'secretary' | 'member' | 'office' | 'lead' | 'support' | 'other' | 'leader' | 'presidium', Acting>

/** A congress in session with people for every part: four delegates, somebody who is none, and all the offices. */
export interface Congress extends World {
  cast: Cast
  units: Record<'physics' | 'logistics' | 'finance' | 'campus', string>
  termId: string
  sessionId: string
  /** The same session by other rules. */
  rule(settings: Partial<SessionSettings>): Promise<void>
  start(by: Acting, more?: Partial<Omit<typeof text, 'kind'>> & { kind?: 'individual' | 'collective' }): Promise<string>
  act(...asked: [by: Acting, id: string, action: string, input?: Record<string, unknown>, version?: number]): Promise<string>
  state(id: string): Promise<string>
  /** A proposal brought into this state by those whose business it is. */
  at(state: keyof typeof legs, by?: Acting): Promise<string>
}

export const text = {
  title: '关于延长教工食堂晚餐供应时间的建议',
  topic: 'logistics' as const,
  kind: 'individual' as const,
  reason: '教工食堂晚餐十八时三十分就停止供应，下午末节课和做实验的教职工常常吃不上热饭，代表团收集到的意见中这一问题反映较为集中，亟待解决。',
  suggestion: '1. 晚餐供应延长到二十时；2. 开设一个晚间便民窗口；3. 每月公布菜价和成本，接受监督。',
}

type Step = [who: keyof Cast, action: string, input?: (congress: Congress) => Record<string, unknown>]

const reply = { replyClass: 'A', progress: 'done', text: '您的建议已经落实，晚餐供应时间自本月起延长到二十时，欢迎监督。', promiseDueOn: null }
const meeting = { heldOn: '2026-03-02', how: 'in_person', place: '食堂', attended: '丁提出、钱后勤', record: '当面听取了意见，说明了安排。' }
export const rated = (result: string) => ({ attitude: 'satisfied', result, words: '' })

const legs = {
  draft: [],
  seconding: [['ding', 'openSeconding']],
  submitted: [
    ['wang', 'second'],
    ['zhao', 'second'],
  ],
  in_review: [['secretary', 'startReview']],
  accepted: [
    ['member', 'vote', () => ({ outcome: 'accept' })],
    ['secretary', 'accept', () => ({})],
  ],
  proposed: [['member', 'proposeHandling', ({ units }) => ({ leadUnitId: units.logistics, supportingUnitIds: [units.finance] })]],
  assigned: [['office', 'confirmHandling']],
  handling: [['lead', 'sign']],
  sign_off: [
    ['lead', 'recordMeeting', () => meeting],
    ['lead', 'draftReply', () => reply],
  ],
  signed: [['leader', 'signOff']],
  replied: [['secretary', 'publish']],
} satisfies Record<string, Step[]>

const order = Object.keys(legs)

export async function openCongress(startAt = '2026-03-02T01:00:00Z'): Promise<Congress> {
  const world = await openWorld(startAt)
  openToyPeople()
  registerProcess(proposalProcess)
  const units = await foundUnits(world)
  const cast = await makeCast(world, units)
  const { termId, sessionId } = await enterCongress(world, cast)
  const context = (actor: Actor) => world.context(actor)
  const congress: Congress = {
    ...world,
    cast,
    units,
    termId,
    sessionId,
    rule: async (settings) => {
      const { items } = await call(proposalsRoutes.sessions, {}, { context: context(cast.secretary) })
      const session = items.find((one) => one.id === sessionId)
      if (session) await call(proposalsRoutes.saveSession, { ...session, settings: { ...session.settings, ...settings } }, { context: context(cast.secretary) })
    },
    start: async (by, more = {}) => (await call(proposalsRoutes.start, { ...text, ...more }, { context: context(by) })).id,
    act: async (...[by, id, action, input = {}, version]) => {
      const seen = version === undefined ? await currentVersion(world, id) : version
      const filled = action === 'second' && !('textHash' in input) ? { textHash: await hashOfText(world, id) } : input
      return (await call(casesRoutes.act, { caseId: id, action, version: seen, input: filled }, { context: context(by) })).state
    },
    state: async (id) => (await rowOf(world, id)).state,
    at: async (state, by = cast.ding) => {
      const id = await congress.start(by)
      for (const leg of order.slice(0, order.indexOf(state) + 1)) {
        for (const [who, action, input] of stepsOf(leg)) await congress.act(who === 'ding' ? by : cast[who], id, action, input?.(congress) ?? {})
      }
      return id
    },
  }
  return congress
}

function stepsOf(leg: string): Step[] {
  return Object.entries(legs).flatMap(([name, steps]): Step[] => (name === leg ? steps : []))
}

async function foundUnits(world: World): Promise<Congress['units']> {
  const founding = [
    { key: 'campus', parentKey: null, kind: 'university' as const, name: '钱江测试大学工会' },
    { key: 'physics', parentKey: 'campus', kind: 'branch' as const, name: '物理学院分工会' },
    { key: 'logistics', parentKey: 'campus', kind: 'department' as const, name: '后勤管理处' },
    { key: 'finance', parentKey: 'campus', kind: 'department' as const, name: '计划财务处' },
  ]
  const ids = await asSystem(world, (trx) =>
    foundOrganisation(trx, {
      units: founding.map((unit, sort) => ({ ...unit, committeeKind: null, shortName: null, campus: null, validFrom: '2000-01-01', sort })),
      superiors: [],
    }),
  )
  const id = (key: string) => ids.get(key) ?? ''
  return { campus: id('campus'), physics: id('physics'), logistics: id('logistics'), finance: id('finance') }
}

function asSystem<T>(world: World, work: Parameters<typeof write<T>>[1]): Promise<T> {
  return write({ db: world.db, clock: world.clock, requestId: newId(), actor: { accountId: null, name: '测试', via: 'system' } }, work)
}

async function makeCast(world: World, units: Congress['units']): Promise<Cast> {
  const all: Scope = { all: true }
  const only = (unitId: string): Scope => ({ all: false, unitIds: [unitId] })
  const make = async (name: string, staffNo: string, permissions: Record<string, Scope> = {}): Promise<Acting> => {
    const { id } = await addPerson(office(world), { name, staffNo, unitId: units.physics })
    return { ...world.actor([], { staffId: id, name }), staffId: id, permissions: new Map(Object.entries(permissions)) }
  }
  return {
    ding: await make('丁提出', 'D1'),
    wang: await make('王附议', 'D2'),
    zhao: await make('赵附议', 'D3'),
    sun: await make('孙代表', 'D4'),
    outsider: await make('周职工', 'X1'),
    secretary: await make('秦秘书', 'S1', { 'proposals.manage': all, 'proposals.review': all, 'proposals.read': all }),
    member: await make('魏委员', 'S2', { 'proposals.review': all, 'proposals.read': all }),
    office: await make('何校办', 'S3', { 'proposals.assign': all, 'proposals.read': all }),
    lead: await make('钱后勤', 'U1', { 'proposals.handle': only(units.logistics) }),
    support: await make('孙财务', 'U2', { 'proposals.handle': only(units.finance) }),
    other: await make('外单位', 'U3', { 'proposals.handle': only(units.campus) }),
    leader: await make('吴校长', 'L1', { 'proposals.sign_off': all, 'proposals.read': all }),
    presidium: await make('郑主席', 'L2', { 'proposals.preside': all, 'proposals.read': all }),
  }
}

/** The secretary enters the congress as in life: term, session, delegation, delegates by number. */
async function enterCongress(world: World, cast: Cast): Promise<{ termId: string; sessionId: string }> {
  const context = world.context(cast.secretary)
  const term = await call(proposalsRoutes.saveTerm, { ordinal: 9, title: '第九届', fromDay: '2024-01-01', untilDay: null }, { context })
  const session = await call(
    proposalsRoutes.saveSession,
    {
      termId: term.id,
      ordinal: 1,
      title: '九届一次',
      heldOn: null,
      collectFrom: '2026-03-01T00:00:00.000Z',
      collectUntil: '2026-03-20T04:00:00.000Z',
      settings: sessionSettings.parse({}),
    },
    { context },
  )
  await call(proposalsRoutes.saveDelegation, { termId: term.id, name: '物理学院代表团', headStaffId: null }, { context })
  const rows = ['D1', 'D2', 'D3', 'D4'].map((staffNo) => ({ staffNo, delegation: '物理学院代表团' }))
  await call(proposalsRoutes.addDelegates, { termId: term.id, kind: 'delegate', fromDay: '2026-03-01', rows }, { context })
  return { termId: term.id, sessionId: session.id }
}

export async function rowOf(world: World, id: string) {
  return world.db.q.selectFrom('cases').select(['state', 'version', 'number']).where('tenant_id', '=', world.db.tenantId).where('id', '=', id).executeTakeFirstOrThrow()
}

async function currentVersion(world: World, id: string): Promise<number> {
  return (await rowOf(world, id)).version
}

async function hashOfText(world: World, id: string): Promise<string> {
  const row = await world.db.q.selectFrom('proposals').select('text_hash').where('tenant_id', '=', world.db.tenantId).where('id', '=', id).executeTakeFirstOrThrow()
  return row.text_hash ?? '0'.repeat(64)
}

/** The code with which a call is refused; null where it is not. */
export async function refusalCode(work: Promise<unknown>): Promise<string | null> {
  try {
    await work
    return null
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string') return error.code
    throw error
  }
}
