import multipart from '@fastify/multipart'
import type { FastifyInstance } from 'fastify'
import { scopeOf, type RouteContext } from '../../kernel/http/authorise.ts'
import type { PlainRoute } from '../../kernel/http/plain-route.ts'
import { plainRoutes } from '../router.ts'
import { apiPrefix, type ContextOf } from './api.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks, once it is known that they may. */
    routeContext: RouteContext | null
  }
}

const uploadBytes = 50 * 1024 * 1024

/** Plain routes, behind the same access check as the contract's: it comes before anything that was sent is read. */
export async function mountPlainRoutes(app: FastifyInstance, contextOf: ContextOf): Promise<void> {
  app.decorateRequest('routeContext', null)
  // What is read by a compiled schema is no upload: in a rush each hook counts.
  for (const route of plainRoutes) if (route.schema) mount(app, route, contextOf)
  await app.register(async (scope) => {
    await scope.register(multipart, { limits: { fileSize: uploadBytes, files: 1 } })
    for (const route of plainRoutes) if (!route.schema) mount(scope, route, contextOf)
  })
}

function mount(app: FastifyInstance, { method, path, access, schema, handle }: PlainRoute, contextOf: ContextOf): void {
  app.route({
    method,
    url: `${apiPrefix}${path}`,
    ...(schema ? { schema } : {}),
    onRequest: async (request, reply) => {
      const context = await contextOf(request, reply)
      request.routeContext = { ...context, scope: scopeOf(access, context) }
    },
    handler: (request, reply) => {
      if (!request.routeContext) throw new TypeError('a request passed its access check unseen')
      return handle(request, reply, request.routeContext)
    },
  })
}
