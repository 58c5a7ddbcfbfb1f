import { OpenAPIHandler } from '@orpc/openapi/fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { RequestContext } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { router } from '../router.ts'
import { asApiError } from './api-error.ts'

export const apiPrefix = '/api/v1'

export type ContextOf = (request: FastifyRequest, reply: FastifyReply) => Promise<RequestContext>

/** Mounts the contract's routes on Fastify. oRPC reads the request stream itself, so no body parser may touch it. */
export function mountApi(app: FastifyInstance, contextOf: ContextOf): void {
  const handler = new OpenAPIHandler<RequestContext>(router, {
    interceptors: [
      async ({ next, context }) => {
        try {
          return await next()
        } catch (error) {
          throw asApiError(error, context)
        }
      },
    ],
    customErrorResponseBodyEncoder: (error) => error.data,
  })
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null, undefined))
    scope.all(`${apiPrefix}/*`, async (request, reply) => {
      const context = await contextOf(request, reply)
      const { matched } = await handler.handle(request, reply, { prefix: apiPrefix, context })
      if (!matched) throw notFound()
    })
  })
}
