import { instantOf, localOf } from '../../../kernel/ui/local-time.ts'
import type { EditedGift, GiftKind } from './gifts.types.ts'

export interface PackageDraft {
  key: string
  id: string | null
  title: string
  contents: string
  supplier: string
  price: string
}

/** A round while it is being written: times and amounts as the inputs hold them. */
export interface GiftDraft {
  title: string
  kind: GiftKind
  festival: string
  year: number
  body: string
  contact: string
  unitId: string
  opensAt: string
  closesAt: string
  handOutFrom: string
  handOutUntil: string
  packages: readonly PackageDraft[]
  defaultKey: string
  /** One a line. */
  pickupPlaces: string
  post: boolean
}

export function blankPackage(key: string): PackageDraft {
  return { key, id: null, title: '', contents: '', supplier: '', price: '' }
}

export function blankDraft({ year, unitId, key }: { year: number; unitId: string; key: string }): GiftDraft {
  return {
    title: '',
    kind: 'festival',
    festival: '',
    year,
    body: '',
    contact: '',
    unitId,
    opensAt: '',
    closesAt: '',
    handOutFrom: '',
    handOutUntil: '',
    packages: [blankPackage(key)],
    defaultKey: key,
    pickupPlaces: '',
    post: false,
  }
}

export function draftOf(gift: EditedGift): GiftDraft {
  const packages = gift.packages.map((one, at) => ({ ...one, key: one.id ?? String(at) }))
  return {
    title: gift.title,
    kind: gift.kind,
    festival: gift.festival ?? '',
    year: gift.year,
    body: gift.body,
    contact: gift.contact,
    unitId: gift.unitId,
    opensAt: localOf(gift.opensAt),
    closesAt: localOf(gift.closesAt),
    handOutFrom: localOf(gift.handOutFrom),
    handOutUntil: localOf(gift.handOutUntil),
    packages,
    defaultKey: packages[gift.defaultAt]?.key ?? '',
    pickupPlaces: gift.pickupPlaces.join('\n'),
    post: gift.post,
  }
}

interface Typed {
  typed: GiftDraft
  opened: boolean
  over: boolean
}

/** What was typed over a round; what stands by now is as it is stored, and a package that another took out meanwhile is a new one. */
export function draftOver(stored: GiftDraft, { typed, opened, over }: Typed): GiftDraft {
  if (over) return stored
  if (!opened) return { ...typed, packages: typed.packages.map((one) => (stored.packages.some(({ id }) => id === one.id) ? one : { ...one, id: null })) }
  const { opensAt, defaultKey, pickupPlaces, post } = stored
  const packages = stored.packages.map((one) => ({ ...one, supplier: typed.packages.find(({ id }) => id === one.id)?.supplier ?? one.supplier }))
  return { ...typed, opensAt, defaultKey, pickupPlaces, post, packages }
}

const requiredFields = ['title', 'opensAt', 'closesAt', 'handOutFrom', 'handOutUntil'] as const
const amount = /^\d{1,9}(\.\d{1,2})?$/

/** Fields that must be filled and are not. */
export function missingIn(draft: GiftDraft): ((typeof requiredFields)[number] | 'festival' | 'packages')[] {
  const empty = requiredFields.filter((field) => draft[field].trim() === '')
  const festival = draft.kind === 'festival' && draft.festival.trim() === ''
  const packages = draft.packages.some(({ title, price }) => title.trim() === '' || !amount.test(price.trim()))
  return [...empty, ...(festival ? (['festival'] as const) : []), ...(packages ? (['packages'] as const) : [])]
}

/** What is sent; null while something is lacking. */
export function inputOf(draft: GiftDraft) {
  const [opensAt, closesAt, handOutFrom, handOutUntil] = [draft.opensAt, draft.closesAt, draft.handOutFrom, draft.handOutUntil].map(instantOf)
  if (missingIn(draft).length > 0 || !opensAt || !closesAt || !handOutFrom || !handOutUntil) return null
  return {
    unitId: draft.unitId,
    title: draft.title,
    kind: draft.kind,
    festival: draft.kind === 'festival' ? draft.festival.trim() : null,
    year: draft.year,
    body: draft.body,
    contact: draft.contact,
    opensAt,
    closesAt,
    handOutFrom,
    handOutUntil,
    packages: draft.packages.map(({ id, title, contents, supplier, price }) => ({ id, title, contents, supplier, price: price.trim() })),
    defaultAt: Math.max(
      0,
      draft.packages.findIndex(({ key }) => key === draft.defaultKey),
    ),
    pickupPlaces: draft.pickupPlaces
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    post: draft.post,
  }
}

/** The dearest package in fen; null where none has a price yet. */
export function dearestFen({ packages }: GiftDraft): number | null {
  const prices = packages.map(({ price }) => price.trim()).filter((price) => amount.test(price))
  return prices.length === 0 ? null : Math.max(...prices.map(fenOf))
}

/** Whole fen of an amount in yuan, by its digits: no fraction is ever multiplied. */
export function fenOf(yuan: string): number {
  const [whole = '0', cents = ''] = yuan.split('.')
  return Number(whole + cents.padEnd(2, '0'))
}

export function yuanOf(fen: number): string {
  const digits = String(fen).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}
