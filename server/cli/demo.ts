import { Command } from 'commander'
import { prepareFirstStart } from '../first-start.ts'
import { withServices } from './with-database.ts'

export const demoCommand = new Command('demo')
  .description('在空库中生成演示大学，并列出演示账号 Fill an empty database with the demonstration university and list its accounts')
  .action(async () => {
    const lines = await withServices(({ config, database, services }) =>
      prepareFirstStart({
        services,
        ownerUrl: database.ownerUrl,
        config: { ...config, mode: 'demonstration' },
        say: (line) => void process.stderr.write(`${line}\n`),
      }),
    )
    for (const line of lines) process.stdout.write(`${line}\n`)
  })
