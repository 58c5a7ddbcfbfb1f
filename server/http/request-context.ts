import { parseCookie, stringifySetCookie } from 'cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { guest } from '../../kernel/auth/actor.ts'
import type { RequestContext, Services } from '../../kernel/context.ts'
import { defineError } from '../../kernel/errors.ts'
import { localeOf } from '../../kernel/i18n.ts'
import { resolveActor, sessionCookie } from '../../modules/identity/identity.api.ts'
import { tenantOfHost } from '../../kernel/tenants.ts'
import type { ContextOf } from './api.ts'

const foreignOrigin = defineError(
  'foreign_origin',
  403,
  '这个请求不是从本站页面发出的，已拒绝。请直接打开本站再试。',
  'This request did not come from a page of this site and was refused: open the site itself and try again.',
)

/** Everything that a request carries: its tenant by host, its actor by cookie or token, its language. */
export function contextMaker(services: Services): ContextOf {
  return async (request, reply) => {
    const tenant = await tenantOfHost(services, request.hostname)
    const cookie = sessionCookieOf(request)
    const bearer = bearerOf(request)
    if (cookie && !bearer) refuseForeignOrigin(request)
    const actor = await resolveActor(services, tenant, { ...(cookie ? { cookie } : {}), ...(bearer ? { bearer } : {}) })
    return {
      services,
      tenant,
      db: services.databases.of(tenant.id),
      clock: services.clock,
      requestId: request.id,
      locale: localeOf(request.headers['accept-language']),
      actor: actor ?? guest,
      address: request.ip,
      userAgent: (request.headers['user-agent'] ?? '').slice(0, 300),
      idempotencyKey: idempotencyKeyOf(request),
      setCookie: cookieSetter(services, reply),
    }
  }
}

function sessionCookieOf(request: FastifyRequest): string | undefined {
  const { cookie } = request.headers
  return cookie === undefined ? undefined : parseCookie(cookie)[sessionCookie]
}

function bearerOf(request: FastifyRequest): string | null {
  const header = request.headers.authorization
  return header?.startsWith('Bearer ') ? header.slice('Bearer '.length) : null
}

/** A page of another site may send our cookie along; it cannot fake where it comes from. */
function refuseForeignOrigin(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const origin = request.headers.origin
  const site = request.headers['sec-fetch-site']
  const same = origin ? hostOf(origin) === request.host : site === undefined || site === 'same-origin' || site === 'none'
  if (!same) throw foreignOrigin()
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}

function idempotencyKeyOf(request: FastifyRequest): string | null {
  const key = request.headers['idempotency-key']
  return typeof key === 'string' && key.length > 0 && key.length <= 100 ? key : null
}

function cookieSetter(services: Services, reply: FastifyReply): RequestContext['setCookie'] {
  const secure = services.settings.publicUrl.startsWith('https:')
  return (name, value, maxAgeSeconds) => {
    reply.header('set-cookie', stringifySetCookie({ name, value, path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: maxAgeSeconds }))
  }
}
