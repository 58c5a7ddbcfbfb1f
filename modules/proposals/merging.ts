import { advance } from '../../engines/cases/advance.ts'
import { changeParties, findCase, partiesOf } from '../../engines/cases/cases.store.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { cannotMergeInto } from './proposals.errors.ts'
import type { ProposalMoment } from './proposals.rules.ts'
import { set } from './review.store.ts'

/** Its proposers and seconders join the other proposal, which keeps the trace; itself it stays readable and linked. */
export async function takeIn(trx: Trx, moment: ProposalMoment, into: string): Promise<void> {
  const target = await findCase(trx, into)
  const fits = target?.process === moment.case.process && target.id !== moment.case.id && target.roundId === moment.case.roundId
  if (!fits || !['in_review', 'accepted'].includes(target.state)) throw cannotMergeInto()
  await tell(trx, moment, { target: into, action: 'tookIn' })
  await set(trx, moment.case.id, { merged_into: into })
  const already = new Set(((await partiesOf(trx, [into])).get(into) ?? []).map(({ relation, staffId }) => `${relation} ${staffId}`))
  const joining = moment.parties.filter(({ relation, staffId }) => ['proposer', 'seconder'].includes(relation) && staffId !== null && !already.has(`${relation} ${staffId}`))
  await changeParties(trx, into, { join: joining.flatMap(({ relation, staffId }) => (staffId === null ? [] : [{ relation, staffId }])) })
}

/** Those who came with it leave with it, but for whoever stood there on their own account. */
export async function letGo(trx: Trx, moment: ProposalMoment): Promise<void> {
  const into = moment.facts.mergedInto
  if (into === null) return
  await tell(trx, moment, { target: into, action: 'letGo' })
  await set(trx, moment.case.id, { merged_into: null })
  const staying = await standsByItself(trx, into, moment.case.id)
  const leaving = ((await partiesOf(trx, [into])).get(into) ?? []).filter(
    ({ relation, staffId }) =>
      staffId !== null && moment.parties.some((party) => party.relation === relation && party.staffId === staffId) && !staying.has(`${relation} ${staffId}`),
  )
  await changeParties(trx, into, { leave: leaving.map(({ id }) => id) })
}

async function tell(trx: Trx, { case: row, calendar, standing }: ProposalMoment, { target, action }: { target: string; action: string }): Promise<void> {
  const hats = [{ actor: standing.actor, actingFor: null }]
  await advance(trx, { hats, calendar }, { caseId: target, action, version: null, input: { into: row.id, decision: row.title }, follows: true })
}

/** Who proposed or seconded the case itself, or another that is merged into it. */
async function standsByItself(trx: Trx, into: string, without: string): Promise<Set<string>> {
  const merged = await trx.q.selectFrom('proposals').select('id').where('tenant_id', '=', trx.tenantId).where('merged_into', '=', into).where('id', '<>', without).execute()
  const others = await partiesOf(
    trx,
    merged.map(({ id }) => id),
  )
  const own = await trx.q
    .selectFrom('case_parties')
    .select(['relation', 'staff_id'])
    .where('tenant_id', '=', trx.tenantId)
    .where('case_id', '=', into)
    .where('until', 'is', null)
    .where('since', '<', (eb) =>
      eb.selectFrom('case_events').select('at').where('tenant_id', '=', trx.tenantId).where('case_id', '=', into).where('action', '=', 'tookIn').orderBy('sequence').limit(1),
    )
    .execute()
  return new Set([...[...others.values()].flat().map(({ relation, staffId }) => `${relation} ${staffId}`), ...own.map(({ relation, staff_id }) => `${relation} ${staff_id}`)])
}
