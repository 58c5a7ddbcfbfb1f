import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Scope } from '../auth/actor.ts'
import type { Access } from '../contract.ts'
import type { RequestContext } from '../context.ts'

/**
 * A route outside the contract, for what JSON cannot carry: uploads, downloads, streams.
 * Its access is declared and checked like that of every other route.
 */
export interface PlainRoute {
  method: 'GET' | 'POST'
  /** Below /api/v1, Fastify's path syntax. */
  path: string
  access: Access
  summary: string
  handle(request: FastifyRequest, reply: FastifyReply, context: RequestContext & { scope: Scope }): Promise<unknown>
}
