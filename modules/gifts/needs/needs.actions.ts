import { sql } from 'kysely'
import type { z } from 'zod'
import { endOfDay } from '../../../engines/calendar/working-days.ts'
import { directory, people } from '../../../engines/capacity/capacity.ports.ts'
import { inviteToSurvey, openSurvey } from '../../../engines/surveys/surveys.actions.ts'
import { mustReach, scopeFor } from '../../../kernel/auth/actor.ts'
import { dayOf, today } from '../../../kernel/clock.ts'
import { write, type RequestContext } from '../../../kernel/context.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { branchesAsk, choiceTwice, needsClosePast, nobodyToAsk } from '../gifts.errors.ts'
import { giftService } from '../gifts.service.ts'
import type { giftNeedsContract } from './needs.contract.ts'

type NewNeeds = z.output<NonNullable<(typeof giftNeedsContract)['ask']['~orpc']['inputSchema']>>

/** Asks the members of a unit before its gifts are planned; who answers what is told to nobody. */
export async function askNeeds(context: RequestContext, asked: NewNeeds): Promise<{ id: string; invited: number }> {
  mustReach(scopeFor(context.actor, giftService.manage), asked.unitId)
  const twice = asked.choices.find((choice, at) => asked.choices.indexOf(choice) !== at)
  if (twice !== undefined) throw choiceTwice({ choice: twice })
  if (asked.closesOn < today(context.clock)) throw needsClosePast()
  return write(context, (trx) => writeNeeds(trx, { ...asked, by: context.actor.name }), { route: 'giftNeeds.ask', content: asked })
}

export async function writeNeeds(trx: Trx, { unitId, year, question, choices, closesOn, by }: NewNeeds & { by: string }): Promise<{ id: string; invited: number }> {
  const members = await membersOf(trx, await branchOf(trx, unitId))
  if (members.length === 0) throw nobodyToAsk()
  const { id } = await openSurvey(trx, {
    kind: 'needs',
    subject: { type: 'gift_needs', id: unitId },
    unitId,
    // The office writes one language; who reads the other sees the same words.
    question: { zh: question, en: question },
    choices: choices.map((label, at) => ({ key: `c${at + 1}`, label: { zh: label, en: label }, satisfied: false })),
    anonymous: true,
    closesAt: endOfDay(closesOn),
  })
  const invited = await inviteToSurvey(trx, id, members)
  await trx.q.insertInto('gift_needs').values({ tenant_id: trx.tenantId, survey_id: id, unit_id: unitId, year, asked_by: by, at: trx.at }).execute()
  trx.audit({ action: 'gift.ask_needs', entity: { type: 'survey', id }, unitId, details: { year, question, choices, invited } })
  return { id, invited }
}

/** The branch that asks; null: the whole university does. A unit within it asks nobody, for all others would be asked too. */
async function branchOf(trx: Trx, unitId: string): Promise<string | null> {
  const day = dayOf(trx.at)
  const branches = await directory().branches(trx, day)
  if (branches.some(({ id }) => id === unitId)) return unitId
  const isRoot = (await directory().unitsAbove(trx, [unitId], day)).every((id) => id === unitId)
  if (!isRoot) throw branchesAsk()
  return null
}

async function membersOf(trx: Trx, branch: string | null): Promise<string[]> {
  const { rows } = await sql<{ staff_id: string }>`
    select p.staff_id from ${people().relation(trx)} as p where p.membership = 'active' and (${branch}::uuid is null or p.unit_id = ${branch})`.execute(trx.q)
  return rows.map((row) => row.staff_id)
}
