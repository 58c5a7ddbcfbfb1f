import { OpenAPIHandler } from '@orpc/openapi/fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { RequestContext } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { router } from '../router.ts'
import { asApiError } from './api-error.ts'

export const apiPrefix = '/api/v1'

export type ContextOf = (request: FastifyRequest, reply: FastifyReply) => Promise<RequestContext>

/** Mounts the contract's routes on Fastify, which reads the body so that its limit holds; nothing but JSON is taken. */
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
    const parseJson = scope.getDefaultJsonParser('error', 'error')
    scope.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
      // oRPC would read the spent stream again for a body that is undefined.
      if (body === '') done(null, {})
      else void parseJson(request, String(body), done)
    })
    scope.all(`${apiPrefix}/*`, async (request, reply) => {
      const context = await contextOf(request, reply)
      const { matched } = await handler.handle(request, reply, { prefix: apiPrefix, context })
      if (!matched) throw notFound()
    })
  })
}
