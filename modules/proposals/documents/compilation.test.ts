import { call } from '@orpc/server'
import { createWriteStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Transform } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { strFromU8, unzipSync } from 'fflate'
import mammoth from 'mammoth'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Db } from '../../../kernel/db/handle.ts'
import type { FileStore } from '../../../kernel/files/store.ts'
import { newId } from '../../../kernel/ids.ts'
import { openCongress, refusalCode, text, type Congress } from '../proposals.testing.ts'
import { resumeCompilations, runCompilation } from './compilation.job.ts'
import { takeCompilation } from './compilations.actions.ts'
import { documentsRoutes } from './documents.routes.ts'

let congress: Congress
let accepted: string

beforeAll(async () => {
  congress = await openCongress()
  const { cast } = congress
  accepted = await congress.at('replied')
  await congress.at('submitted', cast.sun)
  const back = await congress.at('submitted', cast.sun)
  await congress.act(cast.sun, back, 'withdraw', { reason: '情况已经变化' })
  await congress.at('draft', cast.wang)
})
beforeEach(() => {
  congress.sentJobs.length = 0
})
afterAll(() => congress.close())

test('x', async () => {
  const id = await start()
  await run(id)
  console.log(await status(id))
  const { value } = await mammoth.convertToHtml({ buffer: await fileOf(id) })
  console.log(value.slice(0, 4000))
  void [accepted, createWriteStream, readdir, dirname, Transform, strFromU8, unzipSync, describe, refusalCode, text, newId, resumeCompilations]
  const x: FileStore | Db | null = null
  expect(x).toBe(null)
})

function context(by = congress.cast.secretary) {
  return { ...congress.context(by), scope: { all: true as const } }
}

async function start(): Promise<string> {
  return (await call(documentsRoutes.startCompilation, { id: congress.sessionId }, { context: context() })).id
}

async function run(id: string): Promise<void> {
  await runCompilation(congress.services, congress.db, id)
}

function status(id: string) {
  return call(documentsRoutes.compilation, { id }, { context: context() })
}

async function fileOf(id: string): Promise<Buffer> {
  const { fileId } = await takeCompilation(context(), id)
  return buffer(congress.services.files.open(congress.db.tenantId, fileId))
}
