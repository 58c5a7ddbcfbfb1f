import { implement } from '@orpc/server'
import type { RequestContext } from '../../kernel/context.ts'
import { authorise } from '../../kernel/http/authorise.ts'
import { inPerson } from './in-person.ts'
import { createToken, grantableScopes, revokeToken } from './tokens.actions.ts'
import { tokensContract } from './tokens.contract.ts'
import { listTokens } from './tokens.store.ts'

const os = implement(tokensContract).$context<RequestContext>().use(authorise).use(inPerson)

const list = os.list.handler(async ({ context }) => {
  const rows = await listTokens(context.db, context.actor.accountId, context.clock.now())
  const items = rows.map((row) => ({
    id: row.id,
    name: row.name,
    scopes: row.scopes,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  }))
  return { items, grantable: grantableScopes(context) }
})

const create = os.create.handler(({ context, input }) => createToken(context, input))

const revoke = os.revoke.handler(async ({ context, input }) => {
  await revokeToken(context, input.id)
  return { ok: true as const }
})

export const tokensRoutes = os.router({ list, create, revoke })
