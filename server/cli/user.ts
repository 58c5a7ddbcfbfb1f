import { Command } from 'commander'
import { today } from '../../kernel/clock.ts'
import { write } from '../../kernel/context.ts'
import { defineError } from '../../kernel/errors.ts'
import {
  administratorRoles,
  createAccount,
  grantRole,
  hashPassword,
  isRole,
  issueSetupCodes,
  newOneTimePassword,
  resetPasswordAtConsole,
  roleKeys,
  roles,
} from '../../modules/identity/identity.api.ts'
import { readTree } from '../../modules/organisation/organisation.api.ts'
import { cliContext } from './cli-context.ts'
import { findTenant, withServices } from './with-database.ts'

const unknownRole = defineError('cli.unknown_role', 400, '没有“{role}”这个角色。可选：{known}', 'There is no role “{role}”. Known: {known}')
const unknownUnit = defineError('cli.unknown_unit', 404, '没有名为“{unit}”的单位。', 'There is no unit named “{unit}”.')

interface Options {
  name?: string
  role?: string
  unit?: string
  tenant?: string
}

export const userCommand = new Command('user').description('账号 Accounts')

userCommand
  .command('create')
  .description('建立账号并显示一次性密码 Create an account and show its one-time password')
  .argument('<username>', '用户名 the user name')
  .option('--name <name>', '姓名 the name shown to others')
  .option('--role <role>', `角色 the role: ${roleKeys.join(', ')}`)
  .option('--unit <unit>', '在哪个单位担任，缺省为全校 where the role is held; the whole university if left out')
  .option('--tenant <name>', '学校 the university, where there are several')
  .action(async (username: string, options: Options) => {
    const password = await withServices(async ({ services }) => {
      const context = cliContext(services, await findTenant(services, options.tenant))
      const { role } = options
      if (role !== undefined && !isRole(role)) throw unknownRole({ role, known: roleKeys.join(', ') })
      const from = today(services.clock)
      const unitId = options.unit ? (await readTree(context.db, from)).findByName(options.unit)[0]?.id : null
      if (unitId === undefined) throw unknownUnit({ unit: options.unit })
      const oneTime = newOneTimePassword()
      const passwordHash = await hashPassword(services.settings.passwordCost, oneTime)
      await write(context, async (trx) => {
        const account = await createAccount(trx, { username, name: options.name ?? username, staffId: null, passwordHash, mustChangePassword: true })
        if (role !== undefined) await grantRole(trx, { accountId: account.id, role, unitId, from, until: null, documentNo: '命令行' })
      })
      return oneTime
    })
    process.stdout.write(`已建立 created: ${username}\n一次性密码（首次登录后须修改） one-time password: ${password}\n`)
  })

userCommand
  .command('reset')
  .description('重置密码并显示一次性密码 Reset a password and show a one-time one')
  .argument('<username>', '用户名 the user name')
  .option('--tenant <name>', '学校 the university, where there are several')
  .action(async (username: string, options: { tenant?: string }) => {
    const password = await withServices(async ({ services }) => {
      const context = cliContext(services, await findTenant(services, options.tenant))
      const oneTime = newOneTimePassword()
      const passwordHash = await hashPassword(services.settings.passwordCost, oneTime)
      await write(context, (trx) => resetPasswordAtConsole(trx, { username, passwordHash }))
      return oneTime
    })
    process.stdout.write(`一次性密码（首次登录后须修改） one-time password: ${password}\n`)
  })

userCommand
  .command('setup-code')
  .description('为一类管理员重新生成一次性设置码；旧的未用码随即失效 Make a new one-time code for an administrator; an unused earlier one stops working')
  .argument('<role>', administratorRoles.join(', '))
  .option('--tenant <name>', '学校 the university, where there are several')
  .action(async (wanted: string, options: { tenant?: string }) => {
    const role = administratorRoles.find((known) => known === wanted)
    if (!role) throw unknownRole({ role: wanted, known: administratorRoles.join(', ') })
    const codes = await withServices(async ({ services }) => {
      const context = cliContext(services, await findTenant(services, options.tenant))
      return write(context, (trx) => issueSetupCodes(trx, [role]))
    })
    for (const { code } of codes) process.stdout.write(`${roles[role].zh} ${roles[role].en}: ${code}\n`)
  })
