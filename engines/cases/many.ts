import type { RequestContext } from '../../kernel/context.ts'
import { AppError, notFound, unexpected, type Bilingual } from '../../kernel/errors.ts'
import { selectCases } from './cases.store.ts'
import { allHats } from './hats.ts'
import { readCases, type Reading } from './reading.ts'

/** How it went with one of many: what came of it, or why not. */
export interface Row<Done> {
  caseId: string
  title: string
  error: { code: string; text: Bilingual } | null
  done: Done | null
}

/** The same thing with many cases, each by itself: one that fails says why, and the others go on. */
export async function withEach<One extends { caseId: string }, Done>(
  context: RequestContext,
  ones: readonly One[],
  run: (context: RequestContext, reading: Reading, one: One) => Promise<Done>,
): Promise<(One & Row<Done>)[]> {
  const { db, actor, clock } = context
  const ids = [...new Set(ones.map(({ caseId }) => caseId))]
  const [rows, worn] = await Promise.all([selectCases(db).where('id', 'in', ids).execute(), allHats(db, actor, clock.now())])
  const readings = new Map((await readCases(context, rows, worn)).map((reading) => [reading.situation.case.id, reading]))
  const results: (One & Row<Done>)[] = []
  for (const one of ones) {
    const reading = readings.get(one.caseId)
    // Under one key each case has its own answer.
    const key = context.idempotencyKey
    const own = { ...context, idempotencyKey: key && `${key} ${one.caseId}` }
    const title = reading?.situation.case.title ?? ''
    try {
      if (!reading) throw notFound()
      results.push({ ...one, title, error: null, done: await run(own, reading, one) })
    } catch (error) {
      results.push({ ...one, title, error: refusalIn(error, { context, caseId: one.caseId }), done: null })
    }
  }
  return results
}

function refusalIn(error: unknown, { context, caseId }: { context: RequestContext; caseId: string }): { code: string; text: Bilingual } {
  const known = error instanceof AppError ? error : unexpected()
  if (known !== error) context.services.log.error({ requestId: context.requestId, caseId, error }, 'one of many failed')
  return { code: known.code, text: known.text }
}
