import { z } from 'zod'
import { instant, route } from '../../kernel/contract.ts'
import { channels } from './notify.types.ts'

const words = (most: number) => z.string().trim().min(1).max(most)
const baseUrl = z.url({ protocol: /^https?$/ }).max(200)

export const emailConfig = z.object({
  host: words(253),
  port: z.number().int().min(1).max(65_535),
  security: z.enum(['tls', 'starttls', 'none']),
  /** Empty: the server asks for no sign-in. */
  user: z.string().trim().max(200),
  fromAddress: z.email().max(200),
  fromName: words(60),
})
export const wecomConfig = z.object({
  corpId: words(100),
  agentId: z.number().int().min(1),
  /** WeCom's own address, or that of a private installation. */
  baseUrl,
  /** Where accounts are named by staff number, nobody needs to enter anything. */
  staffNoIsUserId: z.boolean(),
})
export const dingtalkConfig = z.object({ appKey: words(100), agentId: z.number().int().min(1), baseUrl, staffNoIsUserId: z.boolean() })
export const wechatConfig = z.object({
  appId: words(100),
  templateId: words(100),
  /** The names of the template's fields, such as `thing1`; the second may be empty. */
  titleField: z.string().regex(/^[a-z_]+\d*$/i),
  bodyField: z.string().regex(/^([a-z_]+\d*)?$/i),
  baseUrl,
})

export type EmailConfig = z.infer<typeof emailConfig>
export type WecomConfig = z.infer<typeof wecomConfig>
export type DingtalkConfig = z.infer<typeof dingtalkConfig>
export type WechatConfig = z.infer<typeof wechatConfig>

export const channel = z.enum(channels)

export const channelConfig = z.discriminatedUnion('channel', [
  z.object({ channel: z.literal('email'), config: emailConfig }),
  z.object({ channel: z.literal('wecom'), config: wecomConfig }),
  z.object({ channel: z.literal('dingtalk'), config: dingtalkConfig }),
  z.object({ channel: z.literal('wechat'), config: wechatConfig }),
])
export type ChannelConfig = z.infer<typeof channelConfig>

const channelState = z.object({
  channel,
  enabled: z.boolean(),
  /** Null until it is set up for the first time. */
  settings: channelConfig.nullable(),
  hasSecret: z.boolean(),
  lastOkAt: instant.nullable(),
  lastErrorAt: instant.nullable(),
  lastError: z.string().nullable(),
  /** 0 before it is set up. */
  version: z.number().int().min(0),
})

const list = route
  .route({ method: 'GET', path: '/notification-channels', tags: ['notify'], summary: 'The channels by which messages leave, and how they are set up' })
  .meta({ access: 'system.manage' })
  .output(z.object({ items: z.array(channelState) }))

const save = route
  .route({ method: 'PUT', path: '/notification-channels/{channel}', tags: ['notify'], summary: 'Set up a channel' })
  .meta({ access: 'system.manage', secret: true })
  .input(
    z.object({
      channel,
      settings: channelConfig,
      enabled: z.boolean(),
      /** Left out: the one that is kept stays. */
      secret: z.string().min(1).max(500).optional(),
      version: z.number().int().min(0),
    }),
  )
  .output(z.object({ version: z.number().int() }))

const test = route
  .route({ method: 'POST', path: '/notification-channels/{channel}/test', tags: ['notify'], summary: 'Send a test message with the saved settings' })
  .meta({ access: 'system.manage' })
  .input(z.object({ channel, to: z.string().trim().min(1).max(200) }))
  .output(z.object({ ok: z.boolean(), said: z.string() }))

export const retention = z.object({
  /** How many days a message is kept after it was read: a month at least, ten years at most. */
  keptDays: z.number().int().min(30).max(3650),
  /** 0 while it is what comes with the product. */
  version: z.number().int().min(0),
})

const readRetention = route
  .route({ method: 'GET', path: '/notification-retention', tags: ['notify'], summary: 'How long messages are kept after they were read' })
  .meta({ access: 'system.manage' })
  .output(retention)

const changeRetention = route
  .route({ method: 'PUT', path: '/notification-retention', tags: ['notify'], summary: 'Change how long messages are kept' })
  .meta({ access: 'system.manage' })
  .input(retention)
  .output(z.object({ version: z.number().int() }))

export const settingsContract = { list, save, test, readRetention, changeRetention }
