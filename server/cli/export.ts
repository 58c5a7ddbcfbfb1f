import { Command } from 'commander'
import { createWriteStream } from 'node:fs'
import { today } from '../../kernel/clock.ts'
import { writeCsv, writeXlsx } from '../../engines/documents/write-sheet.ts'
import { exportStaff } from '../../modules/members/staff-export.ts'
import { cliContext } from './cli-context.ts'
import { findTenant, withServices } from './with-database.ts'

export const exportCommand = new Command('export').description('导出数据 Export data')

exportCommand
  .command('members')
  .description('导出名册为 xlsx 或 csv（按扩展名）；敏感字段带掩码，写明用途才输出明文 Export the staff list; protected values are masked unless a reason is given')
  .argument('<file>', '写到哪里 where to')
  .option('--tenant <name>', '学校 the university, where there are several')
  .option('--clear-because <reason>', '输出明文的用途，记入审计日志 why values are wanted in clear; goes into the audit log')
  .action(async (file: string, options: { tenant?: string; clearBecause?: string }) => {
    const rows = await withServices(async ({ services }) => {
      const context = cliContext(services, await findTenant(services, options.tenant))
      const query = options.clearBecause ? { clear: 'yes', reason: options.clearBecause } : {}
      const { sheet } = await exportStaff(context, { query, day: today(services.clock) })
      const out = createWriteStream(file, { mode: 0o600 })
      const written = file.toLowerCase().endsWith('.csv') ? await writeCsv(out, sheet) : await writeXlsx(out, sheet)
      return written.rows
    })
    process.stdout.write(`已导出 exported: ${rows} → ${file}\n`)
  })
