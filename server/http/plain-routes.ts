import type { FastifyInstance, FastifyRequest } from 'fastify'
import { scopeOf, type RouteContext } from '../../kernel/http/authorise.ts'
import { plainRoutes } from '../router.ts'
import { apiPrefix, type ContextOf } from './api.ts'

/** Plain routes, behind the same access check as the contract's: it comes before anything that was sent is read. */
export function mountPlainRoutes(app: FastifyInstance, contextOf: ContextOf): void {
  const contexts = new WeakMap<FastifyRequest, RouteContext>()
  for (const { method, path, access, schema, handle } of plainRoutes) {
    app.route({
      method,
      url: `${apiPrefix}${path}`,
      ...(schema ? { schema } : {}),
      onRequest: async (request, reply) => {
        const context = await contextOf(request, reply)
        contexts.set(request, { ...context, scope: scopeOf(access, context) })
      },
      handler: (request, reply) => {
        const context = contexts.get(request)
        if (!context) throw new TypeError('a request passed its access check unseen')
        return handle(request, reply, context)
      },
    })
  }
}
