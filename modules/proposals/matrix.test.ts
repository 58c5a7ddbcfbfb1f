import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusalOf } from '../../engines/cases/advance.ts'
import { situationOf, findCase } from '../../engines/cases/cases.store.ts'
import { readCalendar } from '../../engines/calendar/calendar.store.ts'
import { openCongress, type Congress } from './proposals.testing.ts'
import { proposalProcess } from './proposals.process.ts'

let c: Congress
beforeAll(async () => {
  c = await openCongress()
})
afterAll(() => c.close())

type Who = keyof Congress['cast']

/** Who may take each action, of everybody there is; nobody else, in any state. */
const secretary: Who[] = ['secretary']
const committee: Who[] = ['secretary', 'member']
const proposer: Who[] = ['ding']
const lead: Who[] = ['lead']
const rights: Record<keyof typeof proposalProcess.actions, Who[]> = {
  editText: proposer,
  inviteCoProposer: proposer,
  joinAsProposer: [],
  declineToJoin: [],
  openSeconding: proposer,
  inviteSeconders: proposer,
  second: ['ding', 'wang', 'zhao', 'sun'],
  enterPaperSeconds: secretary,
  takeSecondBack: ['wang', 'zhao'],
  reopenText: proposer,
  lapse: [],
  withdraw: proposer,
  leaveAsProposer: proposer,
  sendBack: secretary,
  resubmit: proposer,
  startReview: secretary,
  vote: committee,
  accept: secretary,
  merge: secretary,
  split: secretary,
  tookIn: [],
  letGo: [],
  convert: secretary,
  notAccept: secretary,
  appeal: proposer,
  ruleOnAppeal: ['presidium'],
  setKey: secretary,
  recordDecision: secretary,
  proposeHandling: committee,
  confirmHandling: ['office'],
  returnHandling: ['office'],
  sign: lead,
  askReassign: lead,
  refuseReassign: committee,
  grantReassign: committee,
  giveOpinion: ['support'],
  recordMeeting: lead,
  extend: committee,
  draftReply: lead,
  signOff: ['leader'],
  returnReply: ['leader'],
  publish: secretary,
  askWithdrawal: proposer,
  allowWithdrawal: committee,
  refuseWithdrawal: committee,
  rate: ['ding', 'wang', 'zhao'],
  endRating: [],
  checkAgain: committee,
  explain: ['presidium'],
  addMilestone: lead,
  reportMilestone: lead,
  confirmMilestone: ['ding', 'secretary', 'member'],
  finishTracking: committee,
  trackAgain: secretary,
}

test('every action is for those whose business it is, and for nobody else', async () => {
  const id = await c.at('replied')
  const row = await findCase(c.db, id)
  if (!row) throw new TypeError('it is there')
  const calendar = await readCalendar(c.db)
  const situation = await situationOf(c.db, row, { calendar, now: c.clock.now() })
  const people = Object.entries(c.cast)
  const found = Object.keys(proposalProcess.actions).map((action) => {
    const able = people.filter(([, actor]) => {
      const refusal = refusalOf(proposalProcess, action, { situation, hats: [{ actor, actingFor: null }] })
      // In the wrong state says: it would be theirs in another.
      return refusal === null || !['case.not_yours', 'case.no_such_action'].includes(refusal.code)
    })
    return [action, able.map(([name]) => name).toSorted()]
  })
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(Object.entries(rights).map(([action, whos]) => [action, [...whos].toSorted()])))
})

test('a role reaches no further than its unit: the same office elsewhere may do nothing', async () => {
  const id = await c.at('assigned')
  const row = await findCase(c.db, id)
  if (!row) throw new TypeError('it is there')
  const calendar = await readCalendar(c.db)
  const situation = await situationOf(c.db, row, { calendar, now: c.clock.now() })
  const narrow = c.actor(
    Object.keys({ 'proposals.manage': 1, 'proposals.review': 1, 'proposals.assign': 1, 'proposals.handle': 1, 'proposals.sign_off': 1, 'proposals.preside': 1 }),
    {
      scope: { all: false, unitIds: [c.units.physics] },
    },
  )
  const able = Object.keys(proposalProcess.actions).filter((action) => {
    const refusal = refusalOf(proposalProcess, action, { situation, hats: [{ actor: narrow, actingFor: null }] })
    return refusal === null || !['case.not_yours', 'case.no_such_action'].includes(refusal.code)
  })
  expect(able).toEqual([])
})
