import helmet from '@fastify/helmet'
import fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import type { Services } from '../../kernel/context.ts'
import { AppError, invalidInput, notFound, tooLarge, unexpected } from '../../kernel/errors.ts'
import { localeOf } from '../../kernel/i18n.ts'
import { newId } from '../../kernel/ids.ts'
import type { Config } from '../config.ts'
import { errorBody } from './api-error.ts'
import { mountApi } from './api.ts'
import { mountHealth } from './health.ts'
import { mountOpenApi } from './openapi.ts'
import { mountPlainRoutes } from './plain-routes.ts'
import { contextMaker } from './request-context.ts'
import { mountWeb } from './web.ts'

/** The HTTP shell: security headers, the API, plain routes for files and streams, and the web's files. */
export async function buildHttpServer(services: Services, config: Config): Promise<FastifyInstance> {
  const logger: FastifyBaseLogger = services.log
  const app = fastify({
    loggerInstance: logger,
    genReqId: () => newId(),
    requestIdHeader: false,
    trustProxy: config.trustedProxy ?? false,
    bodyLimit: 2 * 1024 * 1024,
    // What does not fit a schema is refused, not bent until it fits.
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
    forceCloseConnections: 'idle',
    // A logger of its own for each request is worth having only where requests are logged.
    childLoggerFactory: (parent, bindings, options) => (services.log.isLevelEnabled('info') ? parent.child(bindings, options) : parent),
  })
  const secure = await securityHeaders()
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(secure).header('x-request-id', request.id)
    done()
  })
  answerErrors(app)
  const contextOf = contextMaker(services)
  mountHealth(app, services, config)
  mountOpenApi(app)
  await mountPlainRoutes(app, contextOf)
  mountApi(app, contextOf)
  await mountWeb(app)
  return app
}

/** What helmet sets, asked once: made anew for each answer, the same ten headers took a tenth of the time of a sign-up. */
async function securityHeaders(): Promise<Record<string, string>> {
  const asked = fastify()
  await asked.register(helmet, { contentSecurityPolicy: { directives: contentSecurity }, crossOriginEmbedderPolicy: false })
  asked.get('/', async () => null)
  const { headers } = await asked.inject('/')
  await asked.close()
  const own = new Set(['content-type', 'content-length', 'date', 'connection'])
  return Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' && !own.has(name) ? [[name, value]] : [])))
}

/** antd writes its styles into the page, so styles may be inline; scripts come from our own files only. */
const contentSecurity = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  frameAncestors: ["'none'"],
  // A campus may serve plain http inside its own network; the proxy in front decides about https.
  upgradeInsecureRequests: null,
}

function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const known = error instanceof AppError ? error : asKnown(error)
    if (known.status >= 500) request.log.error({ requestId: request.id, error }, 'request failed')
    return reply.code(known.status).send(errorBody(known, request.id, localeOf(request.headers['accept-language'])))
  })
}

/** Fastify's own refusals keep their status: too large a body is no bug of ours. */
function asKnown(error: unknown): AppError {
  if (error instanceof Error && 'validation' in error && Array.isArray(error.validation)) return misfit(error.validation)
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
  if (status === 404) return notFound()
  if (status === 413) return tooLarge({ most: error instanceof Error && 'code' in error && error.code === 'FST_ERR_CTP_BODY_TOO_LARGE' ? '2 MB' : '50 MB' })
  if (status >= 400 && status < 500)
    return new AppError({
      code: 'bad_request',
      status,
      text: { zh: '请求的格式不对，请刷新页面后重试。', en: 'The request is malformed: reload the page and try again.' },
    })
  return unexpected()
}

/** A body that does not fit its compiled schema, told as the contract's routes tell it. */
function misfit(places: { instancePath?: string; message?: string }[]): AppError {
  const issues = places.map(({ instancePath = '', message = '' }) => ({ path: instancePath.slice(1).replaceAll('/', '.'), message }))
  return invalidInput({ count: issues.length, issues })
}
