import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openOwner } from '../kernel/testing/owner.ts'
import { newId } from '../kernel/ids.ts'
import { buildWeb } from '../server/build-web.ts'
import { startChildServer, type Environment } from '../server/testing/child.ts'
import { launchBrowser } from './browser.ts'

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
    const database = await freshDatabase(undo)
    const server = await startChildServer({ TONGXIN_MODE: 'demonstration', TONGXIN_DATA: dataDir, ...database })
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

/** TEST_DATABASE_URL's server, where one is given; the embedded one otherwise. */
async function freshDatabase(undo: (() => Promise<unknown>)[]): Promise<Environment> {
  const given = process.env.TEST_DATABASE_URL
  if (!given) return {}
  const name = `tongxin_e2e_${newId().replaceAll('-', '')}`
  await openOwner(given, (client) => client.query(`create database ${name}`))
  undo.push(() => openOwner(given, (client) => client.query(`drop database ${name} with (force)`)))
  const at = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href
  return { DATABASE_URL: at(given), DATABASE_APP_URL: at(process.env.TEST_DATABASE_APP_URL ?? '') }
}
