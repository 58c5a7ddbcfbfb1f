import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { dispatch } from './dispatch.ts'
import { fakeProvider, mailServer, mailSettings, messageTo, openForTest, reachable, statesOf, tell, wecomSettings } from './notify.testing.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** Runs a dispatcher in a process of its own. */
function startDispatcher(): ChildProcess {
  const script = fileURLToPath(new URL('kill.testing.ts', import.meta.url))
  return spawn(process.execPath, [script, world.appUrl, world.keyFile, world.tenant.id, world.clock.now().toISOString()], { stdio: 'ignore' })
}

test('killed after the mail server took the mail: it is shown as unknown and never sent again', async () => {
  const mail = await mailServer({}, () => child.kill('SIGKILL'))
  await openForTest(world, mailSettings(mail.port))
  const person = await reachable(world, { channel: 'email', address: 'killed@school.example.cn' })
  await tell(world, [messageTo(person)])
  const child = startDispatcher()
  await once(child, 'exit')
  expect([mail.mails.length, await statesOf(world, person)]).toEqual([1, ['sending']])
  await dispatch(world.services, world.db)
  expect(await statesOf(world, person)).toEqual(['sending'])
  world.clock.advance(4 * 60_000)
  await dispatch(world.services, world.db)
  await dispatch(world.services, world.db)
  expect([mail.mails.length, await statesOf(world, person)]).toEqual([1, ['unknown']])
  await mail.close()
})

test('killed while WeCom answers: the same message is handed over again, for WeCom to drop', async () => {
  const provider = await fakeProvider(() => child.kill('SIGKILL'))
  await openForTest(world, wecomSettings(provider.url))
  const person = await reachable(world, { channel: 'wecom', address: 'killed' })
  await tell(world, [messageTo(person)])
  const child = startDispatcher()
  await once(child, 'exit')
  world.clock.advance(4 * 60_000)
  await dispatch(world.services, world.db)
  expect(await statesOf(world, person)).toEqual(['sent'])
  expect(provider.asked).toHaveLength(2)
  expect(provider.asked[1]?.body).toEqual(provider.asked[0]?.body)
  await provider.close()
})
