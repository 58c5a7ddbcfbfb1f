import { Command } from 'commander'
import { AppError, type Bilingual } from '../../kernel/errors.ts'
import { verifyAudit } from '../../kernel/audit/verify.ts'
import { checks, type Finding } from '../doctor/checks.ts'
import { foundProblems } from './report.ts'
import { withDatabase, withServices } from './with-database.ts'

export const doctorCommand = new Command('doctor')
  .description('检查安装是否正常，并说明如何修复 Say what is wrong with this installation and how to mend it')
  .option('--json', '以 JSON 输出 print JSON')
  .action(async (options: { json?: boolean }) => {
    const findings = await examine()
    if (options.json) process.stdout.write(`${JSON.stringify(findings, null, 2)}\n`)
    else for (const finding of findings) process.stdout.write(`${finding.ok ? '✓ 正常' : '✗ 需处理'} ${both(finding.check)}\n    ${finding.found.zh}\n    ${finding.found.en}\n`)
    if (findings.some((finding) => !finding.ok)) process.exitCode = foundProblems
  })

async function examine(): Promise<Finding[]> {
  const check = { zh: '数据库', en: 'Database' }
  try {
    const findings = await withDatabase(async (context) => {
      const found: Finding[] = [{ check, ok: true, found: { zh: '可以连接', en: 'reachable' } }]
      for (const its of checks) found.push(await its(context))
      return found
    })
    // The audit log needs the key file and the schema: only look once these are sound.
    return findings.every((finding) => finding.ok) ? [...findings, ...(await examineAudit())] : findings
  } catch (error) {
    const text = error instanceof AppError ? error.text : { zh: String(error), en: String(error) }
    return [{ check, ok: false, found: text }]
  }
}

function examineAudit(): Promise<Finding[]> {
  return withServices(async ({ services }) => {
    const tenants = await services.databases.shared.selectFrom('tenants').select(['id', 'name']).execute()
    return Promise.all(
      tenants.map(async (tenant) => {
        const verdict = await verifyAudit(services.databases.of(tenant.id))
        return {
          check: { zh: `审计日志（${tenant.name}）`, en: `Audit log (${tenant.name})` },
          ok: verdict.intact,
          found: verdict.intact
            ? { zh: `完好，${verdict.sealedEntries} 条已封存`, en: `intact, ${verdict.sealedEntries} entries sealed` }
            : {
                zh: `第 ${verdict.brokenAt} 个封存处被改动过，请保留现场并联系审计管理员`,
                en: `altered at seal ${verdict.brokenAt}: keep everything as it is and call the audit administrator`,
              },
        }
      }),
    )
  })
}

function both(text: Bilingual): string {
  return `${text.zh} ${text.en}`
}
