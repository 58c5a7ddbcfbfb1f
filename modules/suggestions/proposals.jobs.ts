import { z } from 'zod'
import { readCalendar } from '../../engines/calendar/calendar.store.ts'
import { openCase } from '../../engines/cases/open-case.ts'
import { notify } from '../../engines/notify/notify.ts'
import type { Actor } from '../../kernel/auth/actor.ts'
import type { Services } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { write } from '../../kernel/db/write.ts'
import { newId } from '../../kernel/ids.ts'
import { convertedProposal, setConvertedSuggestion } from '../proposals/proposals.api.ts'
import { suggestionProcess } from './suggestions.process.ts'
import { findSuggestion, insertSuggestion, makePublic } from './suggestions.store.ts'

const converted = z.object({ proposalId: z.uuid() })
const takenUp = z.object({ suggestionId: z.uuid(), proposalId: z.uuid() })

/** Who writes what follows from a proposal. */
const fromCongress: Actor = { accountId: '00000000-0000-0000-0000-000000000000', staffId: null, name: '教代会提案转入', via: 'cli', sessionId: null, permissions: new Map() }

/** A proposal that was converted goes on as a suggestion of its proposers; run twice it arrives once. */
export async function receiveConverted(services: Services, db: Db, payload: Record<string, unknown>): Promise<void> {
  const { proposalId } = converted.parse(payload)
  const proposal = await convertedProposal(db, proposalId)
  if (!proposal || proposal.suggestionId !== null) return
  const [authorId = null] = proposal.proposerIds
  const calendar = await readCalendar(db)
  await write(systemContext(services, db), async (trx) => {
    const id = newId(trx.at.getTime())
    trx.audit({ action: 'suggestion.receive', entity: { type: 'suggestion', id }, unitId: proposal.unitId, details: { proposalId } })
    if (!(await setConvertedSuggestion(trx, proposalId, id))) return
    const { title, topic } = proposal
    const body = [proposal.reason, proposal.suggestion].filter((part) => part !== '').join('\n\n')
    await openCase(trx, suggestionProcess, {
      id,
      title,
      unitId: proposal.unitId,
      filedBy: authorId,
      join: proposal.proposerIds.map((staffId) => ({ relation: 'author', staffId })),
      by: { actor: fromCongress, actingFor: null },
      calendar,
      prepare: (suggestionId) => insertSuggestion(trx, { id: suggestionId, topic, title, body, anonymity: 'named', authorId, fromProposal: proposalId }),
    })
    // As a proposal it had a reading by everybody already.
    await makePublic(trx, { id, title, body, isPublic: false })
  })
}

/** A delegate wrote a proposal from a suggestion: it stands on its page, and whoever made it is told. */
export async function noteTakenUp(services: Services, db: Db, payload: Record<string, unknown>): Promise<void> {
  const { suggestionId, proposalId } = takenUp.parse(payload)
  const row = await findSuggestion(db, suggestionId)
  // Only what everybody may read can be taken up: another's id in a request changes nothing.
  if (!row || row.public_at === null) return
  await write(systemContext(services, db), async (trx) => {
    await trx.q
      .insertInto('suggestion_proposals')
      .values({ tenant_id: trx.tenantId, suggestion_id: suggestionId, proposal_id: proposalId, at: trx.at })
      .onConflict((oc) => oc.doNothing())
      .execute()
    trx.audit({ action: 'suggestion.take_up', entity: { type: 'suggestion', id: suggestionId }, details: { proposalId } })
    if (row.author_staff_id === null) return
    await notify(trx, [
      {
        to: row.author_staff_id,
        kind: 'case.moved',
        title: { zh: `有代表把您的建议《${row.title}》写成提案`, en: `A delegate writes a proposal from your suggestion “${row.title}”` },
        body: { zh: '提案征得附议并提交后，可在建议页看到。', en: 'Once it is seconded you see it on the page of your suggestion.' },
        path: `/suggestions/${suggestionId}`,
        subject: { type: 'suggestion', id: suggestionId },
        urgency: 'normal',
        key: `suggestion:${suggestionId}:taken_up:${proposalId}`,
      },
    ])
  })
}

function systemContext(services: Services, db: Db) {
  return { db, clock: services.clock, requestId: newId(), actor: { accountId: null, name: fromCongress.name, via: 'system' as const } }
}
