import type { RouteContext } from '../../kernel/http/authorise.ts'
import type { ColumnCipher } from '../../kernel/crypto/keys.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { dayOf } from '../../kernel/clock.ts'
import { write, type RequestContext, type Services } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { readTree } from '../organisation/organisation.api.ts'
import { changeAccount, findAccount } from './accounts.store.ts'
import { accountsToRenew, findWaitingAccount, insertWaitingAccounts, peopleWithoutAccount, spendCode, storeCodes } from './activation.store.ts'
import { accountDisabled, wrongActivationCode } from './identity.errors.ts'
import { newUsername } from './identity.shapes.ts'
import { hashPassword } from './passwords.ts'
import { mustBeStrong } from './passwords.rules.ts'
import { hashCode, newCode } from './secrets.ts'
import { openSession } from './sign-in.actions.ts'

/** 60 bits, typed once on a phone: too many to guess at the pace that is allowed. */
const letters = 12
/** Handed out at a branch's next meeting, and used by the one after it. */
const validDays = 60

const perAddress = { burst: 1_000, perMinute: 600 }
const perName = { burst: 10, perMinute: 5 }

interface LeftOut {
  name: string
  staffNo: string
  reason: 'number_unfit' | 'name_taken'
}

/**
 * Opens an account for everybody of a unit who has none, named by the staff number, and issues codes to them and to whoever let
 * theirs expire. Done again it finds nothing to do, so a repeated request is safe without a record of its own.
 */
export async function openAccounts(context: RouteContext, { unitId, replaceCodes }: { unitId: string; replaceCodes: boolean }) {
  const { db, clock, services } = context
  const day = dayOf(clock.now())
  if (!(await readTree(db, day)).byId(unitId)) throw notFound()
  const codes = await codeCipher(services, db)
  return write(context, async (trx) => {
    const people = (await peopleWithoutAccount(trx, { unitId, day })).map((person) => ({ ...person, username: newUsername.safeParse(person.staff_no).data }))
    const wanted = people.flatMap(({ id: staffId, name, username }) => (username === undefined ? [] : [{ id: newId(trx.at.getTime()), username, name, staffId }]))
    const renewed = await accountsToRenew(trx, { unitId, day, now: trx.at, all: replaceCodes })
    const opened = await insertWaitingAccounts(trx, wanted)
    const issued = [...opened, ...renewed].map((accountId) => ({ accountId, sealed: codes.seal(accountId, newCode(letters)) }))
    await storeCodes(trx, issued, new Date(trx.at.getTime() + validDays * 86_400_000))
    const given = new Set(wanted.flatMap(({ id, staffId }) => (opened.has(id) ? [staffId] : [])))
    const leftOut = people.flatMap(({ id, name, staff_no: staffNo, username }): LeftOut[] =>
      given.has(id) ? [] : [{ name, staffNo, reason: username === undefined ? 'number_unfit' : 'name_taken' }],
    )
    trx.audit({
      action: 'account.open_many',
      entity: { type: 'unit', id: unitId },
      unitId,
      details: { opened: opened.size, renewed: renewed.length, leftOut: leftOut.length, replaceCodes },
    })
    return { opened: opened.size, renewed: renewed.length, leftOut }
  })
}

/** Sets the first password of an account with the code that its owner was handed, and signs them in. Whatever is wrong is answered alike. */
export async function activateAccount(context: RequestContext, { username, code, password }: { username: string; code: string; password: string }) {
  const { services, db, tenant } = context
  services.limits.take(`activate address ${tenant.id} ${context.address}`, perAddress)
  services.limits.take(`activate name ${tenant.id} ${username}`, perName)
  const waiting = await findWaitingAccount(db, username)
  const expected = waiting && (await codeCipher(services, db)).open(waiting.id, waiting.code_sealed)
  if (!waiting || expected === undefined || hashCode(code) !== hashCode(expected) || waiting.expires_at <= context.clock.now()) throw wrongActivationCode()
  if (waiting.state !== 'active') throw accountDisabled()
  mustBeStrong(password, waiting)
  const passwordHash = await hashPassword(services.settings.passwordCost, password)
  await write(context, async (trx) => {
    if (!(await spendCode(trx, { accountId: waiting.id, sealed: waiting.code_sealed }))) throw wrongActivationCode()
    await changeAccount(trx, waiting, { password_hash: passwordHash, must_change_password: false })
    trx.audit({ action: 'account.activate', entity: { type: 'account', id: waiting.id } })
  })
  const account = await findAccount(db, waiting.id)
  if (account) await openSession(context, account, { code: null })
  return { accountId: waiting.id, name: waiting.name }
}

/** What seals codes until they are used. */
export function codeCipher({ keys }: Services, db: Db): Promise<ColumnCipher> {
  return keys.cipher(db, 'account_activations.code')
}
