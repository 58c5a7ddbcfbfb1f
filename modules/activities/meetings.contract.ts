import { z } from 'zod'
import { id, instant, pageOf, pageQuery, route, version } from '../../kernel/contract.ts'
import { text } from '../../kernel/text.shapes.ts'
import { meetingPlan, meetingPlanAsked } from './series.shapes.ts'

const tags = ['activities']
const manage = 'activities.manage'

const standing = {
  startsAt: instant,
  endsAt: instant,
  /** Null: where the others are. */
  place: text(1, 120).nullable(),
}
const changed = z.object({ id, told: z.number().int() })

const planMeetings = route
  .route({ method: 'GET', path: '/activities/meeting-plan', tags, summary: 'Meetings as a rule lays them out, without public holidays; nothing is kept' })
  .meta({ access: manage })
  .input(meetingPlanAsked)
  .output(meetingPlan)

const addMeeting = route
  .route({ method: 'POST', path: '/activities/{id}/meetings', tags, summary: 'Add a meeting to a class; whoever is signed up hears of it', successStatus: 201 })
  .meta({ access: manage })
  .input(z.object({ id, ...standing }))
  .output(changed)

const moveMeeting = route
  .route({ method: 'PUT', path: '/activities/{id}/meetings/{meetingId}', tags, summary: 'Move one meeting to another time or place; whoever is signed up hears of it' })
  .meta({ access: manage })
  .input(z.object({ id, meetingId: id, version, ...standing }))
  .output(changed)

const callOffMeeting = route
  .route({ method: 'PUT', path: '/activities/{id}/meetings/{meetingId}/called-off', tags, summary: 'Call one meeting off; whoever is signed up hears why' })
  .meta({ access: manage })
  .input(z.object({ id, meetingId: id, version, reason: text(1, 200) }))
  .output(changed)

const attendance = route
  .route({ method: 'GET', path: '/activities/{id}/attendance', tags, summary: 'Who came to which meeting; a branch officer sees the own branch' })
  .meta({ access: manage })
  .input(z.object({ id, ...pageQuery }))
  .output(
    pageOf(
      z.object({
        enrolmentId: id,
        name: z.string(),
        staffNo: z.string(),
        unitName: z.string(),
        attended: z.number().int(),
        meetings: z.number().int(),
        certified: z.boolean(),
        /** Meetings to which they came. */
        came: z.array(id),
      }),
    ),
  )

export const meetingsContract = { planMeetings, addMeeting, moveMeeting, callOffMeeting, attendance }
