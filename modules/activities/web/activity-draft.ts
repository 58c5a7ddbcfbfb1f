import { instantOf, localOf } from '../../../kernel/ui/local-time.ts'
import type { ActivityKind, EditedActivity } from './activities.types.ts'

type Condition = EditedActivity['eligibility'][number]

/** An activity while it is being written: times as the inputs hold them, units as the pickers do. */
export interface ActivityDraft {
  title: string
  kind: ActivityKind
  body: string
  contact: string
  unitId: string
  startsAt: string
  endsAt: string
  place: string
  places: string
  branches: unknown
  partyMost: string
  opensAt: string
  closesAt: string
  cancelUntil: string
  waiting: boolean
  certificate: boolean
  /** Conditions that this form does not show: kept as they are. */
  otherConditions: readonly Condition[]
}

/** The union's activities are for its members. */
const membersOnly: Condition = { kind: 'member', states: ['active'] }

export function blankDraft({ now, unitId }: { now: string; unitId: string }): ActivityDraft {
  return {
    title: '',
    kind: 'sport',
    body: '',
    contact: '',
    unitId,
    startsAt: '',
    endsAt: '',
    place: '',
    places: '',
    branches: [],
    partyMost: '1',
    opensAt: localOf(now),
    closesAt: '',
    cancelUntil: '',
    waiting: true,
    certificate: true,
    otherConditions: [membersOnly],
  }
}

export function draftOf(activity: EditedActivity, nameOf: (unitId: string) => string): ActivityDraft {
  const chosen = activity.eligibility.find(isBranches)
  return {
    title: activity.title,
    kind: activity.kind,
    body: activity.body,
    contact: activity.contact,
    unitId: activity.unitId,
    startsAt: localOf(activity.startsAt),
    endsAt: localOf(activity.endsAt),
    place: activity.place,
    places: activity.places === null ? '' : String(activity.places),
    branches: (chosen?.unitIds ?? []).map((id) => ({ id, name: nameOf(id) })),
    partyMost: String(activity.partyMost),
    opensAt: localOf(activity.opensAt),
    closesAt: localOf(activity.closesAt),
    cancelUntil: activity.cancelUntil === null ? '' : localOf(activity.cancelUntil),
    waiting: activity.waiting,
    certificate: activity.certificate,
    otherConditions: activity.eligibility.filter((condition) => condition !== chosen),
  }
}

/** The same again: all but the times. */
export function draftAfter(activity: EditedActivity, { nameOf, now }: { nameOf: (unitId: string) => string; now: string }): ActivityDraft {
  return { ...draftOf(activity, nameOf), startsAt: '', endsAt: '', opensAt: localOf(now), closesAt: '', cancelUntil: '' }
}

const requiredFields = ['title', 'startsAt', 'endsAt', 'place', 'opensAt', 'closesAt'] as const

/** Fields that must be filled and are not. */
export function missingIn(draft: ActivityDraft): ((typeof requiredFields)[number] | 'places')[] {
  const empty = requiredFields.filter((field) => draft[field].trim() === '')
  const places = draft.places.trim() !== '' && !/^[1-9]\d{0,5}$/.test(draft.places.trim())
  return [...empty, ...(places ? (['places'] as const) : [])]
}

/** What is sent; null while something is lacking. */
export function inputOf(draft: ActivityDraft) {
  const [startsAt, endsAt, opensAt, closesAt] = [draft.startsAt, draft.endsAt, draft.opensAt, draft.closesAt].map(instantOf)
  if (missingIn(draft).length > 0 || !startsAt || !endsAt || !opensAt || !closesAt) return null
  const unitIds = Array.isArray(draft.branches) ? draft.branches.flatMap((one: unknown) => idOf(one) ?? []) : []
  const branches: Condition[] = unitIds.length === 0 ? [] : [{ kind: 'branches', unitIds, except: false }]
  return {
    unitId: draft.unitId,
    title: draft.title,
    kind: draft.kind,
    body: draft.body,
    contact: draft.contact,
    place: draft.place,
    startsAt,
    endsAt,
    opensAt,
    closesAt,
    cancelUntil: instantOf(draft.cancelUntil),
    places: draft.places.trim() === '' ? null : Number(draft.places),
    waiting: draft.waiting,
    partyMost: Math.min(20, Math.max(1, Number(draft.partyMost) || 1)),
    certificate: draft.certificate,
    eligibility: [...draft.otherConditions, ...branches],
  }
}

function isBranches(condition: Condition): condition is Extract<Condition, { kind: 'branches' }> {
  return condition.kind === 'branches' && !condition.except
}

function idOf(picked: unknown): string | null {
  return typeof picked === 'object' && picked !== null && 'id' in picked && typeof picked.id === 'string' ? picked.id : null
}
