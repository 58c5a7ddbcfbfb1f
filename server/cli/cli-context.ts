import { userInfo } from 'node:os'
import type { Actor } from '../../kernel/auth/actor.ts'
import { everywhere, guest } from '../../kernel/auth/actor.ts'
import type { Services, Tenant } from '../../kernel/context.ts'
import type { RouteContext } from '../../kernel/http/authorise.ts'
import { newId } from '../../kernel/ids.ts'
import { modules } from '../modules.ts'

/** Whoever may run commands on the server's machine may do all that an office may; the audit log names their login. */
export function cliContext(services: Services, tenant: Tenant): RouteContext {
  const permissions = modules.flatMap((module) => Object.keys(module.permissions))
  const actor: Actor = {
    ...guest,
    name: `命令行 ${userInfo().username}`,
    via: 'cli',
    permissions: new Map(permissions.map((permission) => [permission, everywhere])),
  }
  return {
    services,
    tenant,
    db: services.databases.of(tenant.id),
    clock: services.clock,
    requestId: newId(),
    locale: 'zh',
    actor,
    address: '127.0.0.1',
    userAgent: 'tongxin cli',
    idempotencyKey: null,
    setCookie: () => undefined,
    scope: everywhere,
  }
}
