import type { FastifyInstance } from 'fastify'
import { scopeOf } from '../../kernel/http/authorise.ts'
import { plainRoutes } from '../router.ts'
import { apiPrefix, type ContextOf } from './api.ts'

/** Uploads, downloads and streams, behind the same access check as the contract's routes. */
export function mountPlainRoutes(app: FastifyInstance, contextOf: ContextOf): void {
  for (const route of plainRoutes) {
    app.route({
      method: route.method,
      url: `${apiPrefix}${route.path}`,
      handler: async (request, reply) => {
        const context = await contextOf(request, reply)
        return route.handle(request, reply, { ...context, scope: scopeOf(route.access, context) })
      },
    })
  }
}
