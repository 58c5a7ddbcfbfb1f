import { call } from '@orpc/server'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../kernel/ids.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { activitiesRoutes } from './activities.routes.ts'
import { openActivityWorld, refusalCode, type ActivityWorld } from './activities.testing.ts'
import { addPicture } from './pictures.actions.ts'
import { managedActivity } from './sight.ts'

let world: World
let w: ActivityWorld
beforeAll(async () => {
  world = await openWorld()
  w = openActivityWorld(world)
})
afterAll(() => world.close())

/** The smallest PNG: one pixel. */
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

async function add(id: string, { role, bytes = png }: { role: 'cover' | 'photo'; bytes?: Buffer }) {
  const context = w.officer()
  const fileId = newId()
  const stored = await world.services.files.put(world.db.tenantId, fileId, Readable.from([bytes]))
  const upload = { fileId, fileName: '照片.png', contentType: 'image/png', ...stored }
  return addPicture(context, upload, { offer: await managedActivity(context, id), role, caption: '' })
}

const shown = (id: string) => call(activitiesRoutes.show, { id }, { context: w.officer() })

test('a new cover takes the place of the one before, photos stand in their order, and one that is removed is gone', async () => {
  w.fair.add()
  const id = await w.announced()
  await add(id, { role: 'cover' })
  const cover = await add(id, { role: 'cover' })
  const [first, second] = [await add(id, { role: 'photo' }), await add(id, { role: 'photo' })]
  const { coverId, photos } = await shown(id)
  expect([coverId, photos.map((photo) => photo.id)]).toEqual([cover.id, [first.id, second.id]])
  await call(activitiesRoutes.removePicture, { id, pictureId: first.id }, { context: w.officer() })
  expect((await shown(id)).photos.map((photo) => photo.id)).toEqual([second.id])
})

test('what is no picture is refused, whatever it is called', async () => {
  w.fair.add()
  const id = await w.announced()
  expect(await refusalCode(add(id, { role: 'photo', bytes: Buffer.from('<script>alert(1)</script>') }))).toBe('activity.picture_not_wanted')
})

test('only those who organise it take a picture away', async () => {
  w.fair.add()
  const id = await w.announced()
  const { id: pictureId } = await add(id, { role: 'photo' })
  const other = w.officer({ all: false, unitIds: [w.fair.history] })
  expect(await refusalCode(call(activitiesRoutes.removePicture, { id, pictureId }, { context: other }))).toBe('not_found')
})
