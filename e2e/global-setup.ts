import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { buildWeb } from '../server/build-web.ts'
import { startChildServer } from '../server/testing/child.ts'
import { launchBrowser } from './browser.ts'
import { freshDatabase } from './fresh-database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the demonstration answers. */
    serverUrl: string
    /** Where playwright reaches the one browser of the run. */
    browserUrl: string
  }
}

/** The real server with its demonstration, and one browser, for the whole run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const undo: (() => Promise<unknown>)[] = []
  const close = async () => {
    for (const step of undo.splice(0).toReversed()) await step()
  }
  try {
    await buildWeb((line) => process.stdout.write(`${line}\n`))
    const dataDir = await mkdtemp(join(tmpdir(), 'tongxin-e2e-'))
    undo.push(() => rm(dataDir, { recursive: true, force: true }))
    const database = await freshDatabase()
    undo.push(() => database.drop())
    const server = await startChildServer({ TONGXIN_MODE: 'demonstration', TONGXIN_DATA: dataDir, ...database.environment })
    undo.push(() => server.stop())
    const browser = await launchBrowser()
    undo.push(() => browser.close())
    project.provide('serverUrl', server.url)
    project.provide('browserUrl', browser.wsEndpoint())
    return close
  } catch (error) {
    await close()
    throw error
  }
}
