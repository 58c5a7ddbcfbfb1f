import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import { checkRecord, type RecordFault } from '../../engines/capacity/draw/check-record.ts'
import { countsOf } from '../../engines/capacity/draw/draw-record.ts'
import { verifyAudit } from '../../kernel/audit/verify.ts'
import { foundProblems } from './report.ts'
import { findTenant, withServices } from './with-database.ts'

export const verifyCommand = new Command('verify').description('核验不可篡改的记录 Check what must not have been altered')

verifyCommand
  .command('draw')
  .argument('<file>', '公布的摇号记录 the published record of a draw')
  .description('按公布的记录重新摇号并比对，不需要数据库 Draw again from the published record and compare; needs no database')
  .option('--commitment <hash>', '报名前公布的承诺 the commitment published beforehand')
  .option('--json', '以 JSON 输出结果 print the result as JSON')
  .action(async (file: string, options: { commitment?: string; json?: boolean }) => {
    const { fault, record } = checkRecord(await readFile(file))
    const otherCommitment = options.commitment !== undefined && record !== null && options.commitment !== record.commitment
    const wrong = fault ?? (otherCommitment ? ('commitment' as const) : null)
    const counts = record && countsOf(record.results)
    if (options.json) process.stdout.write(`${JSON.stringify({ right: wrong === null, fault: wrong, commitment: record?.commitment ?? null, ...counts }, null, 2)}\n`)
    else if (wrong !== null) process.stdout.write(`摇号记录有误 The draw is wrong: ${faultWords[wrong]}\n`)
    else if (record && counts)
      process.stdout.write(
        `摇号无误 The draw is right: ${counts.placed} 中签 placed, ${counts.waiting} 候补 waiting, ${counts.declined} 未中 declined\n承诺 commitment: ${record.commitment}\n`,
      )
    if (wrong !== null) process.exitCode = foundProblems
  })

const faultWords: Record<RecordFault | 'commitment', string> = {
  unreadable: '不是摇号记录，或内容不完整 not the record of a draw, or not whole',
  seed: '种子与承诺不符 the seed does not fit the commitment',
  commitment: '承诺与报名前公布的不同 not the commitment that was published beforehand',
  order: '名单未按编号排列 the input is not in its order',
  input: '参加名单、名额或公开号码被改动 entries, limits or the public number were altered',
  results: '结果与重新摇号不符 drawing again gives another result',
  text: '文件内容被改动 the file was altered',
}

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
