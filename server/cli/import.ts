import { Command } from 'commander'
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { RouteContext } from '../../kernel/http/authorise.ts'
import { newId } from '../../kernel/ids.ts'
import { cancelImport, createImport, startApply, startCheck } from '../../modules/members/import/import.actions.ts'
import { findImport, listStaged, type ImportBatch } from '../../modules/members/import/import.store.ts'
import { problemsOf, shownImport } from '../../modules/members/import/import.view.ts'
import { runImport } from '../../modules/members/import/run-import.ts'
import { notFound } from '../../kernel/errors.ts'
import { cliContext } from './cli-context.ts'
import { foundProblems } from './report.ts'
import { findTenant, withServices } from './with-database.ts'

export const importCommand = new Command('import').description('导入数据 Import data')

interface Options {
  tenant?: string
  dryRun?: boolean
  json?: boolean
}

importCommand
  .command('members')
  .description('导入人事表（xlsx、xls、csv）：先检查全部行，再写入没有问题的行 Import an HR sheet: all rows are checked, then those without problems are written')
  .argument('<file>', '人事表 the sheet')
  .option('--dry-run', '只检查，不写入 check only, change nothing')
  .option('--tenant <name>', '学校 the university, where there are several')
  .option('--json', '以 JSON 输出 print JSON')
  .action(async (file: string, options: Options) => {
    const result = await withServices(async ({ services }) => importFile(cliContext(services, await findTenant(services, options.tenant)), file, options))
    if (options.json) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`)
    else printResult(result)
    if (result.state === 'failed') process.exitCode = 1
    else if (result.counts.error + result.counts.conflict > 0) process.exitCode = foundProblems
  })

interface ImportResult {
  file: string
  state: string
  problem: string | null
  dryRun: boolean
  rows: number
  counts: ReturnType<typeof shownImport>['counts']
  columns: ReturnType<typeof shownImport>['columns']
  problems: { row: number; who: string; outcome: string; messages: string[] }[]
}

async function importFile(context: RouteContext, file: string, options: Options): Promise<ImportResult> {
  const { services, db } = context
  const fileId = newId()
  const stored = await services.files.put(db.tenantId, fileId, createReadStream(file))
  const { id } = await createImport(context, { fileId, fileName: basename(file), contentType: 'application/octet-stream', ...stored })
  await startCheck(context, await existing(context, id))
  await withProgress(context, id, () => runImport(services, db, id))
  let batch = await settled(context, id)
  if (batch.state === 'checked' && !options.dryRun) {
    await startApply(context, batch)
    await withProgress(context, id, () => runImport(services, db, id))
    batch = await settled(context, id)
  }
  const result = { ...resultOf(context, batch, options), file, problems: await listProblems(context, id) }
  if (options.dryRun && batch.state === 'checked') await cancelImport(context, batch)
  return result
}

/** Says on a terminal, once a second, how far the work is. */
async function withProgress(context: RouteContext, id: string, work: () => Promise<void>): Promise<void> {
  if (!process.stderr.isTTY) return work()
  const telling = setInterval(() => {
    findImport(context.db, id).then(
      (batch) => process.stderr.write(`\r  ${batch?.rows_done ?? 0} / ${batch?.rows_total ?? '?'} 行 rows`),
      // The work itself says what is wrong.
      () => undefined,
    )
  }, 1_000)
  try {
    await work()
  } finally {
    clearInterval(telling)
    process.stderr.write('\r\u001b[K')
  }
}

/** A server that runs beside this command may have taken the work first: then wait until it is done. */
async function settled(context: RouteContext, id: string): Promise<ImportBatch> {
  for (;;) {
    const batch = await existing(context, id)
    if (batch.state !== 'checking' && batch.state !== 'applying') return batch
    await wait(200)
  }
}

async function existing({ db }: RouteContext, id: string): Promise<ImportBatch> {
  const batch = await findImport(db, id)
  if (!batch) throw notFound()
  return batch
}

function resultOf({ clock }: RouteContext, batch: ImportBatch, { dryRun = false }: Options) {
  const { state, problem, counts, columns, rowsTotal } = shownImport(batch, clock)
  return { state, problem, dryRun, rows: rowsTotal ?? 0, counts, columns }
}

async function listProblems({ db, locale }: RouteContext, importId: string): Promise<ImportResult['problems']> {
  const problems: ImportResult['problems'] = []
  for (const outcome of ['error', 'conflict'] as const) {
    const limit = 100_000
    const rows = await listStaged(db, { importId, outcome, afterRow: 0, limit })
    problems.push(...rows.map((row) => ({ row: row.row_no, who: row.label, outcome, messages: problemsOf(row, locale).map(({ message }) => message) })))
  }
  return problems.toSorted((a, b) => a.row - b.row)
}

function printResult(result: ImportResult): void {
  const { counts } = result
  const done = result.dryRun ? '检查完成，没有写入 checked, nothing written' : result.state === 'applied' ? '已写入 written' : `未完成 not done: ${result.problem ?? ''}`
  process.stdout.write(
    `${done}\n新增 create ${counts.create} · 更新 update ${counts.update} · 无变化 unchanged ${counts.unchanged} · 冲突 conflict ${counts.conflict} · 有误 error ${counts.error} · 表中没有 missing ${counts.missing}\n`,
  )
  const shown = 20
  for (const { row, who, messages } of result.problems.slice(0, shown)) process.stdout.write(`  第 ${row} 行 ${who}: ${messages.join(' ')}\n`)
  if (result.problems.length > shown) process.stdout.write(`  另有 ${result.problems.length - shown} 行，用 --json 查看全部 more with --json\n`)
}
