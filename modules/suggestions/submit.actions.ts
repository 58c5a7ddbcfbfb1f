import { readCalendar } from '../../engines/calendar/calendar.store.ts'
import { advance } from '../../engines/cases/advance.ts'
import { openCase } from '../../engines/cases/open-case.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { placesOf } from '../members/members.api.ts'
import { readSettings } from './settings.store.ts'
import { anonymityOff, notStaff } from './suggestions.errors.ts'
import { suggestionProcess } from './suggestions.process.ts'
import { hiddenAuthor } from './suggestions.rules.ts'
import { findSuggestion, insertSuggestion } from './suggestions.store.ts'

interface Submitted {
  title: string
  topic: string
  body: string
  anonymous: boolean
}

/**
 * Sends a suggestion. Of an anonymous one neither the case nor its event, nor the audit log, nor the outbox says whose it is:
 * only its own row does, and who may read that is decided in `suggestion.view.ts`.
 */
export async function submitSuggestion(context: RequestContext, input: Submitted): Promise<{ id: string; version: number }> {
  const { db, actor } = context
  const { staffId } = actor
  if (staffId === null) throw notStaff({ action: { zh: '提建议', en: 'make suggestions' } })
  const [{ settings }, calendar, places] = await Promise.all([readSettings(db), readCalendar(db), placesOf(db, [staffId])])
  if (input.anonymous && settings.anonymity === 'off') throw anonymityOff()
  const anonymity = input.anonymous ? settings.anonymity : 'named'
  const { title, topic, body } = input
  return write(
    input.anonymous ? { ...context, actor: hiddenAuthor } : context,
    async (trx) => {
      const row = await openCase(trx, suggestionProcess, {
        title,
        // The branch of a small place would tell who it was.
        unitId: input.anonymous ? null : (places.get(staffId)?.unitId ?? null),
        filedBy: input.anonymous ? null : staffId,
        join: input.anonymous ? [] : [{ relation: 'author', staffId }],
        by: { actor: input.anonymous ? hiddenAuthor : actor, actingFor: null },
        calendar,
        prepare: (id) => insertSuggestion(trx, { id, topic, title, body, anonymity, authorId: staffId, fromProposal: null }),
      })
      return { id: row.id, version: row.version }
    },
    { route: 'suggestions.submit', content: input },
  )
}

/** Takes back one’s own, under the name under which it was sent. */
export async function withdrawSuggestion(context: RequestContext, { id, version }: { id: string; version: number }): Promise<{ id: string; version: number }> {
  const { db, actor } = context
  const row = await findSuggestion(db, id)
  if (!row || actor.staffId === null || row.author_staff_id !== actor.staffId) throw notFound()
  const calendar = await readCalendar(db)
  const as = row.anonymity === 'named' ? actor : hiddenAuthor
  return write({ ...context, actor: as }, async (trx) => {
    const after = await advance(trx, { hats: [{ actor: as, actingFor: null }], calendar }, { caseId: id, action: 'withdraw', version, input: {}, follows: true })
    return { id, version: after.version }
  })
}
