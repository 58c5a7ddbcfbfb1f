import type { Life } from './life.types.ts'
import type { Cast, SeededProposal, SeededSession } from './seed.types.ts'
import { takeStep } from './steps.ts'

/** The ways through the process; each state is reached by the first that passes it. */
const main = [
  'open',
  'openSeconding',
  'second',
  'startReview',
  'vote',
  'accept',
  'proposeHandling',
  'confirmHandling',
  'sign',
  'giveOpinion',
  'recordMeeting',
  'draftReply',
  'signOff',
  'publish',
]
const upTo = (action: string) => main.slice(0, main.indexOf(action) + 1)
const again = ['rateBad', 'checkAgain', 'recordMeeting', 'draftReply', 'signOff']
const ways: Record<string, string[]> = {
  draft: ['open'],
  seconding: [...upTo('openSeconding'), 'secondSome'],
  submitted: upTo('second'),
  correcting: [...upTo('second'), 'sendBack'],
  in_review: [...upTo('startReview'), 'voteSome'],
  accepted: upTo('accept'),
  merged: [...upTo('startReview'), 'merge'],
  converted: [...upTo('startReview'), 'voteConvert', 'convert'],
  not_accepted: [...upTo('startReview'), 'voteAgainst', 'notAccept'],
  appealed: [...upTo('startReview'), 'voteAgainst', 'notAccept', 'appeal'],
  proposed: upTo('proposeHandling'),
  assigned: upTo('confirmHandling'),
  reassigning: [...upTo('confirmHandling'), 'askReassign'],
  handling: upTo('recordMeeting'),
  sign_off: upTo('draftReply'),
  signed: upTo('signOff'),
  replied: [...upTo('publish'), 'rateSome'],
  checking: [...upTo('publish'), 'rateBad'],
  escalated: [...upTo('publish'), ...again, 'rateBad'],
  tracked: [...upTo('publish'), 'rate', 'addMilestone'],
  done: [...upTo('publish'), 'rate'],
  withdrawn: [...upTo('second'), 'withdraw'],
  lapsed: [...upTo('openSeconding'), 'lapse'],
}

/** Days from one step to the next. */
const pace: Record<string, number> = {
  second: 2,
  secondSome: 1,
  startReview: 2,
  vote: 3,
  voteSome: 2,
  voteConvert: 3,
  voteAgainst: 3,
  accept: 2,
  proposeHandling: 2,
  confirmHandling: 2,
  sign: 1,
  giveOpinion: 8,
  recordMeeting: 3,
  draftReply: 9,
  signOff: 2,
  publish: 2,
  rate: 4,
  rateSome: 2,
  rateBad: 3,
  checkAgain: 2,
  lapse: 5,
}

/** Lives a proposal from its first word to its end. */
export function live(proposal: SeededProposal, { session, cast }: { session: SeededSession; cast: Cast }): Life {
  const steps = ways[proposal.end] ?? ['open']
  const { time } = proposal
  const days = steps.reduce((sum, step) => sum + (pace[step] ?? 1), 0)
  const slower = 'slower' in time ? time.slower : 1
  let at = 'startedAt' in time ? time.startedAt : new Date(time.endedAt.getTime() - days * dayMs)
  const last = 'endedAt' in time ? time.endedAt : new Date(at.getTime() + days * slower * dayMs)
  const life = unborn(proposal, at)
  for (const [index, step] of steps.entries()) {
    if (index > 0) at = new Date(Math.min(Number(last), at.getTime() + (pace[step] ?? 1) * slower * dayMs + 13 * minuteMs))
    takeStep(life, step, { at, session, cast })
  }
  return life
}

const dayMs = 86_400_000
const minuteMs = 60_000

function unborn(proposal: SeededProposal, at: Date): Life {
  return {
    proposal,
    events: [],
    parties: [],
    state: 'draft',
    stateSince: at,
    textHash: null,
    seconds: [],
    votes: [],
    opinions: [],
    meetings: [],
    replies: [],
    ratings: [],
    milestones: [],
    round: 1,
    acceptedAt: null,
    assignedAt: null,
    replyDueOn: null,
    repliedAt: null,
    outcomeReason: null,
    appeals: 0,
    numbered: false,
  }
}
