import { apiErrorFrom, ApiError, offlineCode } from '../../../kernel/ui/api-error.ts'
import { apiPrefix } from '../../../web/api.ts'
import { currentLanguage } from '../../../web/i18n.ts'

/** Sends one file, with fields before it, to a plain route. */
export async function uploadFile(path: string, file: File, fields: Record<string, string> = {}): Promise<{ id: string }> {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  body.append('file', file)
  const response = await fetch(`${apiPrefix}${path}`, { method: 'POST', body, headers: { 'accept-language': currentLanguage() } }).catch(() => {
    throw new ApiError({ code: offlineCode, message: '' }, 503)
  })
  const answer: unknown = await response.json().catch(() => null)
  if (!response.ok) throw apiErrorFrom(answer, response.status)
  if (typeof answer !== 'object' || answer === null || !('id' in answer) || typeof answer.id !== 'string') throw apiErrorFrom(null, 502)
  return { id: answer.id }
}
