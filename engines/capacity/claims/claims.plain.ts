import type { FastifyReply, FastifyRequest } from 'fastify'
import { shanghaiMinute } from '../../../kernel/clock.ts'
import { notFound } from '../../../kernel/errors.ts'
import type { RouteContext } from '../../../kernel/http/authorise.ts'
import type { PlainRoute } from '../../../kernel/http/plain-route.ts'
import { isId } from '../../../kernel/ids.ts'
import { keyMissing, notOnRoster, notYetOpen } from '../capacity.errors.ts'
import { answerMost } from './answers.rules.ts'
import { claimPlace } from './claim.ts'
import { claimWindow } from './claim-window.ts'

/** A person who presses again and again is served; a script that presses a thousand times a second waits. */
const pace = { burst: 10, perMinute: 60 }

const uuid = { type: 'string', format: 'uuid' } as const

const body = {
  type: 'object',
  additionalProperties: false,
  required: ['party'],
  properties: {
    optionId: uuid,
    choices: { type: 'array', items: uuid, minItems: 1, maxItems: 20, uniqueItems: true },
    party: { type: 'integer', minimum: 1, maximum: 20 },
    answers: { type: 'object', maxProperties: 20, additionalProperties: { anyOf: [{ type: 'string', maxLength: answerMost }, { type: 'boolean' }] } },
    companions: {
      type: 'array',
      maxItems: 19,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'relation'],
        properties: {
          name: { type: 'string', pattern: '^[^\\u0000]{1,60}$' },
          relation: { type: 'string', pattern: '^[^\\u0000]{1,20}$' },
          idNo: { type: 'string', pattern: '^[0-9A-Za-z()-]{4,30}$' },
        },
      },
    },
  },
}

const answer = {
  type: 'object',
  properties: {
    enrolmentId: { type: 'string' },
    status: { type: 'string' },
    optionId: { type: ['string', 'null'] },
    place: { type: ['integer', 'null'] },
    at: { type: 'string' },
  },
}

interface Body {
  optionId?: string
  choices?: string[]
  party: number
  answers?: Record<string, string | boolean>
  companions?: { name: string; relation: string; idNo?: string }[]
}

/** Asks for a place, in a rush: answers when it is decided, and the same again for the same `Idempotency-Key`. */
async function press(request: FastifyRequest, reply: FastifyReply, context: RouteContext): Promise<unknown> {
  const { services, db, actor, idempotencyKey: key } = context
  // The route's path names it, and its schema has been checked.
  const { offerId } = request.params as { offerId: string }
  const { optionId = null, choices = null, party, answers = null, companions = [] } = request.body as Body
  const at = context.clock.now()
  const window = isId(offerId) ? await claimWindow(services, db, offerId) : null
  if (window === null) throw notFound()
  if (key === null) throw keyMissing()
  services.limits.take(`claim ${actor.accountId}`, pace)
  if (window.untouched && at < window.opensAt) throw notYetOpen({ opensAt: shanghaiMinute(window.opensAt) })
  if (actor.staffId === null) throw notOnRoster()
  const decided = await claimPlace(services, db, {
    offerId,
    staffId: actor.staffId,
    accountId: actor.accountId,
    key,
    at,
    optionId,
    choices,
    party,
    answers,
    companions: companions.map(({ name, relation, idNo = null }) => ({ name, relation, idNo })),
  })
  return reply.code(201).send({ ...decided, at: decided.at.toISOString() })
}

export const claimsPlainRoutes: PlainRoute[] = [
  {
    method: 'POST',
    path: '/offers/:offerId/claims',
    access: 'signed-in',
    summary: 'Sign up: one option, or choices in order; the same Idempotency-Key answers the same',
    schema: { body, response: { 201: answer } },
    handle: press,
  },
]
