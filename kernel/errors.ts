import { STATUS_CODES } from 'node:http'
import { wordsOfWritten } from './day-words.ts'
import { joined } from './i18n.ts'

/** A sentence that a person reads. zh-CN is written first. `{name}` is filled from the error's details. */
export type Bilingual = { zh: string; en: string }
export type Locale = keyof Bilingual

export type ErrorDetails = Record<string, unknown>

/** An expected failure: code for programs, status for HTTP, text for the person, details for both. */
export class AppError extends Error {
  readonly code: string
  readonly status: number
  readonly text: Bilingual
  readonly details: ErrorDetails

  constructor(kind: { code: string; status: number; text: Bilingual }, details: ErrorDetails = {}) {
    super(`${kind.code}: ${fill(kind.text.en, details, 'en')}`)
    this.name = 'AppError'
    this.code = kind.code
    this.status = kind.status
    this.text = { zh: fill(kind.text.zh, details, 'zh'), en: fill(kind.text.en, details, 'en') }
    this.details = details
  }
}

/** Declares an expected failure once; the returned function makes it with the data the person needs. */
export function defineError(code: string, status: number, zh: string, en: string) {
  if (!(status in STATUS_CODES)) throw new TypeError(`${code} has no such HTTP status: ${status}`)
  return (details?: ErrorDetails) => new AppError({ code, status, text: { zh, en } }, details)
}

/** A detail reads as its sentence does: one in two languages, a day or an hour, a list. */
function fill(template: string, details: ErrorDetails, locale: Locale): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => (name in details ? textOf(details[name], locale) : whole))
}

function textOf(value: unknown, locale: Locale): string {
  if (Array.isArray(value))
    return joined(
      value.map((one) => textOf(one, locale)),
      locale,
    )
  const words = typeof value === 'string' ? wordsOfWritten(value) : value
  return isBilingual(words) ? words[locale] : String(value)
}

export function isBilingual(value: unknown): value is Bilingual {
  return typeof value === 'object' && value !== null && 'zh' in value && 'en' in value && typeof value.zh === 'string' && typeof value.en === 'string'
}

export function assertNever(value: never): never {
  throw new TypeError(`unreachable: ${JSON.stringify(value)}`)
}

export const notFound = defineError('not_found', 404, '没有找到，可能已被移走，或不在您的查看范围内。', 'Not found: it may have been moved, or lie outside what you can see.')
export const forbidden = defineError('forbidden', 403, '这项操作需要“{permission}”权限。{whoCan}', 'This needs the permission “{permission}”. {whoCan}')
export const unauthenticated = defineError('unauthenticated', 401, '请先登录。', 'Please sign in first.')
export const versionConflict = defineError(
  'version_conflict',
  409,
  '这条记录刚刚被{by}修改过。您填写的内容还在，请对照最新内容后再保存。',
  'This record was just changed by {by}. What you typed is kept: compare it with the latest and save again.',
)
export const invalidInput = defineError('invalid_input', 400, '有 {count} 处需要修改，请看标出的位置。', '{count} thing(s) need mending: see the marked places.')
export const tooLarge = defineError('too_large', 413, '内容太大，最多 {most}。', 'Too large: {most} at most.')
export const rateLimited = defineError('rate_limited', 429, '操作太频繁，请 {seconds} 秒后再试。', 'Too many attempts: try again in {seconds} seconds.')
export const idempotencyMismatch = defineError(
  'idempotency_mismatch',
  409,
  '同一个请求编号被用于不同的内容，请刷新页面后重试。',
  'The same Idempotency-Key came with different content: reload the page and try again.',
)
export const unexpected = defineError(
  'unexpected',
  500,
  '系统遇到意外问题，您的内容没有丢失。请稍后再试；若仍不行，请把编号告诉管理员。',
  'Something unexpected happened and nothing of yours was lost. Try again later; if it stays, tell your administrator the request id.',
)
