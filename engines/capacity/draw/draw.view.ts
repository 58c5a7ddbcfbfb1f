import type { RequestContext } from '../../../kernel/context.ts'
import type { Db } from '../../../kernel/db/handle.ts'
import { notFound } from '../../../kernel/errors.ts'
import { offerService } from '../capacity.ports.ts'
import { findOfferHead } from '../reach-offer.ts'
import { seedColumn } from './commit-draw.ts'
import type { DrawShown } from './draw.contract.ts'
import { countsOf, entryCode, type DrawCounts, type DrawRecord, type DrawResult } from './draw-record.ts'
import { findDraw, findRecordText, myEnrolmentId, type DrawRow } from './draw.store.ts'

/** A draw as everybody may see it; of a draft, whoever prepares it. */
export async function showDraw(context: RequestContext, offerId: string): Promise<DrawShown> {
  const draw = await visibleDraw(context, offerId)
  const results = draw.drawnAt === null ? null : await resultsOf(context.db, offerId)
  return {
    offerId,
    commitment: draw.commitment,
    committedAt: draw.committedAt.toISOString(),
    publicSource: draw.publicSource,
    publicExample: draw.publicExample,
    publicValue: draw.publicValue,
    drawnAt: draw.drawnAt?.toISOString() ?? null,
    counts: results?.counts ?? null,
    mine: await mineIn(context, { offerId, draw, results }),
  }
}

/** The published record, to the byte. */
export async function publishedRecord(context: RequestContext, offerId: string): Promise<string> {
  await visibleDraw(context, offerId)
  const text = await findRecordText(context.db, offerId)
  if (text === null) throw notFound()
  return text
}

async function visibleDraw({ db, actor }: RequestContext, offerId: string): Promise<DrawRow> {
  const offer = await findOfferHead(db, offerId)
  const draw = offer && (await findDraw(db, offerId))
  if (!offer || !draw) throw notFound()
  if (offer.state === 'draft' && !actor.permissions.has(offerService(offer.service).manage)) throw notFound()
  return draw
}

interface Results {
  counts: DrawCounts
  byCode: ReadonlyMap<string, Pick<DrawResult, 'no' | 'outcome' | 'optionId'>>
  excluded: ReadonlySet<string>
}

const known = new Map<string, Results>()
const mostKnown = 8

/** After a draw everybody looks at once: a record, which never changes, is read once for all of them. */
async function resultsOf(db: Db, offerId: string): Promise<Results | null> {
  const key = `${db.tenantId}/${offerId}`
  const found = known.get(key)
  if (found) return found
  const text = await findRecordText(db, offerId)
  if (text === null) return null
  // Written by `drawPlaces` and nobody else.
  const { results, input } = JSON.parse(text) as DrawRecord
  const byCode = new Map(results.map(({ code, no, outcome, optionId }) => [code, { no, outcome, optionId }]))
  const read: Results = { counts: countsOf(results), byCode, excluded: new Set(input.excluded) }
  if (known.size >= mostKnown) known.clear()
  known.set(key, read)
  return read
}

async function mineIn(
  { db, services, actor }: RequestContext,
  { offerId, draw, results }: { offerId: string; draw: DrawRow; results: Results | null },
): Promise<DrawShown['mine']> {
  if (actor.staffId === null) return null
  const enrolmentId = await myEnrolmentId(db, { offerId, staffId: actor.staffId })
  if (enrolmentId === null) return null
  const cipher = await services.keys.cipher(db, seedColumn)
  const code = entryCode(cipher.open(offerId, draw.seedSealed), enrolmentId)
  const result = results?.byCode.get(code)
  const outcome = result?.outcome ?? (results?.excluded.has(code) ? 'declined' : null)
  return { code, no: result?.no ?? null, outcome, optionId: result?.optionId ?? null }
}
