import { expect, test } from 'vitest'
import { z } from 'zod'
import { everyRoute } from '../testing/every-route.ts'
import { describeApi } from './openapi.ts'

const shape = z.object({
  openapi: z.string().regex(/^3\.1\./),
  info: z.object({ title: z.string(), version: z.string() }),
  paths: z.record(
    z.string().startsWith('/'),
    z.record(z.string(), z.object({ summary: z.string(), tags: z.array(z.string()).min(1), operationId: z.string(), responses: z.record(z.string(), z.unknown()) })),
  ),
})

const read = async () => shape.parse(await describeApi())

test('the description has every route, with the status that it answers', async () => {
  const { paths } = await read()
  const missing = everyRoute().filter(({ path, method, successStatus }) => !paths[path]?.[method.toLowerCase()]?.responses[successStatus])
  expect(missing.map(({ method, path }) => `${method} ${path}`)).toEqual([])
})

test('every operation has an id of its own', async () => {
  const { paths } = await read()
  const ids = Object.values(paths).flatMap((path) => Object.values(path).map(({ operationId }) => operationId))
  expect(ids.length).toBeGreaterThan(80)
  expect(new Set(ids).size).toBe(ids.length)
})

test('every reference within the description leads somewhere', async () => {
  const whole: unknown = await describeApi()
  const references = [...JSON.stringify(whole).matchAll(/"\$ref":"(#[^"]+)"/g)].map((match) => match[1] ?? '')
  const lost = references.filter((reference) => follow(whole, reference.slice(2).split('/')) === undefined)
  expect(lost).toEqual([])
})

function follow(value: unknown, [step, ...rest]: string[]): unknown {
  if (step === undefined) return value
  return value !== null && typeof value === 'object' ? follow(new Map<string, unknown>(Object.entries(value)).get(step.replaceAll('~1', '/')), rest) : undefined
}
