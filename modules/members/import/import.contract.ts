import { z } from 'zod'
import { id, instant, pageOf, pageQuery, route, version } from '../../../kernel/contract.ts'

const tags = ['member imports']

export const importState = z.enum(['uploaded', 'checking', 'checked', 'applying', 'applied', 'undone', 'failed', 'cancelled'])
export const rowOutcome = z.enum(['create', 'update', 'unchanged', 'conflict', 'error'])

const column = z.object({ column: z.number().int().min(0).max(511), header: z.string(), field: z.string().nullable() })

const counts = z.object({
  create: z.number().int(),
  update: z.number().int(),
  unchanged: z.number().int(),
  conflict: z.number().int(),
  error: z.number().int(),
  missing: z.number().int(),
  /** After an undo: how many were kept because they were edited later. */
  kept: z.number().int(),
})

const batch = z.object({
  id,
  fileName: z.string(),
  sheet: z.string(),
  headerRows: z.number().int(),
  columns: z.array(column),
  state: importState,
  rowsDone: z.number().int(),
  rowsTotal: z.number().int().nullable(),
  counts,
  problem: z.string().nullable(),
  by: z.string(),
  createdAt: instant,
  appliedAt: instant.nullable(),
  undoneAt: instant.nullable(),
  expiresAt: instant,
  version,
  canUndo: z.boolean(),
  unknownUnits: z.array(z.object({ name: z.string(), rows: z.number().int() })),
})

const list = route
  .route({ method: 'GET', path: '/member-imports', tags, summary: 'Imports, the latest first' })
  .meta({ access: 'members.import' })
  .input(z.object(pageQuery))
  .output(z.object({ items: z.array(batch), nextCursor: z.string().nullable() }))

const read = route
  .route({ method: 'GET', path: '/member-imports/{id}', tags, summary: 'One import with its counts' })
  .meta({ access: 'members.import' })
  .input(z.object({ id }))
  .output(batch)

const setMapping = route
  .route({ method: 'PUT', path: '/member-imports/{id}/mapping', tags, summary: 'Say which column is which field, and which unit a name means' })
  .meta({ access: 'members.import' })
  .input(z.object({ id, version, columns: z.array(column).max(512), unitNames: z.record(z.string().max(100), id).default({}) }))
  .output(batch)

const check = route
  .route({ method: 'POST', path: '/member-imports/{id}/check', tags, summary: 'Dry run: every row is checked, nothing is changed' })
  .meta({ access: 'members.import' })
  .input(z.object({ id, version }))
  .output(batch)

const apply = route
  .route({ method: 'POST', path: '/member-imports/{id}/apply', tags, summary: 'Write what the dry run showed' })
  .meta({ access: 'members.import' })
  .input(z.object({ id, version }))
  .output(batch)

const cancel = route
  .route({ method: 'POST', path: '/member-imports/{id}/cancel', tags, summary: 'Put an import away that was not applied' })
  .meta({ access: 'members.import' })
  .input(z.object({ id, version }))
  .output(batch)

const undo = route
  .route({ method: 'POST', path: '/member-imports/{id}/undo', tags, summary: 'Take back an applied import; what was edited later is kept' })
  .meta({ access: 'members.import' })
  .input(z.object({ id, version }))
  .output(batch)

const rows = route
  .route({ method: 'GET', path: '/member-imports/{id}/rows', tags, summary: 'Rows with what would change, or what is wrong' })
  .meta({ access: 'members.import' })
  .input(z.object({ id, ...pageQuery, outcome: rowOutcome.optional() }))
  .output(
    pageOf(
      z.object({
        rowNo: z.number().int(),
        outcome: rowOutcome,
        label: z.string(),
        staffId: id.nullable(),
        changes: z.array(z.object({ key: z.string(), label: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
        problems: z.array(z.object({ field: z.string().nullable(), message: z.string() })),
        cells: z.array(z.object({ column: z.number().int(), header: z.string(), text: z.string() })).nullable(),
        /** The cells are an officer's, not the sheet's: a new check takes them again. */
        mended: z.boolean(),
      }),
    ),
  )

const fixRow = route
  .route({ method: 'PATCH', path: '/member-imports/{id}/rows/{rowNo}', tags, summary: 'Mend one row in place and check it again' })
  .meta({ access: 'members.import' })
  .input(z.object({ id, rowNo: z.coerce.number().int().min(1), cells: z.array(z.object({ column: z.number().int().min(0), text: z.string().max(400) })).max(512) }))
  .output(z.object({ outcome: rowOutcome, problems: z.array(z.object({ field: z.string().nullable(), message: z.string() })) }))

const missing = route
  .route({ method: 'GET', path: '/member-imports/{id}/missing', tags, summary: 'People in the database who are not in the file: proposals, never deletions' })
  .meta({ access: 'members.import' })
  .input(z.object({ id, ...pageQuery }))
  .output(pageOf(z.object({ staffId: id, staffNo: z.string(), name: z.string(), unitName: z.string(), membership: z.string() })))

const kept = route
  .route({ method: 'GET', path: '/member-imports/{id}/kept', tags, summary: 'People whom the undo left as they are, because they were edited later' })
  .meta({ access: 'members.import' })
  .input(z.object({ id, ...pageQuery }))
  .output(pageOf(z.object({ staffId: id, staffNo: z.string(), name: z.string(), reason: z.string() })))

export const importContract = { list, read, setMapping, check, apply, cancel, undo, rows, fixRow, missing, kept }
