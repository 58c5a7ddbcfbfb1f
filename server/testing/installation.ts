import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEmptyDatabase, type TestDatabase } from '../../kernel/testing/cluster.ts'
import { runScript, type Environment } from './child.ts'

/** An installation with the demonstration in it, as the commands of the command line see it. */
export interface Installation {
  database: TestDatabase
  dataDir: string
  environment: Environment
  run(args: string[], changes?: Environment): Promise<{ code: number | null; output: string }>
  remove(): Promise<void>
}

export async function openInstallation(): Promise<Installation> {
  const database = await createEmptyDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'tongxin 命令-'))
  const environment = { TONGXIN_DATA: dataDir, DATABASE_URL: database.ownerUrl, DATABASE_APP_URL: database.appUrl }
  const run = (args: string[], changes: Environment = {}) => runCommand(args, { ...environment, ...changes })
  const filled = await run(['demo'])
  if (filled.code !== 0) throw new TypeError(filled.output)
  return {
    database,
    dataDir,
    environment,
    run,
    remove: async () => {
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** Runs `tongxin …` to its end. */
export async function runCommand(args: string[], environment: Environment = {}): Promise<{ code: number | null; output: string }> {
  const child = runScript('server/cli.ts', args, environment)
  return { code: await child.ended, output: child.output() }
}
