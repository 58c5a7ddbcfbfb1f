import { z } from 'zod'
import { conditions } from '../../engines/capacity/offer-rules.ts'
import { enrolmentStatus, offerPhase } from '../../engines/capacity/capacity.shapes.ts'
import { rating } from '../../engines/surveys/rating.shapes.ts'
import { id, instant, pageOf, pageQuery, route, version, versioned } from '../../kernel/contract.ts'
import { text } from '../../kernel/text.shapes.ts'
import { childrenContract } from './children.contract.ts'
import { meetingsContract } from './meetings.contract.ts'
import { meetingShown, seriesEntry, seriesSummary } from './series.shapes.ts'

const tags = ['activities']
const access = 'signed-in'
const manage = 'activities.manage'

export const activityKinds = ['sport', 'culture', 'lecture', 'outing', 'family', 'skill', 'other'] as const
export type ActivityKind = (typeof activityKinds)[number]
const kind = z.enum(activityKinds)

/** Past the largest hall nobody counts seats. */
const mostPlaces = 100_000

const facts = {
  title: text(2, 80),
  kind,
  /** What happens there, what to bring. */
  body: text(0, 5_000),
  /** Whom to ask: a name and a number. */
  contact: text(0, 120),
  place: text(1, 120),
  startsAt: instant,
  endsAt: instant,
  /** Null: as many as come. */
  places: z.number().int().min(1).max(mostPlaces).nullable(),
  opensAt: instant,
  closesAt: instant,
  /** Until then a place is given back without consequences; null: until it starts. */
  cancelUntil: instant.nullable(),
  /** Whether people wait in line once it is full. */
  waiting: z.boolean(),
  /** People in one party: more than one where family may come along. */
  partyMost: z.number().int().min(1).max(20),
  /** Whoever was checked in may download a certificate of attendance. */
  certificate: z.boolean(),
  /** Who may come; the form writes members, and where wished of these branches. */
  eligibility: conditions,
  /** One sign-up for several meetings; null: it takes place once. */
  series: seriesEntry.nullable().default(null),
}

const words = {
  id,
  title: z.string(),
  kind,
  unitName: z.string(),
  startsAt: instant.nullable(),
  endsAt: instant.nullable(),
  place: z.string().nullable(),
  /** Of a class; null: it takes place once. */
  course: seriesSummary.nullable(),
  coverId: id.nullable(),
  phase: offerPhase,
}

const activityCard = z.object({
  ...words,
  opensAt: instant.nullable(),
  closesAt: instant.nullable(),
  /** For everybody together; null: no limit. */
  left: z.number().int().nullable(),
  waiting: z.number().int(),
  onRoster: z.boolean(),
  mine: enrolmentStatus.nullable(),
})

const activityShown = z.object({
  ...words,
  unitId: id,
  body: z.string(),
  contact: z.string(),
  cancelledReason: z.string().nullable(),
  photos: z.array(z.object({ id, caption: z.string(), at: instant })),
  /** A class for which a parent signs a child up. */
  forChildren: z.boolean(),
  /** Of a class, in the order of time. */
  meetings: z.array(meetingShown),
  /** To how many I came and how many a certificate takes; null: I have no place, or it is no class. */
  attendance: z.object({ attended: z.number().int(), least: z.number().int().nullable() }).nullable(),
  rating: rating.nullable(),
  mayManage: z.boolean(),
})

const list = route
  .route({ method: 'GET', path: '/activities', tags, summary: 'Activities that I may see, with when, where and places left' })
  .meta({ access })
  .input(z.object({ when: z.enum(['open', 'soon', 'past']).default('open'), ...pageQuery }))
  .output(pageOf(activityCard).extend({ now: instant }))

const month = route
  .route({ method: 'GET', path: '/activities/month', tags, summary: 'What takes place in a month, of that which I may see' })
  .meta({ access })
  .input(z.object({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) }))
  .output(
    z.object({
      items: z.array(
        z.object({
          ...words,
          mine: enrolmentStatus.nullable(),
          /** Which of the meetings of a class, and whether it was called off. */
          meeting: z.object({ no: z.number().int(), calledOff: z.boolean() }).nullable(),
        }),
      ),
    }),
  )

const show = route
  .route({ method: 'GET', path: '/activities/{id}', tags, summary: 'One activity: what it is, pictures, and what those who came said' })
  .meta({ access })
  .input(z.object({ id }))
  .output(activityShown)

const desk = route
  .route({ method: 'GET', path: '/activities/desk', tags, summary: 'Activities within my reach, the latest first' })
  .meta({ access: manage })
  .input(z.object({ phase: offerPhase.optional(), search: text(1, 80).optional(), ...pageQuery }))
  .output(
    pageOf(
      z.object({ ...words, unitId: id, cap: z.number().int().nullable(), taken: z.number().int(), waiting: z.number().int(), rosterSize: z.number().int().nullable(), version }),
    ),
  )

const organisers = route
  .route({ method: 'GET', path: '/activities/organisers', tags, summary: 'Units for which I may organise, the highest first' })
  .meta({ access: manage })
  .output(z.object({ items: z.array(z.object({ id, name: z.string() })) }))

const edited = route
  .route({ method: 'GET', path: '/activities/{id}/facts', tags, summary: 'An activity as its editor has it' })
  .meta({ access: manage })
  .input(z.object({ id }))
  .output(z.object({ ...words, ...facts, version, unitId: id, frozen: z.array(z.string()), taken: z.number().int() }))

const create = route
  .route({ method: 'POST', path: '/activities', tags, summary: 'Begin an activity: a draft with its places and its point of check-in', successStatus: 201 })
  .meta({ access: manage })
  .input(z.object({ unitId: id, ...facts }))
  .output(versioned)

const edit = route
  .route({ method: 'PUT', path: '/activities/{id}', tags, summary: 'Change an activity; whoever is signed up hears of another time or place' })
  .meta({ access: manage })
  .input(z.object({ id, version, ...facts }))
  .output(versioned.extend({ told: z.number().int(), movedUp: z.number().int() }))

const removePicture = route
  .route({ method: 'DELETE', path: '/activities/{id}/pictures/{pictureId}', tags, summary: 'Take a picture away' })
  .meta({ access: manage })
  .input(z.object({ id, pictureId: id }))
  .output(z.object({ id }))

const feed = route
  .route({ method: 'POST', path: '/me/activity-feed', tags, summary: 'A calendar address of what I signed up for; a new one ends the old one', successStatus: 201 })
  .meta({ access, secret: true })
  .output(z.object({ url: z.string() }))

export const activitiesContract = { list, month, show, desk, organisers, edited, create, edit, removePicture, feed, ...meetingsContract, ...childrenContract }
