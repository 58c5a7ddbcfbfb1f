import { expect, test } from 'vitest'
import { z } from 'zod'
import { readDraft, storableDraft } from './draft.ts'
import type { FieldOptions } from './form.types.ts'
import { fieldShapes } from './shape.ts'

const shapes = fieldShapes(z.object({ id: z.string(), name: z.string(), password: z.string() }))
const fields: Record<string, FieldOptions> = { id: { hidden: true }, name: { label: '姓名' }, password: { label: '密码', widget: 'secret' } }

test('a draft keeps what was typed, never secrets nor what the page supplies', () => {
  expect(storableDraft({ id: '7', name: '林', password: 'x' }, shapes, fields)).toEqual({ name: '林' })
})

test('fields that the form no longer has are dropped from an old draft', () => {
  expect(readDraft('{"name":"林","gone":1,"password":"x"}', shapes, fields)).toEqual({ name: '林' })
})

test('a draft that cannot be read is no draft', () => {
  expect(readDraft('{"name"', shapes, fields)).toBeNull()
  expect(readDraft('null', shapes, fields)).toBeNull()
  expect(readDraft(null, shapes, fields)).toBeNull()
})
