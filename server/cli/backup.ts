import { Command } from 'commander'
import { join } from 'node:path'
import { systemClock } from '../../kernel/clock.ts'
import { localFiles } from '../../kernel/files/store.ts'
import { backup } from '../backup/backup.ts'
import { restore } from '../backup/restore.ts'
import { withDatabase } from './with-database.ts'

export const backupCommand = new Command('backup')
  .description('把全部数据和文件写进一个备份文件（不含密钥文件，请另行妥善保存）Write all data and files into one archive (without the key file: keep that elsewhere)')
  .argument('<file>', '备份文件 the archive, for example tongxin-2026-03-08.tar.gz')
  .option('--json', '以 JSON 输出结果 print the result as JSON')
  .action(async (file: string, options: { json?: boolean }) => {
    const manifest = await withDatabase(({ config, database }) =>
      backup({ ownerUrl: database.ownerUrl, files: localFiles(join(config.dataDir, 'files')), clock: systemClock, target: file, progress: tell }),
    )
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    if (options.json) print({ file, tables: manifest.tables.length, rows, files: manifest.files, madeAt: manifest.madeAt })
    else process.stdout.write(`备份完成 done: ${manifest.tables.length} 张表 tables, ${rows} 行 rows, ${manifest.files} 个文件 files → ${file}\n`)
  })

export const restoreCommand = new Command('restore')
  .description('把备份恢复到空的数据文件夹或空的数据库 Restore an archive into an empty data folder or database')
  .argument('<file>', '备份文件 the archive')
  .option('--json', '以 JSON 输出结果 print the result as JSON')
  .action(async (file: string, options: { json?: boolean }) => {
    const manifest = await withDatabase(({ config, database }) =>
      restore({
        ownerUrl: database.ownerUrl,
        appRole: decodeURIComponent(new URL(database.appUrl).username),
        files: localFiles(join(config.dataDir, 'files')),
        keyFile: config.keyFile,
        source: file,
        progress: tell,
      }),
    )
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    if (options.json) print({ file, tables: manifest.tables.length, rows, files: manifest.files, madeAt: manifest.madeAt })
    else process.stdout.write(`恢复完成 restored: ${rows} 行 rows, ${manifest.files} 个文件 files (${manifest.madeAt})\n`)
  })

function tell(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`  ${line}\n`)
}

function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}
