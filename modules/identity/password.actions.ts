import { write, type RequestContext } from '../../kernel/context.ts'
import { changeAccount } from './accounts.store.ts'
import { forgetActor } from './actor-cache.ts'
import { confirmPassword } from './in-person.ts'
import { weakPassword } from './identity.errors.ts'
import { hashPassword } from './passwords.ts'
import { mustBeStrong } from './passwords.rules.ts'
import { endSessions } from './sessions.store.ts'

/** Changes one's own password; every other session of the account ends. Returns how many did. */
export async function changePassword(context: RequestContext, input: { currentPassword: string; newPassword: string }) {
  const account = await confirmPassword(context, input.currentPassword)
  if (input.newPassword.normalize('NFKC') === input.currentPassword.normalize('NFKC')) {
    throw weakPassword({ reasonZh: '新密码不能与当前密码相同。', reasonEn: 'The new password must differ from the current one.' })
  }
  mustBeStrong(input.newPassword, account)
  const passwordHash = await hashPassword(context.services.settings.passwordCost, input.newPassword)
  const endedSessions = await write(context, async (trx) => {
    await changeAccount(trx, account, { password_hash: passwordHash, must_change_password: false })
    const ended = await endSessions(trx, account.id, { except: context.actor.sessionId })
    trx.audit({ action: 'password.change', entity: { type: 'account', id: account.id }, details: { endedSessions: ended } })
    return ended
  })
  forgetActor(context.services, account.id)
  return { endedSessions }
}
