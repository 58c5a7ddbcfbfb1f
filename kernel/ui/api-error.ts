import { ORPCError } from '@orpc/client'

export interface FieldIssue {
  /** Where in the input, as `family.0.name`. */
  path: string
  message: string
}

/** Every failure of a call, as the page shows it: what happened, in the person's language, and the id to quote. */
export class ApiError extends ORPCError<string, unknown> {
  readonly requestId: string | null
  readonly details: Record<string, unknown>

  constructor(body: { code: string; message: string; requestId?: string | null; details?: Record<string, unknown> }, status: number) {
    super(body.code, { status, message: body.message })
    this.name = 'ApiError'
    this.requestId = body.requestId ?? null
    this.details = body.details ?? {}
  }

  /** The places that the server found wanting, for the form to mark. */
  get issues(): FieldIssue[] {
    const issues = this.details['issues']
    return Array.isArray(issues) ? issues.filter(isFieldIssue) : []
  }
}

/** Codes that the client itself gives, for answers that never came or cannot be read. */
export const offlineCode = 'offline'
export const unreadableCode = 'unreadable'

export function isApiError(error: unknown, code?: string): error is ApiError {
  return error instanceof ApiError && (code === undefined || error.code === code)
}

/** Reads `{code, message, requestId, details}`; anything else came from a proxy or a broken server. */
export function apiErrorFrom(body: unknown, status: number): ApiError {
  if (!isRecord(body) || typeof body['code'] !== 'string' || typeof body['message'] !== 'string') {
    return new ApiError({ code: unreadableCode, message: '' }, status)
  }
  const requestId = typeof body['requestId'] === 'string' ? body['requestId'] : null
  const details = isRecord(body['details']) ? body['details'] : {}
  return new ApiError({ code: body['code'], message: body['message'], requestId, details }, status)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function isFieldIssue(value: unknown): value is FieldIssue {
  return isRecord(value) && typeof value['path'] === 'string' && typeof value['message'] === 'string'
}
