import { Command } from 'commander'
import { upgradeDatabase } from '../database.ts'
import { withDatabase } from './with-database.ts'

export const migrateCommand = new Command('migrate').description('把数据库升级到本版本 Bring the database up to this version').action(async () => {
  const ran = await withDatabase(({ database }) => upgradeDatabase(database))
  process.stdout.write(ran.length > 0 ? `已执行 ran: ${ran.join(', ')}\n` : '数据库已是最新 The database is up to date\n')
})
