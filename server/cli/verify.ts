import { Command } from 'commander'
import { verifyAudit } from '../../kernel/audit/verify.ts'
import { foundProblems } from './report.ts'
import { findTenant, withServices } from './with-database.ts'

export const verifyCommand = new Command('verify').description('核验不可篡改的记录 Check what must not have been altered')

verifyCommand
  .command('audit')
  .description('重新计算审计日志的封存链 Recompute the chain of seals of the audit log')
  .option('--tenant <name>', '学校 the university, where there are several')
  .option('--json', '以 JSON 输出结果 print the result as JSON')
  .action(async (options: { tenant?: string; json?: boolean }) => {
    const verdict = await withServices(async ({ services }) => {
      const tenant = await findTenant(services, options.tenant)
      return verifyAudit(services.databases.of(tenant.id))
    })
    const { intact, seals, sealedEntries, unsealedEntries, brokenAt } = verdict
    if (options.json) process.stdout.write(`${JSON.stringify({ ...verdict, brokenAt: brokenAt === null ? null : Number(brokenAt) }, null, 2)}\n`)
    else if (intact) process.stdout.write(`审计日志完好 intact: ${sealedEntries} 条已封存 sealed in ${seals}, ${unsealedEntries} 条待封存 waiting\n`)
    else process.stdout.write(`审计日志在第 ${brokenAt} 个封存处被改动过 altered at seal ${brokenAt}\n`)
    if (!intact) process.exitCode = foundProblems
  })
