import { Command } from 'commander'
import { AppError, type Bilingual } from '../../kernel/errors.ts'
import { verifyAudit } from '../../kernel/audit/verify.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { mendCounts, wrongCounts } from '../../modules/members/members.api.ts'
import { checks, type Finding } from '../doctor/checks.ts'
import { foundProblems } from './report.ts'
import { withDatabase, withServices } from './with-database.ts'

export const doctorCommand = new Command('doctor')
  .description('检查安装是否正常，并说明如何修复 Say what is wrong with this installation and how to mend it')
  .option('--json', '以 JSON 输出 print JSON')
  .option('--mend', '先修正可以自动修正的（人数统计） first mend what can be mended safely: counters of people')
  .action(async (options: { json?: boolean; mend?: boolean }) => {
    if (options.mend) await mendTenants()
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
    // What is looked up as the server does needs the key file and the schema: only once these are sound.
    return findings.every((finding) => finding.ok) ? [...findings, ...(await examineTenants())] : findings
  } catch (error) {
    const text = error instanceof AppError ? error.text : { zh: String(error), en: String(error) }
    return [{ check, ok: false, found: text }]
  }
}

function examineTenants(): Promise<Finding[]> {
  return withServices(async ({ services }) => {
    const tenants = await services.databases.shared.selectFrom('tenants').select(['id', 'name']).execute()
    const found = await Promise.all(
      tenants.map(({ id, name }) => {
        const db = services.databases.of(id)
        return Promise.all([examineAudit(db, name), examineCounts(db, name)])
      }),
    )
    return found.flat()
  })
}

async function examineAudit(db: Db, tenant: string): Promise<Finding> {
  const verdict = await verifyAudit(db)
  return {
    check: { zh: `审计日志（${tenant}）`, en: `Audit log (${tenant})` },
    ok: verdict.intact,
    found: verdict.intact
      ? { zh: `完好，${verdict.sealedEntries} 条已封存`, en: `intact, ${verdict.sealedEntries} entries sealed` }
      : {
          zh: `第 ${verdict.brokenAt} 个封存处被改动过，请保留现场并联系审计管理员`,
          en: `altered at seal ${verdict.brokenAt}: keep everything as it is and call the audit administrator`,
        },
  }
}

async function examineCounts(db: Db, tenant: string): Promise<Finding> {
  const wrong = await wrongCounts(db)
  return {
    check: { zh: `人数统计（${tenant}）`, en: `Counters of people (${tenant})` },
    ok: wrong.length === 0,
    found:
      wrong.length === 0
        ? { zh: '与逐一清点的结果一致', en: 'they say what counting says' }
        : {
            zh: `${wrong.length} 处与逐一清点的结果不符，名册里显示的人数因此有误。执行 npm run tongxin -- doctor --mend 立即修正；服务器每天也会自行修正一次`,
            en: `wrong at ${wrong.length} places, so lists show wrong numbers of people: npm run tongxin -- doctor --mend mends them now, the server by itself once a day`,
          },
  }
}

/** Counters say nothing that people's records do not say: they can be made anew at any time. */
function mendTenants(): Promise<void> {
  return withServices(async ({ services }) => {
    const tenants = await services.databases.shared.selectFrom('tenants').select('id').execute()
    for (const { id } of tenants) await mendCounts(services.databases.of(id))
  })
}

function both(text: Bilingual): string {
  return `${text.zh} ${text.en}`
}
