import { z } from 'zod'
import { notify, type Message } from '../../engines/notify/notify.ts'
import type { Services } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { write } from '../../kernel/db/write.ts'
import type { Bilingual } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { suggestionState } from './suggestions.contract.ts'
import { suggestionProcess } from './suggestions.process.ts'
import { findSuggestion } from './suggestions.store.ts'

const moved = z.object({ caseId: z.uuid(), process: z.string(), action: z.string(), from: z.string().nullable(), to: z.string(), version: z.number() })

type Move = z.infer<typeof moved>
type Detail = NonNullable<Awaited<ReturnType<typeof findSuggestion>>>

/**
 * Tells those whom the engine does not know: an author who stays hidden, of each step; and those who supported it, when it is answered,
 * carried out, or changed so that their support is void.
 */
export async function tellOutsiders(services: Services, db: Db, payload: Record<string, unknown>): Promise<void> {
  const move = moved.parse(payload)
  if (move.process !== suggestionProcess.id || move.from === null) return
  const detail = await findSuggestion(db, move.caseId)
  if (!detail) return
  const messages = [...toHiddenAuthor(detail, move), ...(await toSupporters(db, detail, move))]
  if (messages.length === 0) return
  await write({ db, clock: services.clock, requestId: newId(), actor: { accountId: null, name: '同心', via: 'system' } }, async (trx) => {
    await notify(trx, messages)
    trx.audit({ action: 'suggestion.tell', entity: { type: 'suggestion', id: detail.id }, details: { told: messages.length } })
  })
}

function toHiddenAuthor(detail: Detail, move: Move): Message[] {
  if (detail.anonymity === 'named' || detail.author_staff_id === null || move.from === move.to || move.action === 'withdraw') return []
  const { title, says } = suggestionProcess.states[suggestionState.parse(move.to)]
  return [messageTo(detail.author_staff_id, detail, { move, title, body: says })]
}

const telling = ['adopted', 'partly', 'kept', 'declined', 'done']

async function toSupporters(db: Db, detail: Detail, move: Move): Promise<Message[]> {
  const isVoid = move.action === 'amend'
  if (detail.public_at === null || !(isVoid || (move.from !== move.to && telling.includes(move.to)))) return []
  const event = await db.q
    .selectFrom('case_events')
    .select('at')
    .where('tenant_id', '=', db.tenantId)
    .where('case_id', '=', detail.id)
    .where('sequence', '=', move.version)
    .executeTakeFirst()
  if (!event) return []
  const rows = await db.q
    .selectFrom('suggestion_supports')
    .select('staff_id')
    .where('tenant_id', '=', db.tenantId)
    .where('suggestion_id', '=', detail.id)
    .where((eb) => (isVoid ? eb('voided_at', '=', event.at) : eb('voided_at', 'is', null)))
    .execute()
  const words = isVoid ? changed : { title: suggestionProcess.states[suggestionState.parse(move.to)].title, body: supported }
  return rows.map(({ staff_id }) => messageTo(staff_id, detail, { move, ...words }))
}

const supported: Bilingual = { zh: '您支持过的建议有了结果。', en: 'A suggestion that you supported has an outcome.' }
const changed: { title: Bilingual; body: Bilingual } = {
  title: { zh: '文字有修改', en: 'its wording has changed' },
  body: { zh: '您原来的支持已作废并退回次数，请阅读新的文字后再决定是否支持。', en: 'Your support is void and given back: read the new wording and support it again if you wish.' },
}

/** Its subject is not the case: the page of the case shows whom messages went to. */
function messageTo(to: string, { id, title: name }: Detail, { move, title, body }: { move: Move; title: Bilingual; body: Bilingual }): Message {
  return {
    to,
    kind: 'case.moved',
    title: { zh: `《${name}》${title.zh}`, en: `“${name}”: ${title.en}` },
    body,
    path: `/suggestions/${id}`,
    subject: { type: 'suggestion', id },
    urgency: 'normal',
    key: `suggestion:${id}:${move.version}`,
  }
}
