import { instantOf, localOf } from '../../../kernel/ui/local-time.ts'
import { hoursText, quartersIn } from '../hours/hours-text.shapes.ts'
import type { EditedTask } from './volunteering.types.ts'

/** A task while it is being written: times as the inputs hold them, hours as people write them. */
export interface TaskDraft {
  title: string
  body: string
  contact: string
  startsAt: string
  endsAt: string
  place: string
  places: string
  hours: string
  audience: EditedTask['audience']
  opensAt: string
  closesAt: string
}

export function blankDraft(now: string): TaskDraft {
  return { title: '', body: '', contact: '', startsAt: '', endsAt: '', place: '', places: '', hours: '', audience: 'all', opensAt: localOf(now), closesAt: '' }
}

export function draftOf(task: EditedTask): TaskDraft {
  return {
    title: task.title,
    body: task.body,
    contact: task.contact,
    startsAt: localOf(task.startsAt),
    endsAt: localOf(task.endsAt),
    place: task.place,
    places: String(task.places),
    hours: hoursText(task.quarters),
    audience: task.audience,
    opensAt: localOf(task.opensAt),
    closesAt: localOf(task.closesAt),
  }
}

/** The same again: all but the times. */
export function draftAfter(task: EditedTask, now: string): TaskDraft {
  return { ...draftOf(task), startsAt: '', endsAt: '', opensAt: localOf(now), closesAt: '' }
}

/** What is held fast is as it is stored, whatever was typed before it came to be held. */
export function heldFast(stored: TaskDraft, { frozen, over }: { frozen: ReadonlySet<string>; over: boolean }): Partial<TaskDraft> {
  const { title, audience, opensAt, closesAt, startsAt, endsAt, place, places, hours } = stored
  return {
    ...(frozen.has('title') && { title }),
    ...(frozen.has('rules.eligibility') && { audience }),
    ...(frozen.has('opensAt') && { opensAt }),
    ...(frozen.has('closesAt') && { closesAt }),
    ...(over && { startsAt, endsAt, place, places, hours }),
  }
}

const requiredFields = ['title', 'startsAt', 'endsAt', 'place', 'opensAt', 'closesAt'] as const

/** Fields that must be filled and are not, or not with what they ask for. */
export function missingIn(draft: TaskDraft): ((typeof requiredFields)[number] | 'places' | 'hours')[] {
  return [
    ...requiredFields.filter((field) => draft[field].trim() === ''),
    ...(placesIn(draft) === null ? (['places'] as const) : []),
    ...(quartersOf(draft) === null ? (['hours'] as const) : []),
  ]
}

const mostPlaces = 500
const mostQuarters = 400

function placesIn({ places }: TaskDraft): number | null {
  const count = /^[1-9]\d{0,2}$/.test(places.trim()) ? Number(places) : null
  return count !== null && count <= mostPlaces ? count : null
}

function quartersOf({ hours }: TaskDraft): number | null {
  const quarters = quartersIn(hours)
  return quarters !== null && quarters > 0 && quarters <= mostQuarters ? quarters : null
}

/** What is sent; null while something is lacking. */
export function inputOf(draft: TaskDraft) {
  const [startsAt, endsAt, opensAt, closesAt] = [draft.startsAt, draft.endsAt, draft.opensAt, draft.closesAt].map(instantOf)
  const places = placesIn(draft)
  const quarters = quartersOf(draft)
  if (missingIn(draft).length > 0 || !startsAt || !endsAt || !opensAt || !closesAt || places === null || quarters === null) return null
  const { title, body, contact, place, audience } = draft
  return { title, body, contact, place, audience, startsAt, endsAt, opensAt, closesAt, places, quarters }
}
