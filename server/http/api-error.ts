import { ORPCError } from '@orpc/client'
import { ValidationError } from '@orpc/contract'
import type { RequestContext } from '../../kernel/context.ts'
import { AppError, invalidInput, isBilingual, unexpected, type Locale } from '../../kernel/errors.ts'
import { say } from '../../kernel/i18n.ts'
import { inTitles } from './permission-words.ts'

/** Turns whatever a handler threw into the error that the caller sees; a bug is logged and shows only its request id. */
export function asApiError(error: unknown, context: RequestContext): ORPCError<string, unknown> {
  const known = asAppError(error)
  if (known.status >= 500) context.services.log.error({ requestId: context.requestId, error }, 'request failed')
  return new ORPCError(known.code.toUpperCase(), {
    status: known.status,
    data: errorBody(known, context.requestId, context.locale),
  })
}

function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (error instanceof ORPCError && error.status < 500) return badRequest(error)
  return unexpected()
}

/** Input that does not fit the contract: each place with its path, so that the form can mark it. */
function badRequest(error: ORPCError<string, unknown>): AppError {
  const issues = error.cause instanceof ValidationError ? error.cause.issues : []
  const places = issues.map((issue) => ({
    path: (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
    message: issue.message,
  }))
  return invalidInput({ count: Math.max(places.length, 1), issues: places })
}

/** The shape of every error on the wire. */
export function errorBody(refusal: AppError, requestId: string, locale: Locale) {
  const error = inTitles(refusal)
  return { code: error.code, message: say(error.text, locale), requestId, details: spoken(error.details, locale) }
}

/** Details in the caller's language, where they are words in two. */
function spoken(value: unknown, locale: Locale): unknown {
  if (isBilingual(value)) return value[locale]
  if (Array.isArray(value)) return value.map((one) => spoken(one, locale))
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, spoken(part, locale)]))
}
