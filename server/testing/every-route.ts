import { isContractProcedure, type AnyContractRouter } from '@orpc/contract'
import { z } from 'zod'
import type { Access, RouteMeta } from '../../kernel/contract.ts'
import { contract } from '../contract.ts'
import { plainRoutes } from '../router.ts'

/** A route of the product as a caller sees it, be it of the contract or a plain one. */
export interface AnyRoute {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below /api/v1, with `{name}` for each parameter. */
  path: string
  access: Access | undefined
  successStatus: number
  /** Where the shape of the input is known: the smallest that it admits. */
  sample: Record<string, unknown>
  /** A plain route whose input is no JSON. */
  isPlain: boolean
}

export function everyRoute(): AnyRoute[] {
  return [...walk(contract), ...plainRoutes.map(plainRoute)]
}

function walk(router: AnyContractRouter): AnyRoute[] {
  if (!isContractProcedure(router)) return Object.values(router).flatMap(walk)
  const { route, meta, inputSchema } = router['~orpc']
  // Contracts start from `route` in kernel/contract.ts, whose meta is RouteMeta.
  const { access } = meta as RouteMeta
  const method = route.method ?? 'POST'
  if (method === 'HEAD') throw new TypeError(`${route.path}: a route for HEAD`)
  const sample = inputSchema instanceof z.ZodType ? sampleOf(z.toJSONSchema(inputSchema, { io: 'input', unrepresentable: 'any' })) : {}
  return [{ method, path: route.path ?? '', access, successStatus: route.successStatus ?? 200, sample: isRecord(sample) ? sample : {}, isPlain: false }]
}

function plainRoute({ method, path, access, schema }: (typeof plainRoutes)[number]): AnyRoute {
  const sample = schema ? sampleOf(partOf(schema.body)) : {}
  return { method, path: path.replaceAll(/:(\w+)/g, '{$1}'), access, successStatus: method === 'POST' ? 201 : 200, sample: isRecord(sample) ? sample : {}, isPlain: !schema }
}

type Schema = z.core.JSONSchema.BaseSchema

/** The smallest value of a JSON schema: only what is required, each part as short as it may be. */
function sampleOf(schema: Schema): unknown {
  const choice = schema.anyOf?.[0] ?? schema.oneOf?.[0]
  if (choice) return sampleOf(choice)
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => sampleOf(part)))
  return schema.const ?? schema.enum?.[0] ?? sampleOfType(schema)
}

function sampleOfType(schema: Schema): unknown {
  switch (schema.type) {
    case 'object':
      return Object.fromEntries((schema.required ?? []).map((name) => [name, sampleOf(partOf(schema.properties?.[name]))]))
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(Array.isArray(schema.items) ? {} : partOf(schema.items)))
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1)
    case 'boolean':
      return true
    default:
      return formats[schema.format ?? ''] ?? 'x'.repeat(Math.max(schema.minLength ?? 1, 1))
  }
}

const formats: Record<string, string> = {
  uuid: '0197f000-0000-7000-8000-000000000000',
  date: '2026-03-02',
  'date-time': '2026-03-02T01:00:00Z',
  uri: 'https://example.edu.cn/',
}

function partOf(part: unknown): Schema {
  return isRecord(part) ? part : {}
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}
