import { afterAll, beforeAll, expect, test } from 'vitest'
import { write } from '../db/write.ts'
import type { AuditRecord } from '../db/handle.ts'
import { newId } from '../ids.ts'
import { openWorld, type World } from '../testing/harness.ts'
import { lastEditorOf } from './last-editor.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

function record(name: string, entry: Partial<AuditRecord> & { entity: AuditRecord['entity'] }): Promise<void> {
  const actor = { accountId: null, name, via: 'cli' as const }
  return write({ db: world.db, clock: world.clock, requestId: newId(), actor }, async (trx) => trx.audit({ action: 'thing.change', ...entry }))
}

const thing = () => ({ type: 'thing', id: newId() })

test('whoever comes last in the audit log of a thing is named, whatever others did to other things', async () => {
  const entity = thing()
  await record('王建国', { entity })
  await record('李秀英', { entity })
  await record('张伟', { entity: thing() })
  expect(await lastEditorOf(world.db, entity)).toBe('李秀英')
})

test('whoever only looked is not named', async () => {
  const entity = thing()
  await record('王建国', { entity })
  await record('李秀英', { entity, action: 'thing.reveal' })
  expect(await lastEditorOf(world.db, entity, { but: ['thing.reveal'] })).toBe('王建国')
})

test('a change recorded with another thing counts where it lists this one', async () => {
  const entity = thing()
  await record('王建国', { entity })
  await record('李秀英', { entity: thing(), details: { changed: [newId(), entity.id] } })
  expect([await lastEditorOf(world.db, entity), await lastEditorOf(world.db, entity, { listedAs: 'changed' })]).toEqual(['王建国', '李秀英'])
})

test('nobody is named of what nobody changed, or of another university', async () => {
  const entity = thing()
  await record('王建国', { entity })
  expect([await lastEditorOf(world.db, thing()), await lastEditorOf(world.otherDb, entity)]).toEqual(['', ''])
})
