import { z } from 'zod'
import { bilingual } from '../../engines/capacity/capacity.shapes.ts'
import { day, id, instant, pageOf, pageQuery, route, version, versioned } from '../../kernel/contract.ts'
import { applicationState, criterion, gradeAges, gradeKey, group, noticeNames, pointsLine, roundStates, typedContent } from './placement.shapes.ts'

const tags = ['school placement']
const check = 'family.check'
const manage = 'family.manage'

const schoolForm = z.object({
  id: id.nullable(),
  name: z.string().trim().min(1).max(60),
  grade: gradeKey,
  places: z.number().int().min(0).max(2_000),
  rules: z.string().trim().max(500),
})

/** What the office writes of a round. */
export const roundForm = z.object({
  title: z.string().trim().min(1).max(60),
  year: z.number().int().min(2000).max(2100),
  opensAt: instant,
  closesAt: instant,
  countedOn: day,
  body: z.string().trim().max(4_000),
  papers: z.array(z.string().trim().min(1).max(80)).max(20),
  contact: z.string().trim().min(1).max(120),
  groups: z.array(group).min(1).max(6),
  grades: z.array(gradeAges).min(1).max(10),
  schools: z.array(schoolForm).min(1).max(60),
  criteria: z.array(criterion.extend({ id: id.nullable() })).max(15),
  checkDays: z.number().int().min(1).max(60),
  acceptDays: z.number().int().min(1).max(60),
  noticeDays: z.number().int().min(1).max(60),
  noticeNames: z.enum(noticeNames),
})

const school = schoolForm.extend({ id, taken: z.number().int() })
const roundState = z.enum(roundStates)

export const round = roundForm.extend({
  id,
  version,
  state: roundState,
  schools: z.array(school),
  criteria: z.array(criterion),
  groups: z.array(group.extend({ said: z.array(bilingual) })),
  noticeUntil: instant.nullable(),
})

const roundItem = z.object({
  id,
  title: z.string(),
  year: z.number().int(),
  state: roundState,
  opensAt: instant,
  closesAt: instant,
  places: z.number().int(),
  applications: z.number().int(),
  /** With a branch, or with the office. */
  checking: z.number().int(),
  papers: z.number().int(),
  ready: z.number().int(),
})

const rounds = route
  .route({ method: 'GET', path: '/placement-rounds', tags, summary: 'Rounds of school placement, the latest first' })
  .meta({ access: check })
  .output(z.object({ items: z.array(roundItem) }))
const createRound = route
  .route({ method: 'POST', path: '/placement-rounds', tags, summary: 'Prepare a round of school placement', successStatus: 201 })
  .meta({ access: manage })
  .input(roundForm)
  .output(versioned)
const readRound = route
  .route({ method: 'GET', path: '/placement-rounds/{id}', tags, summary: 'A round as the offices see it' })
  .meta({ access: check })
  .input(z.object({ id }))
  .output(round.extend({ unfinished: z.number().int(), ready: z.number().int(), openObjections: z.number().int(), offered: z.number().int() }))
const editRound = route
  .route({ method: 'PUT', path: '/placement-rounds/{id}', tags, summary: 'Change a round; once published, what applicants rely on stays' })
  .meta({ access: manage })
  .input(roundForm.extend({ id, version }))
  .output(versioned)

const step = (name: string, summary: string) =>
  route
    .route({ method: 'POST', path: `/placement-rounds/{id}/${name}`, tags, summary })
    .meta({ access: manage })
    .input(z.object({ id, version }))
    .output(versioned)

const publishRound = step('publish', 'Publish a round: members may apply in its window')
const allotByRule = step('allot', 'Allot the places by points and order of wish; what was set by hand stays')
const giveNotice = step('notice', 'Give public notice of the allotment')
const tellResults = step('tell', 'Tell the results once the notice is over and every objection is answered')
const closeRound = step('close', 'Close a round: the waiting list ends')

const applicationItem = z.object({
  id,
  version,
  number: z.string().nullable(),
  applicant: z.string(),
  unitName: z.string(),
  childMasked: z.string(),
  grade: gradeKey.nullable(),
  state: applicationState,
  stateTitle: bilingual,
  tone: z.enum(['calm', 'active', 'good', 'bad']),
  points: z.number().int().nullable(),
  pointsLines: z.array(pointsLine),
  serviceSince: day.nullable(),
  wishes: z.array(z.object({ id, name: z.string() })),
  school: z.object({ id, name: z.string() }).nullable(),
  placedHow: z.enum(['rule', 'hand', 'moved_up']).nullable(),
  placedWhy: z.string().nullable(),
  path: z.string(),
})

const applications = route
  .route({ method: 'GET', path: '/placement-rounds/{id}/applications', tags, summary: 'Applications of a round within reach, by points' })
  .meta({ access: check })
  .input(
    z.object({ id, state: applicationState.optional(), grade: gradeKey.optional(), schoolId: id.optional(), search: z.string().trim().min(1).max(40).optional(), ...pageQuery }),
  )
  .output(pageOf(applicationItem))

const place = route
  .route({ method: 'PUT', path: '/placements/{id}/place', tags, summary: 'Set the place of one application by hand, with the reason; null: none' })
  .meta({ access: manage })
  .input(z.object({ id, schoolId: id.nullable(), reason: z.string().trim().min(1).max(200) }))
  .output(z.object({ id }))

const reveal = route
  .route({ method: 'POST', path: '/placements/{id}/reveal', tags, summary: 'Read a child’s identity number, with a reason on the record' })
  .meta({ access: check, secret: true })
  .input(z.object({ id, reason: z.string().trim().min(1).max(200) }))
  .output(z.object({ idNo: z.string() }))

const objection = z.object({
  id,
  text: z.string(),
  at: instant,
  answer: z.string().nullable(),
  answeredAt: instant.nullable(),
})
const objections = route
  .route({ method: 'GET', path: '/placement-rounds/{id}/objections', tags, summary: 'Objections to the public notice' })
  .meta({ access: manage })
  .input(z.object({ id }))
  .output(z.object({ items: z.array(objection.extend({ by: z.string(), unitName: z.string() })) }))
const answerObjection = route
  .route({ method: 'POST', path: '/placement-objections/{id}/answer', tags, summary: 'Answer an objection' })
  .meta({ access: manage })
  .input(z.object({ id, answer: z.string().trim().min(1).max(1_000) }))
  .output(z.object({ id }))

const settings = z.object({ eraseYears: z.number().int().min(1).max(10), version: z.number().int().min(0) })
const readSettings = route.route({ method: 'GET', path: '/placement-settings', tags, summary: 'How long children’s data is kept' }).meta({ access: manage }).output(settings)
const saveSettings = route
  .route({ method: 'PUT', path: '/placement-settings', tags, summary: 'Change how long children’s data is kept' })
  .meta({ access: manage })
  .input(settings)
  .output(settings)

const mayApply = z.object({
  eligible: z.boolean(),
  groups: z.array(z.object({ title: z.string(), rule: z.string(), met: z.boolean(), conditions: z.array(z.object({ said: bilingual, met: z.boolean(), yours: bilingual })) })),
})

const myItem = z.object({
  id,
  roundId: id,
  roundTitle: z.string(),
  number: z.string().nullable(),
  childMasked: z.string(),
  grade: gradeKey.nullable(),
  state: applicationState,
  stateTitle: bilingual,
  says: bilingual,
  tone: z.enum(['calm', 'active', 'good', 'bad']),
  school: z.string().nullable(),
  path: z.string(),
})

const mine = route
  .route({ method: 'GET', path: '/me/placements', tags, summary: 'Rounds that are open or on notice, and my own applications' })
  .meta({ access: 'signed-in' })
  .output(
    z.object({
      rounds: z.array(
        z.object({ id, title: z.string(), state: roundState, phase: z.enum(['before', 'open', 'over']), opensAt: instant, closesAt: instant, noticeUntil: instant.nullable() }),
      ),
      applications: z.array(myItem),
    }),
  )

const readOpenRound = route
  .route({ method: 'GET', path: '/me/placement-rounds/{id}', tags, summary: 'A published round with its rules, and whether I may apply and why (not)' })
  .meta({ access: 'signed-in' })
  .input(z.object({ id }))
  .output(z.object({ round: round, phase: z.enum(['before', 'open', 'over']), mayApply, mine: z.array(myItem) }))

const start = route
  .route({ method: 'POST', path: '/me/placements', tags, summary: 'Begin an application for a child; a draft that was begun is gone on with', successStatus: 201 })
  .meta({ access: 'signed-in' })
  .input(z.object({ roundId: id }))
  .output(z.object({ id }))

const read = route
  .route({ method: 'GET', path: '/placements/{id}', tags, summary: 'An application as this reader may see it' })
  .meta({ access: 'signed-in' })
  .input(z.object({ id }))
  .output(
    z.object({
      id,
      isMine: z.boolean(),
      mayEdit: z.boolean(),
      mayReveal: z.boolean(),
      caseVersion: version,
      state: applicationState,
      number: z.string().nullable(),
      round: z.object({ id, title: z.string(), countedOn: day, closesAt: instant, contact: z.string(), papers: z.array(z.string()) }),
      grades: z.array(gradeAges),
      criteria: z.array(criterion),
      schools: z.array(school.pick({ id: true, name: true, grade: true, places: true, rules: true })),
      /** What is said of the child; null for whoever may not read it (any more), and once it was erased. The number is masked for others. */
      content: typedContent.nullable(),
      erased: z.boolean(),
      changedAt: instant,
      points: z.number().int().nullable(),
      pointsLines: z.array(pointsLine),
      school: z.object({ name: z.string(), how: z.enum(['rule', 'hand', 'moved_up']).nullable(), why: z.string().nullable() }).nullable(),
      /** On the waiting list: how many stand before. */
      before: z.number().int().nullable(),
    }),
  )

const keep = route
  .route({ method: 'PUT', path: '/me/placements/{id}', tags, summary: 'Keep what was typed so far' })
  .meta({ access: 'signed-in', secret: true })
  .input(z.object({ id, content: typedContent }))
  .output(z.object({ changedAt: instant }))

const submit = route
  .route({ method: 'POST', path: '/me/placements/{id}/submit', tags, summary: 'Submit an application, or submit it again' })
  .meta({ access: 'signed-in', secret: true })
  .input(z.object({ id, version, content: typedContent }))
  .output(versioned)

const notice = route
  .route({ method: 'GET', path: '/me/placement-rounds/{id}/notice', tags, summary: 'The public notice of a round, and my objections to it' })
  .meta({ access: 'signed-in' })
  .input(z.object({ id }))
  .output(
    z.object({
      title: z.string(),
      noticedAt: instant,
      noticeUntil: instant,
      open: z.boolean(),
      lines: z.array(z.object({ number: z.string(), parent: z.string().nullable(), child: z.string().nullable(), grade: gradeKey, school: z.string(), points: z.number().int() })),
      objections: z.array(objection),
    }),
  )

const object = route
  .route({ method: 'POST', path: '/me/placement-rounds/{id}/objections', tags, summary: 'Object to the public notice', successStatus: 201 })
  .meta({ access: 'signed-in' })
  .input(z.object({ id, text: z.string().trim().min(5).max(1_000) }))
  .output(z.object({ id }))

export const placementContract = {
  rounds,
  createRound,
  readRound,
  editRound,
  publishRound,
  allotByRule,
  giveNotice,
  tellResults,
  closeRound,
  applications,
  place,
  reveal,
  objections,
  answerObjection,
  readSettings,
  saveSettings,
  mine,
  readOpenRound,
  start,
  read,
  keep,
  submit,
  notice,
  object,
}
