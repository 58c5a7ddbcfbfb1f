import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { auditEntities, auditWords, auditWordsIn } from './audit-words.ts'
import { modules } from './modules.ts'

const cwd = fileURLToPath(new URL('../', import.meta.url))
const files = globSync(['modules/**/*.ts', 'engines/**/*.ts', 'kernel/**/*.ts', 'server/**/*.ts'], { cwd })
  .filter((file) => !/\.(test|testing|bench)\.ts$|\/(web|testing|ui)\/|tables\.generated/.test(file))
  .map((file) => ({ file, source: readFileSync(`${cwd}/${file}`, 'utf8') }))
const permissions = new Set(modules.flatMap((module) => Object.keys(module.permissions)))

/** Actions as they are written: beside `action:`, in either branch of a choice, and wherever a file hands an action on under a name. */
function actionsIn(source: string): string[] {
  const named = [...source.matchAll(/\baction: ([^\n]*?)(?:, \w+\b|,?\n|$)/g)].flatMap(([, expression = '']) => literalsOf(expression))
  const handsOn = /audit\(\{ action,|audit\(\{ action: [a-z]+(\.[a-z]+)*,/i.test(source)
  const elsewhere = source.replaceAll(/\b(topic|route|key|path|permission): '[^']*'/g, '').replaceAll(/defineError\(\s*'[^']*'/g, '')
  return [...named, ...(handsOn ? literalsOf(elsewhere).filter((word) => !permissions.has(word) && !/^\w\./.test(word)) : [])]
}

function literalsOf(expression: string): string[] {
  return [...expression.matchAll(/'([a-z][a-z_]*(?:\.[a-z_]+)+)'/g)].map(([, literal = '']) => literal)
}

test('every action that is recorded has words', () => {
  const used = files.flatMap(({ file, source }) => actionsIn(source).map((action) => ({ file, action })))
  expect(used.length).toBeGreaterThan(70)
  expect(used.filter(({ action }) => !Object.hasOwn(auditWords, action))).toEqual([])
})

test('every action that is put together from parts has words for what it may become', () => {
  const beginnings = files.flatMap(({ file, source }) => [...source.matchAll(/\baction: `([a-z_]+\.[a-z_]*)\$\{/g)].map(([, beginning = '']) => ({ file, beginning })))
  expect(beginnings.length).toBeGreaterThan(0)
  expect(beginnings.filter(({ beginning }) => Object.keys(auditWords).filter((action) => action.startsWith(beginning)).length < 2)).toEqual([])
})

test('every kind of object that is recorded has words', () => {
  const used = files.flatMap(({ file, source }) => [...source.matchAll(/entity: \{ type: '(\w+)'/g)].map(([, type = '']) => ({ file, type })))
  expect(used.length).toBeGreaterThan(40)
  expect(used.filter(({ type }) => !Object.hasOwn(auditEntities, type))).toEqual([])
})

test('every area of several actions has a word of its own, for the filter', () => {
  const areas = Object.keys(auditWords).flatMap((key) => (key.includes('.') ? [key.slice(0, key.indexOf('.'))] : []))
  expect([...new Set(areas)].filter((area) => !Object.hasOwn(auditWords, area))).toEqual([])
})

test('the words come in the language that is asked for', () => {
  expect(auditWordsIn('en').actions).toContainEqual({ key: 'member.admit', label: 'Admitted members' })
  expect(auditWordsIn('zh').areas).toContainEqual({ key: 'member', label: '会籍' })
  expect(auditWordsIn('zh').areas.filter(({ key }) => key.includes('.'))).toEqual([])
})
