import type { z } from 'zod'
import { lastEditorOf } from '../../kernel/audit/last-editor.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { notFound, versionConflict } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { roundForm } from './placement.contract.ts'
import { fewerThanTaken, gradeWithoutAges, rulesFixed, windowOrder, windowPast, wrongRoundState } from './placement.errors.ts'
import { gradeNames } from './placement.shapes.ts'
import {
  findRound,
  insertRound,
  insertSchools,
  lockRound,
  moveRound,
  removeSchools,
  schoolsOf,
  updateRound,
  updateSchool,
  type Round,
  type RoundFacts,
  type School,
} from './rounds.store.ts'
import { roundStateNames } from './rounds.words.ts'

export type RoundForm = z.infer<typeof roundForm>

export async function createRound(context: RequestContext, form: RoundForm): Promise<{ id: string; version: number }> {
  checkForm(form)
  const id = newId()
  return write(
    context,
    async (trx) => {
      await insertRound(trx, id, factsOf(form))
      await insertSchools(
        trx,
        id,
        form.schools.map(({ name, grade, places, rules }, sort) => ({ id: newId(), name, grade, places, rules, sort })),
      )
      trx.audit({ action: 'placement_round.create', entity: { type: 'placement_round', id }, details: { title: form.title } })
      return { id, version: 1 }
    },
    { route: 'placement.createRound', content: form },
  )
}

/** A draft may change in everything; what is published only where nobody who relied on it is the worse for it. */
export async function editRound(context: RequestContext, { id, version, ...form }: RoundForm & { id: string; version: number }): Promise<{ id: string; version: number }> {
  if (!(await findRound(context.db, id))) throw notFound()
  checkForm(form)
  return write(context, async (trx) => {
    const round = await lockAt(trx, { id, version })
    if (round.state === 'closed') throw wrongState(round, { zh: '修改', en: 'changing it' })
    const before = await schoolsOf(trx, id)
    const facts = factsOf(form, round)
    if (round.state !== 'draft') mustKeepRules(round, { form, facts, before })
    await changeSchools(trx, id, { form, before })
    const next = await updateRound(trx, id, facts)
    trx.audit({ action: 'placement_round.edit', entity: { type: 'placement_round', id }, details: { title: form.title } })
    return { id, version: next }
  })
}

export async function publishRound(context: RequestContext, named: { id: string; version: number }): Promise<{ id: string; version: number }> {
  return write(context, async (trx) => {
    const round = await lockAt(trx, named)
    if (round.state !== 'draft') throw wrongState(round, { zh: '发布', en: 'publishing it' })
    if (round.closesAt <= trx.at) throw windowPast()
    const version = await moveRound(trx, round.id, { state: 'published' })
    trx.audit({ action: 'placement_round.publish', entity: { type: 'placement_round', id: round.id }, details: { title: round.title } })
    return { id: round.id, version }
  })
}

/** The round as it was seen, held. */
export async function lockAt(trx: Trx, { id, version }: { id: string; version: number }): Promise<Round> {
  const round = await lockRound(trx, id)
  if (round.version !== version) throw versionConflict({ by: await lastEditorOf(trx, { type: 'placement_round', id }) })
  return round
}

export function wrongState({ title, state }: Pick<Round, 'title' | 'state'>, action: { zh: string; en: string }) {
  return wrongRoundState({ title, state: roundStateNames[state], action })
}

function checkForm({ opensAt, closesAt, schools, grades }: RoundForm): void {
  if (Date.parse(closesAt) <= Date.parse(opensAt)) throw windowOrder()
  const without = schools.find(({ grade }) => !grades.some((ages) => ages.grade === grade))
  if (without) throw gradeWithoutAges({ school: without.name, grade: gradeNames[without.grade] })
}

function factsOf({ opensAt, closesAt, criteria, schools: _schools, ...form }: RoundForm, before?: Round): RoundFacts {
  const known = new Set(before?.criteria.map(({ id }) => id))
  return {
    ...form,
    opensAt: new Date(opensAt),
    closesAt: new Date(closesAt),
    criteria: criteria.map((criterion) => ({ ...criterion, id: criterion.id !== null && known.has(criterion.id) ? criterion.id : newId() })),
  }
}

/** Who may apply, ages, points and schools are what people applied by; the window only grows. */
function mustKeepRules(round: Round, { form, facts, before }: { form: RoundForm; facts: RoundFacts; before: readonly School[] }): void {
  const rulesOf = ({ groups, grades, criteria, countedOn, noticeNames }: RoundFacts) => JSON.stringify([groups, grades, criteria, countedOn, noticeNames])
  const gone = before.some(({ id, grade }) => !form.schools.some((school) => school.id === id && school.grade === grade))
  if (rulesOf(facts) !== rulesOf(round) || gone || facts.closesAt < round.closesAt) throw rulesFixed({ title: round.title })
}

async function changeSchools(trx: Trx, roundId: string, { form, before }: { form: RoundForm; before: readonly School[] }): Promise<void> {
  const sorted = form.schools.map((school, sort) => ({ ...school, sort }))
  const known = new Map(before.map((school) => [school.id, school]))
  for (const { id, places, ...school } of sorted) {
    const old = id === null ? undefined : known.get(id)
    if (old && places < old.taken) throw fewerThanTaken({ school: old.name, taken: old.taken, places })
    if (old) await updateSchool(trx, old.id, { name: school.name, grade: school.grade, places, rules: school.rules, sort: school.sort })
  }
  const added = sorted.filter(({ id }) => id === null || !known.has(id))
  await insertSchools(
    trx,
    roundId,
    added.map(({ name, grade, places, rules, sort }) => ({ id: newId(), name, grade, places, rules, sort })),
  )
  await removeSchools(
    trx,
    before.filter(({ id }) => !form.schools.some((school) => school.id === id)).map(({ id }) => id),
  )
}
