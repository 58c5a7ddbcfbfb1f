import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Access } from '../contract.ts'
import type { RouteContext } from './authorise.ts'

/**
 * A route outside the contract: for what JSON cannot carry (uploads, downloads, streams), and for the few that thousands
 * ask at the same second, whose JSON is read and written by compiled schemas.
 * Its access is declared and checked like that of every other route.
 */
export interface PlainRoute {
  method: 'GET' | 'POST'
  /** Below /api/v1, Fastify's path syntax. */
  path: string
  access: Access
  summary: string
  /** JSON schemas of what comes and goes: looked at once it is known that the caller may. */
  schema?: { body: object; response: Record<number, object> }
  handle(request: FastifyRequest, reply: FastifyReply, context: RouteContext): Promise<unknown>
}
