import { z } from 'zod'
import { id, instant, pageOf, pageQuery, route } from '../../kernel/contract.ts'
import { deliveryStates } from './notify.types.ts'
import { channel } from './settings.contract.ts'

const deliveryState = z.enum(deliveryStates)

/** What was sent about one thing, for the page of that thing. */
export const sentMessage = z.object({
  id,
  staffId: id,
  title: z.string(),
  kind: z.string(),
  at: instant,
  readAt: instant.nullable(),
  outside: z.array(z.object({ channel, state: deliveryState, at: instant, why: z.string().nullable() })),
})
export type SentMessage = z.infer<typeof sentMessage>

const stuckState = z.enum(['unknown', 'failed', 'given_up'])

/** Without the message's words: they may be nobody's business but the person's. */
const stuckDelivery = z.object({
  id,
  person: z.string(),
  staffNo: z.string(),
  kind: z.string(),
  channel,
  state: stuckState,
  why: z.string().nullable(),
  attempts: z.number().int(),
  at: instant,
})

const stuck = route
  .route({ method: 'GET', path: '/notification-deliveries', tags: ['notify'], summary: 'Messages that did not arrive by an outside channel' })
  .meta({ access: 'system.manage' })
  .input(z.object({ ...pageQuery, state: stuckState.optional(), channel: channel.optional() }))
  .output(pageOf(stuckDelivery))

const retry = route
  .route({ method: 'PUT', path: '/notification-deliveries/{id}/retry', tags: ['notify'], summary: 'Send a message again that did not arrive' })
  .meta({ access: 'system.manage' })
  .input(z.object({ id }))
  .output(z.object({ ok: z.literal(true) }))

export const deliveriesContract = { stuck, retry }
