import { call } from '@orpc/server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../kernel/auth/actor.ts'
import { newId } from '../../kernel/ids.ts'
import { readCalendar } from '../calendar/calendar.store.ts'
import { casesRoutes } from './cases.routes.ts'
import { openCase } from './open-case.ts'
import type { CaseRow } from './process.ts'
import { registerProcess } from './registry.ts'
import { openToyWorld, type ToyWorld } from './testing/toy-world.ts'
import { toyProcess } from './testing/toy.process.ts'
import { leastOf } from '../../kernel/testing/least-of.ts'

let world: ToyWorld
const notFound = { code: 'not_found', status: 404 }

beforeAll(async () => {
  world = await openToyWorld()
})
afterAll(() => world.close())

const as = (actor: Actor) => ({ context: world.context(actor) })
const read = (actor: Actor, caseId: string) => call(casesRoutes.read, { caseId }, as(actor))
const act = (actor: Actor, asked: { caseId: string; action: string; version: number | null; input?: Record<string, unknown> }) => call(casesRoutes.act, asked, as(actor))
const inbox = (actor: Actor, asked: { box?: 'todo' | 'done' | 'followed' | 'filed' | 'delegated'; limit?: number; cursor?: string } = {}) =>
  call(casesRoutes.inbox, asked, as(actor))

/** Somebody of another university, however much they may do there. */
function stranger(): { context: ReturnType<ToyWorld['context']> } {
  return { context: world.context(world.cast.office, { tenant: world.otherTenant, db: world.otherDb }) }
}

describe('reading', () => {
  test('the proposer sees where it stands, who is waited for until when, and what happened', async () => {
    const { id } = await world.at('handling', '热水器')
    const view = await read(world.cast.proposer, id)
    expect(view).toMatchObject({ title: '热水器', stateTitle: { zh: '办理中' }, unit: { name: '文学院分工会' }, path: `/toys/${id}`, version: 3 })
    expect(view.waiting).toMatchObject([
      { action: 'answer', who: { zh: '后勤处（toy.answer）' }, overdue: false, workingDaysLeft: 10, mine: false },
      { action: 'support', who: { zh: '财务处（toy.answer）' }, mine: false },
    ])
    expect(view.timeline.map((event) => [event.sequence, event.title.zh, event.by, event.to.zh])).toEqual([
      [1, '新建', '张提出', '草稿'],
      [2, '提交了', '张提出', '审核中'],
      [3, '交办', '赵办公室', '办理中'],
    ])
  })

  test('a draft is seen by its person only, not by those who will handle it', async () => {
    const { id } = await world.at('draft')
    await expect(read(world.cast.proposer, id)).resolves.toMatchObject({ state: 'draft' })
    await expect(read(world.cast.office, id)).rejects.toMatchObject(notFound)
    await expect(act(world.cast.office, { caseId: id, action: 'assign', version: 1 })).rejects.toMatchObject(notFound)
  })

  test('another university finds nothing, neither to read nor to act on', async () => {
    const { id, version } = await world.at('review')
    await expect(call(casesRoutes.read, { caseId: id }, stranger())).rejects.toMatchObject(notFound)
    await expect(call(casesRoutes.act, { caseId: id, action: 'sendBack', version, input: { reason: '不是我的' } }, stranger())).rejects.toMatchObject(notFound)
    await expect(call(casesRoutes.comment, { caseId: id, audience: 'parties', text: '不是我的' }, stranger())).rejects.toMatchObject(notFound)
  })

  test('a handling unit that was not asked finds nothing', async () => {
    const { id } = await world.at('review')
    const elsewhere = world.people.make('外单位', { 'toy.branch': { all: false, unitIds: [newId()] } })
    const nobody = { ...elsewhere, staffId: null }
    await expect(read(nobody, id)).rejects.toMatchObject(notFound)
  })

  test('a button is there for whoever may press it, grey with the reason while they may not yet', async () => {
    const { id } = await world.at('handling')
    const answer = (await read(world.cast.logistics, id)).actions.find((action) => action.name === 'answer')
    expect(answer?.refusal).toMatchObject({ code: 'toy.answers_missing', text: { zh: '还有 1 个协办单位没有答复。' } })
    expect((await read(world.cast.proposer, id)).actions.map((action) => action.name)).toEqual(['second'])
  })

  test('what is entered for those who handle it is not for the proposer to read', async () => {
    const { id } = await world.at('handling')
    await world.act(world.cast.finance, id, { action: 'support', input: { opinion: '经费已列入' } })
    const opinionFor = async (actor: Actor) => (await read(actor, id)).timeline.at(-1)?.entries
    expect(await opinionFor(world.cast.logistics)).toEqual([{ label: { zh: '意见', en: 'Opinion' }, value: '经费已列入' }])
    expect(await opinionFor(world.cast.proposer)).toBeNull()
  })

  test('a colleague who may only look reads no entries, comments, or names of single persons', async () => {
    const { id } = await world.at('answered')
    await call(casesRoutes.comment, { caseId: id, audience: 'parties', text: '谢谢' }, as(world.cast.proposer))
    const view = await read(world.cast.other, id)
    expect(view.timeline.every((event) => event.entries === null)).toBe(true)
    expect([view.comments, view.files, view.waiting]).toEqual([[], [], []])
  })

  test('takes the same number of statements for a long case as for a short one', async () => {
    const short = await world.at('review')
    const long = await world.at('answered')
    for (let n = 0; n < 5; n += 1) await call(casesRoutes.comment, { caseId: long.id, audience: 'parties', text: `第${n}条` }, as(world.cast.proposer))
    const count = leastOf(async (id: string) => {
      world.statements.length = 0
      await read(world.cast.proposer, id)
      return world.statements.length
    })
    await count(short.id)
    expect(await count(long.id)).toBe(await count(short.id))
  })
})

describe('acting', () => {
  test('moves the case and says where it is now', async () => {
    const { id, version } = await world.at('draft')
    await expect(act(world.cast.proposer, { caseId: id, action: 'submit', version })).resolves.toMatchObject({ id, version: 2, state: 'review', stateTitle: { zh: '审核中' } })
  })

  test('the wrong state is said, with where the case is', async () => {
    const { id, version } = await world.at('review')
    await expect(act(world.cast.proposer, { caseId: id, action: 'submit', version })).rejects.toMatchObject({ code: 'case.wrong_state', status: 409 })
  })

  test('a version that is no longer the newest is refused, with who was faster', async () => {
    const { id } = await world.at('review')
    await expect(act(world.cast.office, { caseId: id, action: 'sendBack', version: 1, input: { reason: '重复' } })).rejects.toMatchObject({
      code: 'version_conflict',
      details: { by: '张提出' },
    })
  })

  test('what an action is not for says whose it is', async () => {
    const { id, version } = await world.at('review')
    await expect(act(world.cast.proposer, { caseId: id, action: 'assign', version })).rejects.toMatchObject({ code: 'case.not_yours', status: 403 })
  })

  test('an action that the process does not know is not found', async () => {
    const { id, version } = await world.at('review')
    for (const action of ['toString', 'constructor', 'blowUp']) {
      await expect(act(world.cast.proposer, { caseId: id, action, version })).rejects.toMatchObject({ code: 'case.no_such_action', status: 404 })
    }
  })

  test('an empty or endless field is refused at its place', async () => {
    const { id, version } = await world.at('review')
    for (const reason of ['', '长'.repeat(100_000)]) {
      await expect(act(world.cast.office, { caseId: id, action: 'sendBack', version, input: { reason } })).rejects.toMatchObject({
        code: 'invalid_input',
        details: {
          issues: [{ path: 'reason', message: reason === '' ? { zh: '请填写。', en: 'Please fill this in.' } : { zh: '最多 2000 字。', en: 'At most 2000 characters.' } }],
        },
      })
    }
  })

  test('HTML is text: it is stored and shown as it was typed', async () => {
    const { id, version } = await world.at('draft')
    const title = '<img src=x onerror=alert(1)>热水'
    await act(world.cast.proposer, { caseId: id, action: 'edit', version, input: { title } })
    expect((await read(world.cast.proposer, id)).title).toBe(title)
  })

  test('the same key twice is one action', async () => {
    const { id, version } = await world.at('draft')
    const context = () => ({ context: world.context(world.cast.proposer, { idempotencyKey: `key-${id}` }) })
    const asked = { caseId: id, action: 'submit', version }
    const first = await call(casesRoutes.act, asked, context())
    await expect(call(casesRoutes.act, asked, context())).resolves.toEqual(first)
  })

  test('after the last instant silence has spoken: a rating comes too late', async () => {
    const { id, version, dueAt } = await world.at('answered')
    const before = world.clock.now()
    world.clock.set(dueAt?.toISOString() ?? '')
    await expect(act(world.cast.proposer, { caseId: id, action: 'rate', version, input: { satisfied: true } })).rejects.toMatchObject({ status: 409 })
    world.clock.set(before.toISOString())
  })
})

describe('the same action on many', () => {
  test('gives one result each, and a failure stops no other', async () => {
    const [good, moved, draft] = [await world.at('review', '可以'), await world.at('handling', '已交办'), await world.at('draft', '看不见')]
    const cases = [draft, moved, { id: newId(), version: 1 }, good].map(({ id, version }) => ({ caseId: id, version }))
    const { results } = await call(casesRoutes.actOnMany, { action: 'sendBack', cases, input: { reason: '请补充' } }, as(world.cast.office))
    expect(results.map(({ title, ok, error }) => [title, ok, error?.code ?? null])).toEqual([
      ['', false, 'not_found'],
      ['已交办', false, 'case.wrong_state'],
      ['', false, 'not_found'],
      ['可以', true, null],
    ])
  })

  test('is only for actions that are declared for it', async () => {
    const { id, version } = await world.at('handling')
    const { results } = await call(casesRoutes.actOnMany, { action: 'extend', cases: [{ caseId: id, version }] }, as(world.cast.office))
    expect(results).toMatchObject([{ ok: false, error: { code: 'case.not_for_many' } }])
  })
})

describe('the inbox', () => {
  test('shows what waits for me with what is asked, and not what waits for others', async () => {
    const { id } = await world.at('answered', '等我评价')
    const find = async (actor: Actor) => (await inbox(actor, { limit: 200 })).items.find((item) => item.caseId === id)
    expect(await find(world.cast.proposer)).toMatchObject({ title: '等我评价', asks: { action: 'rate', title: { zh: '评价' }, takenBy: null }, overdue: false })
    expect(await find(world.cast.office)).toBeUndefined()
  })

  test('shows an office what waits at its unit, and another unit nothing', async () => {
    const { id } = await world.at('handling', '等后勤')
    const asked = async (actor: Actor) => (await inbox(actor, { limit: 200 })).items.filter((item) => item.caseId === id).map((item) => item.asks?.action)
    expect(await asked(world.cast.logistics)).toEqual(['answer'])
    expect(await asked(world.cast.finance)).toEqual(['support'])
    expect(await asked(world.cast.head)).toEqual([])
  })

  test('what a colleague has taken comes last', async () => {
    const unit = world.people.unit('基建处')
    const [one, two] = [world.people.make('甲', { 'toy.answer': { all: false, unitIds: [unit] } }), world.people.make('乙', { 'toy.answer': { all: false, unitIds: [unit] } })]
    const cases = []
    for (const title of ['先到', '后到']) {
      const row = await world.at('review', title)
      cases.push(await world.act(world.cast.office, row.id, { action: 'assign', input: { leadUnitId: unit } }))
    }
    const first = (await inbox(one)).items[0]
    await call(casesRoutes.takeTask, { caseId: first?.caseId ?? '', taskId: first?.asks?.taskId ?? '', staffId: one.staffId }, as(one))
    expect((await inbox(one)).items.map((item) => item.title)).toEqual(['先到', '后到'])
    expect((await inbox(two)).items.map((item) => [item.title, item.asks?.takenBy?.name ?? null])).toEqual([
      ['后到', null],
      ['先到', '甲'],
    ])
  })

  test('goes on page by page without a gap or a repetition', async () => {
    const person = world.people.make('多事')
    const all = (await inbox(world.cast.proposer, { limit: 200 })).items.map((item) => item.asks?.taskId)
    const seen: (string | undefined)[] = []
    let cursor: string | undefined
    do {
      const page = await inbox(world.cast.proposer, { limit: 2, ...(cursor ? { cursor } : {}) })
      seen.push(...page.items.map((item) => item.asks?.taskId))
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(all.length).toBeGreaterThan(2)
    expect(seen).toEqual(all)
    expect((await inbox(person)).items).toEqual([])
  })

  test.each(['done', 'filed', 'followed'] as const)('pages through the box %s too', async (box) => {
    const rows = [await world.at('review', '一'), await world.at('review', '二'), await world.at('review', '三')]
    for (const { id } of rows) await call(casesRoutes.follow, { caseId: id, follow: true }, as(world.cast.proposer))
    const all = (await inbox(world.cast.proposer, { box, limit: 200 })).items.map((item) => item.caseId)
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await inbox(world.cast.proposer, { box, limit: 2, ...(cursor ? { cursor } : {}) })
      seen.push(...page.items.map((item) => item.caseId))
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(seen).toEqual(all)
    expect(all).toEqual(expect.arrayContaining(rows.map((row) => row.id)))
  })

  test('what one supports is not among what one filed', async () => {
    const { id } = await world.at('review', '别人的事')
    await world.act(world.cast.colleague, id, { action: 'second' })
    const filedBy = async (actor: Actor) => (await inbox(actor, { box: 'filed', limit: 200 })).items.map((item) => item.caseId)
    expect([await filedBy(world.cast.proposer), await filedBy(world.cast.colleague)]).toEqual([expect.arrayContaining([id]), []])
  })

  test('what went back into somebody’s draft leaves the box of whoever sent it back', async () => {
    const { id } = await world.at('review', '退回去')
    await world.act(world.cast.office, id, { action: 'sendBack', input: { reason: '请补充' } })
    const done = await inbox(world.cast.office, { box: 'done', limit: 200 })
    expect(done.items.map((item) => item.caseId)).not.toContain(id)
  })

  test('takes the same number of statements however much is in it', async () => {
    const person = world.people.make('空空')
    const count = leastOf(async (actor: Actor) => {
      world.statements.length = 0
      await inbox(actor)
      return world.statements.length
    })
    await count(person)
    expect(await count(world.cast.proposer)).toBe(await count(person))
  })

  test('a cursor that was made up is refused', async () => {
    await expect(inbox(world.cast.proposer, { cursor: 'bm9uc2Vuc2U' })).rejects.toMatchObject({ code: 'invalid_input' })
    const forged = Buffer.from(JSON.stringify(['0yesterday', 'x'])).toString('base64url')
    await expect(inbox(world.cast.proposer, { cursor: forged })).rejects.toMatchObject({ code: 'invalid_input' })
    await expect(inbox(world.cast.proposer, { box: 'filed', cursor: forged })).rejects.toMatchObject({ code: 'invalid_input' })
  })
})

describe('a published case', () => {
  test('is read by anybody signed in, who sees where it stands and nothing that was said', async () => {
    const { proposer } = world.cast
    const notice = { ...toyProcess, id: 'notice', initial: 'review' as const, open: (row: CaseRow) => row.state === 'review' }
    registerProcess(notice)
    const calendar = await readCalendar(world.db)
    const opening = {
      unitId: world.units.branch,
      filedBy: proposer.staffId,
      join: [{ relation: 'proposer', staffId: proposer.staffId }],
      by: { actor: proposer, actingFor: null },
      calendar,
    }
    const { id } = await world.as(proposer, (trx) => openCase(trx, notice, { title: '公开的事', ...opening }))
    await call(casesRoutes.comment, { caseId: id, audience: 'parties', text: '谢谢' }, as(proposer))
    const nobody = { ...world.people.make('无档案'), staffId: null }
    const view = await read(nobody, id)
    expect(view).toMatchObject({ state: 'review', actions: [], comments: [], files: [], messages: [], mayCommentInner: false, mayRemind: false })
    expect(view.timeline.map((event) => event.entries)).toEqual(view.timeline.map(() => null))
    await world.act(proposer, id, { action: 'withdraw' })
    await expect(read(nobody, id)).rejects.toMatchObject(notFound)
  })
})
