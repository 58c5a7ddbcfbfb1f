import { z } from 'zod'
import { id, instant, pageOf, pageQuery, route } from '../../kernel/contract.ts'
import { channel } from './settings.contract.ts'

const notification = z.object({
  id,
  kind: z.string(),
  title: z.string(),
  body: z.string(),
  path: z.string(),
  at: instant,
  readAt: instant.nullable(),
})

const list = route
  .route({ method: 'GET', path: '/me/notifications', tags: ['notify'], summary: 'My messages, the newest first' })
  .meta({ access: 'signed-in' })
  .input(z.object({ ...pageQuery, unreadOnly: z.coerce.boolean().optional() }))
  .output(pageOf(notification))

const unread = route
  .route({ method: 'GET', path: '/me/notifications/unread', tags: ['notify'], summary: 'How many of my messages I have not read; counted up to 100' })
  .meta({ access: 'signed-in' })
  .output(z.object({ count: z.number().int() }))

const read = route
  .route({ method: 'PUT', path: '/me/notifications/{id}/read', tags: ['notify'], summary: 'I have read a message' })
  .meta({ access: 'signed-in' })
  .input(z.object({ id }))
  .output(z.object({ ok: z.literal(true) }))

const readAll = route
  .route({ method: 'PUT', path: '/me/notifications/read', tags: ['notify'], summary: 'I have read all messages up to the newest that I saw' })
  .meta({ access: 'signed-in' })
  .input(z.object({ upTo: id }))
  .output(z.object({ count: z.number().int() }))

const minute = z.number().int().min(0).max(1439)

export const preferences = z.object({
  channelsOff: z.array(channel).max(4),
  /** Minutes after midnight; equal: no quiet hours. */
  quietFromMinute: minute,
  quietUntilMinute: minute,
  digestHour: z.number().int().min(0).max(23),
  mutedKinds: z.array(z.string().max(60)).max(100),
  language: z.enum(['zh', 'en']),
  /** 0 while they are those that come with the product. */
  version: z.number().int().min(0),
})
export type Preferences = z.infer<typeof preferences>

const reach = z.object({
  channel,
  masked: z.string().nullable(),
  /** none: nothing known. staff_no: reached by staff number, nothing to enter. waiting: the code is not entered yet. */
  state: z.enum(['none', 'staff_no', 'waiting', 'confirmed', 'failed']),
  why: z.string().nullable(),
})

const readPreferences = route
  .route({ method: 'GET', path: '/me/notification-preferences', tags: ['notify'], summary: 'How and when I want to be told' })
  .meta({ access: 'signed-in' })
  .output(
    z.object({
      preferences,
      /** Only channels that the university has set up. */
      reach: z.array(reach),
      kinds: z.array(z.object({ kind: z.string(), label: z.string() })),
    }),
  )

const savePreferences = route
  .route({ method: 'PUT', path: '/me/notification-preferences', tags: ['notify'], summary: 'Change how and when I want to be told' })
  .meta({ access: 'signed-in' })
  .input(preferences)
  .output(z.object({ version: z.number().int() }))

const setAddress = route
  .route({ method: 'PUT', path: '/me/notification-addresses/{channel}', tags: ['notify'], summary: 'Give an address; a code is sent to it' })
  .meta({ access: 'signed-in', secret: true })
  .input(z.object({ channel, address: z.string().trim().min(1).max(200) }))
  .output(z.object({ masked: z.string(), minutes: z.number().int() }))

const confirmAddress = route
  .route({ method: 'PUT', path: '/me/notification-addresses/{channel}/confirm', tags: ['notify'], summary: 'Confirm an address by the code that was sent to it' })
  .meta({ access: 'signed-in', secret: true })
  .input(z.object({ channel, code: z.string().trim().min(1).max(20) }))
  .output(z.object({ ok: z.literal(true) }))

const removeAddress = route
  .route({ method: 'DELETE', path: '/me/notification-addresses/{channel}', tags: ['notify'], summary: 'Forget an address' })
  .meta({ access: 'signed-in' })
  .input(z.object({ channel }))
  .output(z.object({ ok: z.literal(true) }))

export const myContract = { list, unread, read, readAll, readPreferences, savePreferences, setAddress, confirmAddress, removeAddress }
