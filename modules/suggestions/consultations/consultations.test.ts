import { call } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openSuggestionWorld, refusalCode, type SuggestionWorld } from '../suggestions.testing.ts'
import { consultationsRoutes } from './consultations.routes.ts'
import { paragraphsIn } from './read-draft.ts'

let w: SuggestionWorld
beforeAll(async () => {
  w = await openSuggestionWorld()
})
afterAll(() => w.close())
beforeEach(() => w.clock.set('2026-03-02T01:00:00Z'))

const draft = {
  title: '教职工疗休养实施办法（征求意见稿）',
  intro: '请对各段提出意见。',
  opensAt: '2026-03-02T00:00:00.000Z',
  closesAt: '2026-03-10T10:00:00.000Z',
  anonymous: true,
  paragraphs: ['第一条 为保障教职工疗休养权益，制定本办法。', '第二条 教职工每三年可参加一次疗休养。'],
}
const office = () => w.as(w.cast.office)
const member = () => w.as(w.cast.member)

async function published(more: Partial<typeof draft> = {}) {
  const { id, version } = await call(consultationsRoutes.create, { ...draft, ...more }, office())
  await call(consultationsRoutes.publish, { id, version }, office())
  return id
}
const say = (id: string, { paragraph = 2, text = '建议改为每两年一次。', by = w.cast.member } = {}) => call(consultationsRoutes.comment, { id, paragraph, text }, w.as(by))
const read = (id: string, by = w.cast.member) => call(consultationsRoutes.read, { id }, w.as(by))

test('from the draft to the public answer: comments, kinds, and what was taken in and what not', async () => {
  const id = await published()
  const first = await say(id)
  const second = await say(id, { by: w.cast.other, text: '建议保持三年，但增加名额。' })
  expect((await read(id)).list).toMatchObject([{ id: first.id, mine: true, by: null }])
  w.clock.set('2026-03-10T10:00:00Z')
  let { version } = await read(id, w.cast.office)
  const kinds = [
    { title: '缩短周期', outcome: 'not_taken' as const, answer: '经费有限，暂不能缩短。', commentIds: [first.id] },
    { title: '增加名额', outcome: 'taken' as const, answer: '名额由每年八十人增至一百人。', commentIds: [second.id] },
  ]
  ;({ version } = await call(consultationsRoutes.sortComments, { id, version, resultsIntro: '共收到两条意见。', kinds }, office()))
  expect((await read(id)).kinds).toEqual([])
  await call(consultationsRoutes.publishResults, { id, version }, office())
  expect(await read(id)).toMatchObject({
    stage: 'answered',
    resultsIntro: '共收到两条意见。',
    kinds: [
      { title: '缩短周期', outcome: 'not_taken', comments: 1 },
      { title: '增加名额', outcome: 'taken', comments: 1 },
    ],
  })
  expect((await read(id)).list).toHaveLength(2)
})

test('at the very second of its closing it takes no more comments, and a millisecond earlier it does', async () => {
  const id = await published()
  w.clock.set('2026-03-10T09:59:59.999Z')
  await say(id)
  w.clock.set('2026-03-10T10:00:00.000Z')
  expect(await refusalCode(say(id))).toBe('consultation.not_open')
})

test('before it opens nobody comments', async () => {
  const id = await published({ opensAt: '2026-03-03T00:00:00.000Z' })
  expect(await refusalCode(say(id))).toBe('consultation.not_open')
})

test('a draft is the office’s alone; once published its text stands, and a change is a new round', async () => {
  const { id, version } = await call(consultationsRoutes.create, draft, office())
  expect(await refusalCode(read(id))).toBe('not_found')
  expect(await refusalCode(say(id))).toBe('not_found')
  const saved = await call(consultationsRoutes.save, { id, ...draft, version, paragraphs: ['只有一段。'] }, office())
  const { version: live } = await call(consultationsRoutes.publish, { id, version: saved.version }, office())
  expect(await refusalCode(call(consultationsRoutes.save, { id, ...draft, version: live }, office()))).toBe('consultation.text_stands')
  const round = await call(consultationsRoutes.create, { ...draft, previousId: id }, office())
  expect((await read(id)).nextId).toBeNull()
  await call(consultationsRoutes.publish, { id: round.id, version: round.version }, office())
  expect((await read(id)).nextId).toBe(round.id)
  expect(await read(round.id)).toMatchObject({ round: 2, previousId: id })
})

test('an anonymous comment is nameless for everybody, and in the audit log', async () => {
  const id = await published()
  await say(id, { by: w.cast.author })
  w.clock.set('2026-03-11T00:00:00Z')
  const { list, version } = await read(id, w.cast.office)
  const kinds = [{ title: '其他', outcome: 'partly' as const, answer: '已酌情吸收。', commentIds: list.map((one) => one.id) }]
  const sorted = await call(consultationsRoutes.sortComments, { id, version, resultsIntro: '', kinds }, office())
  await call(consultationsRoutes.publishResults, { id, version: sorted.version }, office())
  const audit = await w.db.q
    .selectFrom('audit_entries')
    .selectAll()
    .where('tenant_id', '=', w.db.tenantId)
    .where('entity_id', '=', id)
    .where('action', '=', 'consultation.comment')
    .execute()
  const seen = JSON.stringify([await read(id), await read(id, w.cast.office), audit])
  for (const trace of [w.cast.author.name, w.cast.author.staffId, w.cast.author.accountId]) expect(seen).not.toContain(trace)
})

test('a named consultation names who commented', async () => {
  const id = await published({ anonymous: false })
  await say(id)
  expect((await read(id, w.cast.office)).list).toMatchObject([{ by: w.cast.member.name }])
})

test('one’s own comment can be taken back while it is open, another’s never', async () => {
  const id = await published()
  const { id: commentId } = await say(id)
  expect(await refusalCode(call(consultationsRoutes.withdrawComment, { id, commentId }, w.as(w.cast.other)))).toBe('not_found')
  await call(consultationsRoutes.withdrawComment, { id, commentId }, member())
  expect((await read(id)).list).toEqual([])
})

test('results wait until it is closed, each comment has a kind and each kind an answer', async () => {
  const id = await published()
  const { id: commentId } = await say(id)
  let { version } = await read(id, w.cast.office)
  const publish = () => refusalCode(call(consultationsRoutes.publishResults, { id, version }, office()))
  expect(await publish()).toBe('consultation.still_open')
  w.clock.set('2026-03-11T00:00:00Z')
  expect(await publish()).toBe('consultation.unsorted')
  const kinds = [{ title: '缩短周期', outcome: null, answer: '', commentIds: [commentId] }]
  ;({ version } = await call(consultationsRoutes.sortComments, { id, version, resultsIntro: '', kinds }, office()))
  expect(await publish()).toBe('consultation.unanswered')
})

test('a comment belongs to one kind, and two who sort at once do not overwrite one another', async () => {
  const id = await published()
  const { id: commentId } = await say(id)
  const { version } = await read(id, w.cast.office)
  const kind = { title: '缩短周期', outcome: null, answer: '', commentIds: [commentId] }
  expect(await refusalCode(call(consultationsRoutes.sortComments, { id, version, resultsIntro: '', kinds: [kind, kind] }, office()))).toBe('consultation.sorted_twice')
  const sort = () => call(consultationsRoutes.sortComments, { id, version, resultsIntro: '', kinds: [kind] }, office())
  const results = await Promise.allSettled([sort(), sort()])
  expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test('a comment of another consultation cannot be sorted into this one', async () => {
  const [id, other] = [await published(), await published()]
  const { id: commentId } = await say(other)
  const { version } = await read(id, w.cast.office)
  await call(consultationsRoutes.sortComments, { id, version, resultsIntro: '', kinds: [{ title: '别处', outcome: null, answer: '', commentIds: [commentId] }] }, office())
  expect((await read(other, w.cast.office)).list).toMatchObject([{ kindId: null }])
})

test('refuses a paragraph that there is none of, dates in the wrong order, and what has closed already', async () => {
  const id = await published()
  expect(await refusalCode(say(id, { paragraph: 9 }))).toBe('consultation.no_paragraph')
  expect(await refusalCode(call(consultationsRoutes.create, { ...draft, closesAt: draft.opensAt }, office()))).toBe('consultation.wrong_order')
  const past = await call(consultationsRoutes.create, { ...draft, opensAt: '2026-02-01T00:00:00.000Z', closesAt: '2026-03-01T00:00:00.000Z' }, office())
  expect(await refusalCode(call(consultationsRoutes.publish, past, office()))).toBe('consultation.closes_in_past')
})

test('only whoever manages drafts a consultation, and another university finds none', async () => {
  await expect(call(consultationsRoutes.create, draft, member())).rejects.toMatchObject({ status: 403 })
  const id = await published()
  const elsewhere = w.as(w.cast.office, { tenant: w.otherTenant })
  expect(await refusalCode(call(consultationsRoutes.read, { id }, elsewhere))).toBe('not_found')
  expect((await call(consultationsRoutes.list, {}, elsewhere)).items).toEqual([])
})

test('each line that says something is a paragraph', () => {
  expect(paragraphsIn('第一条\r\n\r\n  第二条 \n\t\n')).toEqual(['第一条', '第二条'])
})
