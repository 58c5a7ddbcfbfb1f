import { os } from '@orpc/server'
import { guest, type Scope } from '../auth/actor.ts'
import type { Access, RouteMeta } from '../contract.ts'
import type { RequestContext } from '../context.ts'
import { forbidden, unauthenticated } from '../errors.ts'

/** What a handler receives: the request, and how far its permission reaches for this actor. */
export type RouteContext = RequestContext & { scope: Scope }

/**
 * Puts every route of a router behind the access that its contract declares:
 * `implement(contract).$context<RequestContext>().use(authorise)`.
 */
export const authorise = os.$context<RequestContext>().middleware(({ context, procedure, next }) => {
  // Contracts start from `route` in kernel/contract.ts, whose meta is RouteMeta.
  const meta = procedure['~orpc'].meta as RouteMeta
  return next({ context: { scope: scopeOf(meta.access, context) } })
})

/** The reach of the access for this actor; throws when it is not theirs. */
export function scopeOf(access: Access | undefined, context: RequestContext): Scope {
  if (access === 'public') return nowhere
  if (context.actor === guest) throw unauthenticated()
  if (access === 'signed-in') return nowhere
  const scope = access && context.actor.permissions.get(access)
  if (!scope) throw forbidden({ permission: access ?? '?', whoCan: '' })
  return scope
}

/** Routes for one's own things reach no unit by themselves. */
const nowhere: Scope = { all: false, unitIds: [] }
