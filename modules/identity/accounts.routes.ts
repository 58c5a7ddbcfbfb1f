import { implement } from '@orpc/server'
import { dayOf } from '../../kernel/clock.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { authorise } from '../../kernel/http/authorise.ts'
import { findPeople } from '../members/members.api.ts'
import { disableAccount, enableAccount, linkStaff, openAccount, resetPassword, unlockAccount } from './accounts.actions.ts'
import { accountsContract } from './accounts.contract.ts'
import { listAccounts } from './accounts.list.ts'

const os = implement(accountsContract).$context<RequestContext>().use(authorise)

const list = os.list.handler(({ context, input }) => {
  const now = context.clock.now()
  return listAccounts(context.db, { ...input, now, day: dayOf(now) })
})

const read = os.read.handler(async ({ context, input }) => {
  const now = context.clock.now()
  const { items } = await listAccounts(context.db, { id: input.id, limit: 1, now, day: dayOf(now) })
  const [account] = items
  if (!account) throw notFound()
  return account
})

const create = os.create.handler(({ context, input }) => openAccount(context, input))

const link = os.linkStaff.handler(({ context, input }) => linkStaff(context, input))

const people = os.findPeople.handler(async ({ context, input }) => ({ items: await findPeople(context.db, { q: input.q, day: dayOf(context.clock.now()) }) }))

const disable = os.disable.handler(({ context, input }) => disableAccount(context, input))

const enable = os.enable.handler(({ context, input }) => enableAccount(context, input))

const reset = os.resetPassword.handler(({ context, input }) => resetPassword(context, input))

const unlock = os.unlock.handler(async ({ context, input }) => {
  await unlockAccount(context, input.id)
  return { ok: true as const }
})

export const accountsRoutes = os.router({ list, read, create, linkStaff: link, findPeople: people, disable, enable, resetPassword: reset, unlock })
