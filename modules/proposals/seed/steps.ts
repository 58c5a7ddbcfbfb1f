import { addDays } from '../../../engines/calendar/working-days.ts'
import { dayOf } from '../../../kernel/clock.ts'
import { newId } from '../../../kernel/ids.ts'
import { hashOf } from '../proposals.rules.ts'
import { promiseOf } from '../rating.store.ts'
import { answerOf, meetingOf, opinionOf } from './answers.ts'
import type { Life, LifeParty } from './life.types.ts'
import type { Cast, Person, SeededSession } from './seed.types.ts'

const minuteMs = 60_000

export interface Scene {
  at: Date
  session: SeededSession
  cast: Cast
}

/** Lets the step happen to it, as the process would have had it. */
export function takeStep(life: Life, step: string, scene: Scene): void {
  if (step in collecting) collecting[step]?.(life, scene)
  else if (step in reviewing) reviewing[step]?.(life, scene)
  else if (step in handling) handling[step]?.(life, scene)
  else rating[step]?.(life, scene)
}

type Steps = Record<string, (life: Life, scene: Scene) => void>
type Ground = { relation: string } | { permission: string; unitId?: string }

function happen(life: Life, { at }: Scene, step: { action: string; to: string; by: Person; ground: Ground; input?: Record<string, unknown> }): void {
  const { action, to, by, ground, input = {} } = step
  const from = life.events.length === 0 ? null : life.state
  const last = life.events.at(-1)?.at
  // Two in one minute still come one after the other.
  const then = last && last >= at ? new Date(last.getTime() + minuteMs) : at
  life.events.push({
    action,
    from,
    to,
    by,
    relation: 'relation' in ground ? ground.relation : null,
    permission: 'permission' in ground ? ground.permission : null,
    unitId: 'permission' in ground ? (ground.unitId ?? null) : null,
    input,
    at: then,
  })
  if (to !== life.state || from === null) life.stateSince = then
  life.state = to
}

function join(life: Life, { at }: Pick<Scene, 'at'>, { relation, ...who }: { relation: string; staffId?: string; unitId?: string }): void {
  life.parties.push({ id: newId(at.getTime()), relation, staffId: who.staffId ?? null, unitId: who.unitId ?? null, doneAt: null, since: at, until: null })
}

const asProposer = { relation: 'proposer' }
const asSecretary = { permission: 'proposals.manage' }

function author({ proposal }: Life): Person {
  const [first] = proposal.proposers
  if (!first) throw new RangeError(`nobody proposed ${proposal.title}`)
  return first
}

function second(life: Life, scene: Scene, count: number): void {
  const { textHash } = life
  const { seconders } = life.proposal
  for (const [index, person] of seconders.slice(0, count).entries()) {
    const last = index === seconders.length - 1
    happen(life, scene, { action: 'second', to: last ? 'submitted' : 'seconding', by: person, ground: { permission: 'none' }, input: { textHash } })
    const event = life.events.at(-1)
    // A right that follows from facts stands beside no relation and no permission.
    if (event) event.permission = null
    life.seconds.push({ staffId: person.staffId, at: event?.at ?? scene.at })
    join(life, { ...scene, at: event?.at ?? scene.at }, { relation: 'seconder', staffId: person.staffId })
  }
}

const collecting: Steps = {
  open: (life, scene) => {
    for (const { staffId } of life.proposal.proposers) join(life, scene, { relation: 'proposer', staffId })
    happen(life, scene, { action: 'open', to: 'draft', by: author(life), ground: asProposer, input: { kind: life.proposal.kind } })
  },
  openSeconding: (life, scene) => {
    life.textHash = hashOf(life.proposal)
    happen(life, scene, { action: 'openSeconding', to: 'seconding', by: author(life), ground: asProposer })
  },
  secondSome: (life, scene) => second(life, scene, 1),
  second: (life, scene) => second(life, scene, life.proposal.seconders.length),
  withdraw: (life, scene) => happen(life, scene, { action: 'withdraw', to: 'withdrawn', by: author(life), ground: asProposer, input: { reason: '有关部门已在办理，不再提出' } }),
  lapse: (life, scene) => happen(life, scene, { action: 'lapse', to: 'lapsed', by: { staffId: '', name: '到期自动办理' }, ground: { permission: '' } }),
}

function vote(life: Life, scene: Scene, { outcome, count }: { outcome: string; count: number }): void {
  for (const person of scene.cast.committee.slice(0, count)) {
    happen(life, scene, { action: 'vote', to: 'in_review', by: person, ground: { permission: 'proposals.review' }, input: { outcome, note: '' } })
    life.votes.push({ staffId: person.staffId, outcome, at: life.events.at(-1)?.at ?? scene.at })
  }
}

const reviewing: Steps = {
  sendBack: (life, scene) =>
    happen(life, scene, { action: 'sendBack', to: 'correcting', by: scene.cast.secretary, ground: asSecretary, input: { reason: '请补充现状数据，并把建议写得更具体。' } }),
  startReview: (life, scene) => happen(life, scene, { action: 'startReview', to: 'in_review', by: scene.cast.secretary, ground: asSecretary }),
  vote: (life, scene) => vote(life, scene, { outcome: 'accept', count: scene.cast.committee.length }),
  voteSome: (life, scene) => vote(life, scene, { outcome: 'accept', count: 1 }),
  voteConvert: (life, scene) => vote(life, scene, { outcome: 'convert', count: scene.cast.committee.length }),
  voteAgainst: (life, scene) => vote(life, scene, { outcome: 'not_accept', count: scene.cast.committee.length }),
  accept: (life, scene) => {
    const { isKey } = life.proposal
    const supervisorId = isKey ? (scene.cast.committee[0]?.staffId ?? null) : null
    happen(life, scene, { action: 'accept', to: 'accepted', by: scene.cast.secretary, ground: asSecretary, input: { isKey, supervisorId, decision: '提案工作委员会会议决定' } })
    if (supervisorId) join(life, scene, { relation: 'supervisor', staffId: supervisorId })
    life.acceptedAt = scene.at
    life.numbered = true
  },
  merge: (life, scene) =>
    happen(life, scene, {
      action: 'merge',
      to: 'merged',
      by: scene.cast.secretary,
      ground: asSecretary,
      input: { into: life.proposal.mergedInto, decision: '内容相近，并案办理' },
    }),
  convert: (life, scene) => {
    life.outcomeReason = '属于日常服务改进事项，转有关部门作为意见建议办理。'
    happen(life, scene, { action: 'convert', to: 'converted', by: scene.cast.secretary, ground: asSecretary, input: { reason: life.outcomeReason, decision: '' } })
  },
  notAccept: (life, scene) => {
    life.outcomeReason = '所提事项不属于学校职权范围，建议向主管部门反映。'
    happen(life, scene, { action: 'notAccept', to: 'not_accepted', by: scene.cast.secretary, ground: asSecretary, input: { reason: life.outcomeReason, decision: '' } })
  },
  appeal: (life, scene) => happen(life, scene, { action: 'appeal', to: 'appealed', by: author(life), ground: asProposer, input: { reason: '学校可以先行协调，请重新审理。' } }),
}

function unitPerson({ cast }: Scene, unitId: string): Person {
  return cast.units.get(unitId) ?? cast.schoolOffice
}

const handling: Steps = {
  proposeHandling: (life, scene) => {
    const { leadUnitId, supportUnitIds, led } = life.proposal
    const leaderId = led ? scene.cast.leader.staffId : null
    happen(life, scene, {
      action: 'proposeHandling',
      to: 'proposed',
      by: scene.cast.secretary,
      ground: asSecretary,
      input: { leadUnitId, supportingUnitIds: supportUnitIds, leaderId, note: '' },
    })
    join(life, scene, { relation: 'proposedLead', unitId: leadUnitId })
    for (const unitId of supportUnitIds) join(life, scene, { relation: 'proposedSupport', unitId })
    if (leaderId) join(life, scene, { relation: 'proposedLeader', staffId: leaderId })
  },
  confirmHandling: (life, scene) => {
    happen(life, scene, { action: 'confirmHandling', to: 'assigned', by: scene.cast.schoolOffice, ground: { permission: 'proposals.assign' } })
    const becomes: Record<string, string> = { proposedLead: 'leadUnit', proposedSupport: 'supportingUnit', proposedLeader: 'leader' }
    for (const party of life.parties.filter(({ relation }) => relation in becomes)) {
      party.until = scene.at
      join(life, scene, { relation: becomes[party.relation] ?? '', ...(party.staffId ? { staffId: party.staffId } : {}), ...(party.unitId ? { unitId: party.unitId } : {}) })
    }
    life.assignedAt = scene.at
    life.replyDueOn = scene.session.settings.replyOn ?? addDays(dayOf(scene.at), scene.session.settings.replyDays)
  },
  sign: (life, scene) => happen(life, scene, { action: 'sign', to: 'handling', by: unitPerson(scene, life.proposal.leadUnitId), ground: asLead(life) }),
  askReassign: (life, scene) =>
    happen(life, scene, {
      action: 'askReassign',
      to: 'reassigning',
      by: unitPerson(scene, life.proposal.leadUnitId),
      ground: asLead(life),
      input: { reason: '主要职责在其他部门，建议改派。', betterUnitId: life.proposal.supportUnitIds[0] ?? null },
    }),
  giveOpinion: (life, scene) => {
    for (const unitId of life.proposal.supportUnitIds) {
      const by = unitPerson(scene, unitId)
      const text = opinionOf(life.proposal)
      happen(life, scene, { action: 'giveOpinion', to: 'handling', by, ground: { permission: 'proposals.handle', unitId }, input: { text } })
      life.opinions.push({ round: life.round, unitId, text, by: by.name, at: scene.at })
      for (const party of life.parties) if (party.relation === 'supportingUnit' && party.unitId === unitId) party.doneAt = scene.at
    }
  },
  recordMeeting: (life, scene) => {
    const by = unitPerson(scene, life.proposal.leadUnitId)
    const { attended, text } = meetingOf(life.proposal)
    const heldOn = dayOf(scene.at)
    happen(life, scene, { action: 'recordMeeting', to: 'handling', by, ground: asLead(life), input: { heldOn, how: 'in_person', place: '行政楼会议室', attended, record: text } })
    life.meetings.push({ round: life.round, heldOn, text, attended, by: by.name, at: scene.at })
  },
  draftReply: (life, scene) => {
    const by = unitPerson(scene, life.proposal.leadUnitId)
    const answer = answerOf(life.proposal, { round: life.round, at: scene.at })
    happen(life, scene, { action: 'draftReply', to: 'sign_off', by, ground: asLead(life), input: { ...answer } })
    life.replies.push({ round: life.round, answer, draftedBy: by.name, draftedAt: scene.at, signedBy: null, signedAt: null, publishedAt: null })
  },
  signOff: (life, scene) => {
    const { leader } = scene.cast
    const held = scene.session.settings.holdReplies && life.round === 1
    happen(life, scene, {
      action: 'signOff',
      to: held ? 'signed' : 'replied',
      by: leader,
      ground: { permission: 'proposals.sign_off', unitId: life.proposal.leadUnitId },
      input: { remark: '' },
    })
    const reply = life.replies.at(-1)
    if (reply) [reply.signedBy, reply.signedAt] = [leader.name, scene.at]
    for (const party of life.parties) if (isRater(party)) party.doneAt = null
    if (!held) publish(life, scene)
  },
  publish: (life, scene) => {
    happen(life, scene, { action: 'publish', to: 'replied', by: scene.cast.secretary, ground: asSecretary })
    publish(life, scene)
  },
}

function asLead({ proposal }: Life): Ground {
  return { permission: 'proposals.handle', unitId: proposal.leadUnitId }
}

function publish(life: Life, { at }: Scene): void {
  const reply = life.replies.at(-1)
  if (reply) reply.publishedAt = at
  life.repliedAt = at
  const promise = reply?.answer.promiseDueOn ?? null
  const what = promiseOf(life.proposal.title)
  life.milestones = life.milestones.filter((milestone) => milestone.what !== what)
  if (promise !== null) life.milestones.push(unreported({ what, dueOn: promise }, at))
}

function unreported({ what, dueOn }: { what: string; dueOn: string }, at: Date): Life['milestones'][number] {
  return { id: newId(at.getTime()), what, dueOn, report: null, reportedBy: null, reportedAt: null }
}

function isRater(party: LifeParty): boolean {
  return party.until === null && ['proposer', 'seconder'].includes(party.relation)
}

function rate(life: Life, scene: Scene, { count, result, ending }: { count: number; result: (index: number) => string; ending: string }): void {
  const raters = [...life.proposal.proposers, ...life.proposal.seconders]
  for (const [index, person] of raters.slice(0, count).entries()) {
    const last = index === raters.length - 1
    const given = { attitude: index % 3 === 2 ? 'mostly' : 'satisfied', result: result(index), words: index === 0 ? thanks(result(0)) : '' }
    const relation = index < life.proposal.proposers.length ? 'proposer' : 'seconder'
    happen(life, scene, { action: 'rate', to: last ? ending : 'replied', by: person, ground: { relation }, input: given })
    const at = life.events.at(-1)?.at ?? scene.at
    life.ratings.push({ round: life.round, staffId: person.staffId, ...given, at })
    for (const party of life.parties) if (isRater(party) && party.staffId === person.staffId) party.doneAt = at
  }
}

function thanks(result: string): string {
  return result === 'unsatisfied' ? '答复没有说明什么时候能解决，希望给出具体安排。' : '感谢有关部门认真办理，希望持续落实。'
}

const rating: Steps = {
  rate: (life, scene) =>
    rate(life, scene, {
      count: Infinity,
      result: (index) => (index % 3 === 1 || !life.proposal.satisfied ? 'mostly' : 'satisfied'),
      ending: life.proposal.end === 'tracked' ? 'tracked' : 'done',
    }),
  rateSome: (life, scene) => rate(life, scene, { count: 1, result: () => 'satisfied', ending: 'done' }),
  rateBad: (life, scene) =>
    rate(life, scene, { count: Infinity, result: (index) => (index === 0 ? 'unsatisfied' : 'mostly'), ending: life.round === 1 ? 'checking' : 'escalated' }),
  checkAgain: (life, scene) => {
    happen(life, scene, {
      action: 'checkAgain',
      to: 'handling',
      by: scene.cast.secretary,
      ground: asSecretary,
      input: { redo: true, reason: '答复没有时间表，请主办单位重新办理。' },
    })
    life.round += 1
    life.replyDueOn = addDays(dayOf(scene.at), scene.session.settings.secondHandlingDays)
    for (const party of life.parties) if (party.relation === 'supportingUnit') party.doneAt = null
  },
  addMilestone: (life, scene) => {
    const promise = life.replies.at(-1)?.answer.promiseDueOn ?? addDays(dayOf(scene.at), 60)
    const what = '完成方案论证和经费落实'
    const by = unitPerson(scene, life.proposal.leadUnitId)
    const halfway = addDays(dayOf(scene.at), 20)
    const dueOn = halfway < promise ? halfway : promise
    happen(life, scene, { action: 'addMilestone', to: 'tracked', by, ground: asLead(life), input: { what, dueOn } })
    life.milestones.push(unreported({ what, dueOn }, scene.at))
  },
}
