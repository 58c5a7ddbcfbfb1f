import { Command } from 'commander'
import { write } from '../../kernel/context.ts'
import { addKeyVersion, openKeyring } from '../../kernel/crypto/keyring.ts'
import { rewrapDataKeys } from '../../kernel/crypto/rewrap.ts'
import { readTenants } from '../../kernel/tenants.ts'
import { cliContext } from './cli-context.ts'
import { withServices } from './with-database.ts'

export const keysCommand = new Command('keys').description('密钥 Keys')

keysCommand
  .command('rotate')
  .description(
    '换用新的主密钥：在密钥文件里加一版，并用它重新包裹所有数据密钥；服务无须停止 Add a key to the key file and wrap every data key under it; the server may run meanwhile',
  )
  .action(async () => {
    const { version, rewrapped, keyFile } = await withServices(async ({ config, services }) => {
      // The file first: a crash afterwards leaves keys wrapped under an older version, which the file still holds.
      const added = await addKeyVersion(config.keyFile)
      const keyring = await openKeyring(config.keyFile)
      let count = 0
      for (const tenant of (await readTenants(services)).tenants)
        count += await write(cliContext(services, tenant), async (trx) => {
          const keys = await rewrapDataKeys(trx, keyring)
          trx.audit({ action: 'key.rotate', entity: { type: 'tenant', id: tenant.id }, details: { version: added, keys } })
          return keys
        })
      return { version: added, rewrapped: count, keyFile: config.keyFile }
    })
    process.stdout.write(
      `已换用 now in use: ${version}，重新包裹 rewrapped: ${rewrapped}\n请立即另存一份 ${keyFile}：旧版本要留着，直到用它做的备份都不再需要。\nKeep a copy of ${keyFile} now; its older versions stay until no backup needs them.\n`,
    )
  })
