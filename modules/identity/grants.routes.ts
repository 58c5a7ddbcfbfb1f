import { implement } from '@orpc/server'
import { today } from '../../kernel/clock.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { authorise } from '../../kernel/http/authorise.ts'
import { endGrant, grantByAdministrator } from './grants.actions.ts'
import { grantsContract } from './grants.contract.ts'
import { listGrants } from './grants.list.ts'
import { isAdministrator, roleKeys, roles } from './roles.ts'

const os = implement(grantsContract).$context<RequestContext>().use(authorise)

const listRoles = os.roles.handler(() => ({
  items: roleKeys.map((role) => ({
    role,
    name: { zh: roles[role].zh, en: roles[role].en },
    permissions: [...roles[role].permissions],
    administrator: isAdministrator(role),
  })),
}))

const list = os.list.handler(({ context, input }) => listGrants(context.db, { ...input, day: today(context.clock) }))

const create = os.create.handler(({ context, input }) => grantByAdministrator(context, input))

const end = os.end.handler(({ context, input }) => endGrant(context, input))

export const grantsRoutes = os.router({ roles: listRoles, list, create, end })
