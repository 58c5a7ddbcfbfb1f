import { implement } from '@orpc/server'
import { today } from '../../../kernel/clock.ts'
import type { RequestContext } from '../../../kernel/context.ts'
import { cutPage, decodeCursor } from '../../../kernel/cursor.ts'
import { notFound } from '../../../kernel/errors.ts'
import { authorise, type RouteContext } from '../../../kernel/http/authorise.ts'
import { say } from '../../../kernel/i18n.ts'
import { readTree } from '../../organisation/organisation.api.ts'
import { codeLabel } from '../rules/code-sets.ts'
import { cancelImport, fixRow, setMapping, startApply, startCheck } from './import.actions.ts'
import { importContract } from './import.contract.ts'
import { mappedColumns } from './import-mapping.ts'
import { countOutcomes, findImport, listImports, listKeptRecords, listStaged, listUnknownUnits, missingFromFile, type ImportBatch } from './import.store.ts'
import { countsOf, problemsOf, shownImport, shownRow } from './import.view.ts'
import { openCellSealer } from './row-cells.ts'
import type { RowOutcome } from './row-plan.ts'
import { undoImport } from './undo.ts'

const os = implement(importContract).$context<RequestContext>().use(authorise)

export const importRoutes = os.router({
  list: os.list.handler(async ({ context, input }) => {
    const batches = await listImports(context.db, { after: decodeCursor(input.cursor), limit: input.limit })
    return cutPage(batches, {
      limit: input.limit,
      positionOf: (batch) => ({ key: batch.created_at.toISOString(), id: batch.id }),
      show: (batch) => shownImport(batch, context.clock),
    })
  }),
  read: os.read.handler(async ({ context, input }) => whole(context, await existing(context, input.id))),
  setMapping: os.setMapping.handler(async ({ context, input }) => {
    // The contract takes any text as a field so that it stays free of the server's list; the mapping is parsed against it.
    const columns = mappedColumns({ mapping: input.columns })
    return whole(context, await setMapping(context, { ...input, columns }))
  }),
  check: os.check.handler(async ({ context, input }) => shownImport(await startCheck(context, input), context.clock)),
  apply: os.apply.handler(async ({ context, input }) => shownImport(await startApply(context, input), context.clock)),
  cancel: os.cancel.handler(async ({ context, input }) => shownImport(await cancelImport(context, input), context.clock)),
  undo: os.undo.handler(async ({ context, input }) => shownImport(await undoImport(context, input), context.clock)),
  rows: os.rows.handler(({ context, input }) => listRows(context, input)),
  fixRow: os.fixRow.handler(async ({ context, input }) => {
    const { outcome, problems } = await fixRow(context, input)
    return { outcome, problems: problems.map((problem) => ({ field: problem.field, message: say(problem, context.locale) })) }
  }),
  missing: os.missing.handler(({ context, input }) => listMissing(context, input)),
  kept: os.kept.handler(({ context, input }) => listKept(context, input)),
})

async function existing({ db }: RouteContext, id: string): Promise<ImportBatch> {
  const batch = await findImport(db, id)
  if (!batch) throw notFound()
  return batch
}

async function whole({ db, clock }: RouteContext, batch: ImportBatch) {
  return shownImport(batch, clock, await listUnknownUnits(db, batch.id))
}

async function listRows(context: RouteContext, input: { id: string; outcome?: RowOutcome | undefined; cursor?: string | undefined; limit: number }) {
  const batch = await existing(context, input.id)
  const afterRow = Number(decodeCursor(input.cursor)?.key ?? 0)
  const [tree, cells, counts, rows] = await Promise.all([
    readTree(context.db, today(context.clock)),
    openCellSealer(context.services.keys, context.db, batch.id),
    countOutcomes(context.db, batch.id),
    listStaged(context.db, { importId: batch.id, outcome: input.outcome ?? null, afterRow, limit: input.limit }),
  ])
  const headers = new Map(mappedColumns(batch).map(({ column, header }) => [column, header]))
  const count = input.outcome ? counts[input.outcome] : Object.values(counts).reduce((sum, its) => sum + its, 0)
  const page = cutPage(rows, {
    limit: input.limit,
    positionOf: (row) => ({ key: String(row.row_no), id: batch.id }),
    show: (row) => shownRow(row, { tree, locale: context.locale, openCells: cells.open, headers }),
  })
  return { ...page, count, countCapped: false }
}

async function listMissing(context: RouteContext, input: { id: string; cursor?: string | undefined; limit: number }) {
  const batch = await existing(context, input.id)
  const tree = await readTree(context.db, today(context.clock))
  const after = decodeCursor(input.cursor)
  let query = missingFromFile(context.db, batch.id).select(['s.id', 's.staff_no', 's.name', 's.unit_id', 's.membership', 's.pinyin_key'])
  if (after) query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('s.pinyin_key', 's.id'), '>', tuple(after.key, after.id)))
  const rows = await query
    .orderBy('s.pinyin_key')
    .orderBy('s.id')
    .limit(input.limit + 1)
    .execute()
  const page = cutPage(rows, {
    limit: input.limit,
    positionOf: (row) => ({ key: row.pinyin_key, id: row.id }),
    show: (row) => ({
      staffId: row.id,
      staffNo: row.staff_no,
      name: row.name,
      unitName: tree.byId(row.unit_id)?.name ?? '—',
      membership: codeLabel('membership_status', row.membership)?.[context.locale] ?? say({ zh: '未入会', en: 'Not a member' }, context.locale),
    }),
  })
  return { ...page, count: countsOf(batch).missing, countCapped: false }
}

async function listKept(context: RouteContext, input: { id: string; cursor?: string | undefined; limit: number }) {
  const batch = await existing(context, input.id)
  const rows = await listKeptRecords(context.db, { importId: batch.id, after: decodeCursor(input.cursor), limit: input.limit })
  const page = cutPage(rows, {
    limit: input.limit,
    positionOf: (row) => ({ key: row.pinyin_key, id: row.id }),
    show: (row) => ({ staffId: row.id, staffNo: row.staff_no, name: row.name, reason: problemsOf(row, context.locale)[0]?.message ?? '' }),
  })
  return { ...page, count: countsOf(batch).kept, countCapped: false }
}
