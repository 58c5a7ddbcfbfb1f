import type { z } from 'zod'
import { registerKinds } from '../../../engines/notify/kinds.ts'
import { notify } from '../../../engines/notify/notify.ts'
import { lastEditorOf } from '../../../kernel/audit/last-editor.ts'
import { mustReach, scopeFor } from '../../../kernel/auth/actor.ts'
import { write, type RequestContext } from '../../../kernel/context.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { notFound, versionConflict } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { keeps, ledTeam, mustBeMember, ownMembership, teamNamed } from '../sight.ts'
import { leaderStays, officerDecides, reasonMissing, requestGone, teamDisbanded } from '../volunteering.errors.ts'
import { volunteeringService } from '../volunteering.service.ts'
import { followTeam } from './follow-team.ts'
import { changeStanding, findStanding, insertStanding, standingOf } from './team-members.store.ts'
import type { volunteerTeamsContract } from './teams.contract.ts'
import { insertTeam, lockTeam, updateTeam, type Team } from './teams.store.ts'

registerKinds({
  'volunteering.asked': { zh: '有人申请加入服务队', en: 'Somebody asks to join a team' },
  'volunteering.decided': { zh: '加入服务队的结果', en: 'Whether you are in a team' },
})

type Input<Name extends keyof typeof volunteerTeamsContract> = z.output<NonNullable<(typeof volunteerTeamsContract)[Name]['~orpc']['inputSchema']>>

const teamPath = (id: string) => `/volunteering/teams/${id}`

/** Opens a team; its leader is in it from the start. */
export async function createTeam(context: RequestContext, input: Input<'create'>): Promise<{ id: string; version: number }> {
  mustReach(scopeFor(context.actor, volunteeringService.manage), input.unitId)
  await mustBeMember(context, input.leaderId)
  return write(
    context,
    async (trx) => {
      const id = newId(trx.at.getTime())
      await insertTeam(trx, { ...input, id })
      await insertStanding(trx, { teamId: id, staffId: input.leaderId, state: 'in' })
      trx.audit({ action: 'volunteer_team.create', entity: { type: 'volunteer_team', id }, unitId: input.unitId, details: { name: input.name, leaderId: input.leaderId } })
      return { id, version: 1 }
    },
    { route: 'volunteerTeams.create', content: input },
  )
}

/** Changes a team. Of a leader only words and the way to join are taken. */
export async function editTeam(context: RequestContext, input: Input<'edit'>): Promise<{ id: string; version: number }> {
  const seen = await ledTeam(context, input.id)
  const touchesOffice = input.name !== seen.name || input.leaderId !== seen.leaderId || input.state !== seen.state
  if (touchesOffice && !keeps(context.actor, seen.unitId)) throw officerDecides()
  if (input.leaderId !== seen.leaderId) await mustBeMember(context, input.leaderId)
  return write(context, async (trx) => {
    await lockTeam(trx, input.id)
    if (!(await updateTeam(trx, input))) throw versionConflict({ by: await lastEditorOf(trx, { type: 'volunteer_team', id: input.id }) })
    if (input.leaderId !== seen.leaderId) await takeIn(trx, { teamId: input.id, staffId: input.leaderId })
    trx.audit({ action: 'volunteer_team.edit', entity: { type: 'volunteer_team', id: input.id }, unitId: seen.unitId, details: changesOf(seen, input) })
    return { id: input.id, version: input.version + 1 }
  })
}

function changesOf(before: Team, { name, leaderId, state, joining }: Input<'edit'>) {
  const after = { name, leaderId, state, joining }
  return Object.fromEntries(Object.entries(after).filter(([field, value]) => Reflect.get(before, field) !== value))
}

/** Who leads a team is in it. */
async function takeIn(trx: Trx, { teamId, staffId }: { teamId: string; staffId: string }): Promise<void> {
  const standing = await standingOf(trx, { teamId, staffId })
  if (standing?.state === 'in') return
  if (standing) await changeStanding(trx, standing.id, { state: 'in' })
  else await insertStanding(trx, { teamId, staffId, state: 'in' })
  await followTeam(trx, teamId)
}

/** Joins a team at once, or asks its leader where it wishes so. */
export async function joinTeam(context: RequestContext, id: string): Promise<{ state: 'asked' | 'in' }> {
  await teamNamed(context, id)
  const staffId = await ownMembership(context)
  const before = await standingOf(context.db, { teamId: id, staffId })
  if (before) return { state: before.state }
  return write(context, async (trx) => {
    const team = await lockTeam(trx, id)
    if (team.state === 'disbanded') throw teamDisbanded({ name: team.name })
    const standing = await standingOf(trx, { teamId: id, staffId })
    const state = standing?.state ?? (team.joining === 'open' || team.leaderId === staffId ? 'in' : 'asked')
    if (!standing) await insertStanding(trx, { teamId: id, staffId, state })
    if (state === 'in') await followTeam(trx, id)
    else await tellLeader(trx, team, context.actor.name)
    trx.audit({ action: 'volunteer_team.join', entity: { type: 'volunteer_team', id }, unitId: team.unitId, details: { staffId, state } })
    return { state }
  })
}

async function tellLeader(trx: Trx, { id, name, leaderId }: Team, who: string): Promise<void> {
  await notify(trx, [
    {
      to: leaderId,
      kind: 'volunteering.asked',
      title: { zh: '有人申请加入您的服务队', en: 'Somebody asks to join your team' },
      body: { zh: `${who}申请加入“${name}”，请处理。`, en: `${who} asks to join “${name}”.` },
      path: teamPath(id),
      subject: { type: 'volunteer_team', id },
      urgency: 'normal',
    },
  ])
}

export async function leaveTeam(context: RequestContext, id: string): Promise<{ id: string }> {
  const team = await teamNamed(context, id)
  const { staffId } = context.actor
  const before = staffId === null ? null : await standingOf(context.db, { teamId: id, staffId })
  if (!before || staffId === null) return { id }
  if (team.leaderId === staffId) throw leaderStays()
  return write(context, async (trx) => {
    await lockTeam(trx, id)
    const standing = await standingOf(trx, { teamId: id, staffId })
    if (standing) await changeStanding(trx, standing.id, { state: 'left' })
    if (standing?.state === 'in') await followTeam(trx, id)
    trx.audit({ action: 'volunteer_team.leave', entity: { type: 'volunteer_team', id }, unitId: team.unitId, details: { staffId } })
    return { id }
  })
}

/** Takes somebody in who asked, declines, or takes somebody off; the last two with a reason, which the person is told. */
export async function decideMember(context: RequestContext, { id, memberId, state, ...said }: Input<'decide'>): Promise<{ id: string }> {
  const reason = said.reason ?? null
  const team = await ledTeam(context, id)
  const seen = await findStanding(context.db, { teamId: id, memberId })
  if (!seen) throw notFound()
  if (state !== 'in' && reason === null) throw reasonMissing()
  if (seen.staffId === team.leaderId) throw leaderStays()
  return write(context, async (trx) => {
    await lockTeam(trx, id)
    const standing = await findStanding(trx, { teamId: id, memberId })
    // Who asks is taken in or declined, who is in is taken off.
    if (!standing || (standing.state === 'in') !== (state === 'left')) throw requestGone()
    await changeStanding(trx, memberId, { state, reason })
    if (state !== 'declined') await followTeam(trx, id)
    await tellDecided(trx, { team, staffId: standing.staffId, state, reason })
    trx.audit({ action: 'volunteer_team.decide', entity: { type: 'volunteer_team', id }, unitId: team.unitId, details: { staffId: standing.staffId, state, reason } })
    return { id: memberId }
  })
}

interface Decided {
  team: Team
  staffId: string
  state: Input<'decide'>['state']
  reason: string | null
}

async function tellDecided(trx: Trx, { team: { id, name }, staffId, state, reason }: Decided): Promise<void> {
  const words = {
    in: { title: { zh: '您已加入服务队', en: 'You are in the team' }, body: { zh: `“${name}”已同意您加入。`, en: `“${name}” took you in.` } },
    declined: {
      title: { zh: '加入申请未通过', en: 'Your request was declined' },
      body: { zh: `“${name}”未能同意您的加入申请：${reason}。`, en: `“${name}” declined: ${reason}.` },
    },
    left: {
      title: { zh: '您已不在服务队', en: 'You are no longer in the team' },
      body: { zh: `您已被移出“${name}”：${reason}。`, en: `You were taken off “${name}”: ${reason}.` },
    },
  }[state]
  await notify(trx, [{ to: staffId, kind: 'volunteering.decided', ...words, path: teamPath(id), subject: { type: 'volunteer_team', id }, urgency: 'normal' }])
}
