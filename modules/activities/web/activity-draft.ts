import { instantOf, localOf } from '../../../kernel/ui/local-time.ts'
import type { ActivityKind, EditedActivity } from './activities.types.ts'
import { blankSeries, missingInSeries, seriesDraftOf, seriesInputOf, seriesLater, weeksUntilNext, type SeriesDraft, type Span } from './series-draft.ts'

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
  series: SeriesDraft
  place: string
  places: string
  branches: unknown
  /** For the people of the club that holds it alone. */
  clubOnly: boolean
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

export function blankDraft({ now, unitId, clubOnly = false }: { now: string; unitId: string; clubOnly?: boolean }): ActivityDraft {
  return {
    title: '',
    kind: 'sport',
    body: '',
    contact: '',
    unitId,
    startsAt: '',
    endsAt: '',
    series: blankSeries,
    place: '',
    places: '',
    branches: [],
    clubOnly,
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
  const ofClub = activity.eligibility.find((condition) => isOfClub(condition, activity.unitId))
  return {
    title: activity.title,
    kind: activity.kind,
    body: activity.body,
    contact: activity.contact,
    unitId: activity.unitId,
    startsAt: localOf(activity.startsAt),
    endsAt: localOf(activity.endsAt),
    series: seriesDraftOf(activity.series),
    place: activity.place,
    places: activity.places === null ? '' : String(activity.places),
    branches: (chosen?.unitIds ?? []).map((id) => ({ id, name: nameOf(id) })),
    clubOnly: ofClub !== undefined,
    partyMost: String(activity.partyMost),
    opensAt: localOf(activity.opensAt),
    closesAt: localOf(activity.closesAt),
    cancelUntil: activity.cancelUntil === null ? '' : localOf(activity.cancelUntil),
    waiting: activity.waiting,
    certificate: activity.certificate,
    otherConditions: activity.eligibility.filter((condition) => condition !== chosen && condition !== ofClub),
  }
}

/** The same again: all but the times. A class begins again on its weekday once it is over, sign-up as long before it as last time. */
export function draftAfter(activity: EditedActivity, { nameOf, now }: { nameOf: (unitId: string) => string; now: string }): ActivityDraft {
  const before = draftOf(activity, nameOf)
  const blank = { ...before, startsAt: '', endsAt: '', opensAt: localOf(now), closesAt: '', cancelUntil: '' }
  if (!before.series.many) return blank
  const weeks = weeksUntilNext(before.series, now)
  const later = (instant: string) => new Date(Date.parse(instant) + weeks * 7 * 86_400_000).toISOString()
  const ahead = (instant: string | null) => (instant !== null && later(instant) > now ? localOf(later(instant)) : '')
  return {
    ...blank,
    series: seriesLater(before.series, weeks),
    opensAt: ahead(activity.opensAt) || localOf(now),
    closesAt: ahead(activity.closesAt),
    cancelUntil: ahead(activity.cancelUntil),
  }
}

interface Standing {
  typed: ActivityDraft
  isDraft: boolean
  over: boolean
  /** By the engine's own names. */
  frozen: ReadonlySet<string>
}

/** What is held fast is as it is stored, whatever was typed before it came to be held. */
export function heldFast(stored: ActivityDraft, { typed, isDraft, over, frozen }: Standing): Partial<ActivityDraft> {
  const { title, opensAt, closesAt, cancelUntil, partyMost, waiting, clubOnly, branches, otherConditions, startsAt, endsAt, place, places, certificate } = stored
  return {
    ...(frozen.has('title') && { title }),
    ...(frozen.has('opensAt') && { opensAt }),
    ...(frozen.has('closesAt') && { closesAt }),
    ...(frozen.has('cancelUntil') && { cancelUntil }),
    ...(frozen.has('rules.partyMost') && { partyMost }),
    ...(frozen.has('rules.waiting') && { waiting }),
    ...(frozen.has('rules.eligibility') && { clubOnly, branches, otherConditions }),
    // Once it is announced its meetings change one by one, elsewhere.
    ...(!isDraft && { series: { ...stored.series, attendLeast: over ? stored.series.attendLeast : typed.series.attendLeast } }),
    ...(over && { startsAt, endsAt, place, places, certificate }),
  }
}

const requiredFields = ['title', 'startsAt', 'endsAt', 'place', 'opensAt', 'closesAt'] as const
const ofOneMeeting: readonly string[] = ['startsAt', 'endsAt']

/** Fields that must be filled and are not. */
export function missingIn(draft: ActivityDraft): ((typeof requiredFields)[number] | 'places')[] {
  const asked = requiredFields.filter((field) => !draft.series.many || !ofOneMeeting.includes(field))
  const empty = asked.filter((field) => draft[field].trim() === '')
  const places = draft.places.trim() !== '' && !/^[1-9]\d{0,5}$/.test(draft.places.trim())
  return [...empty, ...(places ? (['places'] as const) : [])]
}

/** What is sent; null while something is lacking. `planned` are the meetings of a class as the form shows them. */
export function inputOf(draft: ActivityDraft, planned: readonly Span[] = []) {
  const session = sessionOf(draft, planned)
  const [opensAt, closesAt] = [draft.opensAt, draft.closesAt].map(instantOf)
  if (missingIn(draft).length > 0 || !session || !opensAt || !closesAt) return null
  return {
    unitId: draft.unitId,
    title: draft.title,
    kind: draft.kind,
    body: draft.body,
    contact: draft.contact,
    place: draft.place,
    ...session,
    opensAt,
    closesAt,
    cancelUntil: instantOf(draft.cancelUntil),
    places: draft.places.trim() === '' ? null : Number(draft.places),
    waiting: draft.waiting,
    partyMost: Math.min(20, Math.max(1, Number(draft.partyMost) || 1)),
    certificate: draft.certificate,
    eligibility: eligibilityOf(draft),
  }
}

/** When it takes place, of a class from its first meeting to its last; null while that is not said. */
function sessionOf({ series: drafted, ...draft }: ActivityDraft, planned: readonly Span[]) {
  const series = drafted.many ? seriesInputOf(drafted, planned) : null
  if (drafted.many && (series === null || missingInSeries(drafted).length > 0)) return null
  const startsAt = series?.meetings[0]?.startsAt ?? instantOf(draft.startsAt)
  const endsAt = series?.meetings.at(-1)?.endsAt ?? instantOf(draft.endsAt)
  return startsAt && endsAt ? { startsAt, endsAt, series } : null
}

function eligibilityOf({ otherConditions, unitId, clubOnly, branches }: ActivityDraft): Condition[] {
  const unitIds = Array.isArray(branches) ? branches.flatMap((one: unknown) => idOf(one) ?? []) : []
  return [
    ...otherConditions,
    ...(clubOnly ? [{ kind: 'clubs' as const, unitIds: [unitId] }] : []),
    ...(unitIds.length === 0 ? [] : [{ kind: 'branches' as const, unitIds, except: false }]),
  ]
}

function isOfClub(condition: Condition, unitId: string): boolean {
  return condition.kind === 'clubs' && condition.unitIds.length === 1 && condition.unitIds[0] === unitId
}

function isBranches(condition: Condition): condition is Extract<Condition, { kind: 'branches' }> {
  return condition.kind === 'branches' && !condition.except
}

function idOf(picked: unknown): string | null {
  return typeof picked === 'object' && picked !== null && 'id' in picked && typeof picked.id === 'string' ? picked.id : null
}
