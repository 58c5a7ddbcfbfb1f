import { implement } from '@orpc/server'
import type { RequestContext } from '../../kernel/context.ts'
import { authorise } from '../../kernel/http/authorise.ts'
import { inPerson, ownAccountOf } from './in-person.ts'
import { confirmTotpCode, disableTotp, enrolTotp } from './totp.actions.ts'
import { totpContract } from './totp.contract.ts'
import { countRecoveryCodes } from './totp.store.ts'

const os = implement(totpContract).$context<RequestContext>().use(authorise).use(inPerson)

const state = os.state.handler(async ({ context }) => {
  const account = await ownAccountOf(context)
  return { on: account.totp_confirmed_at !== null, recoveryCodesLeft: await countRecoveryCodes(context.db, account.id) }
})

const enrol = os.enrol.handler(({ context, input }) => enrolTotp(context, input.password))

const confirm = os.confirm.handler(({ context, input }) => confirmTotpCode(context, input.code))

const disable = os.disable.handler(async ({ context, input }) => {
  await disableTotp(context, input.password)
  return { ok: true as const }
})

export const totpRoutes = os.router({ state, enrol, confirm, disable })
