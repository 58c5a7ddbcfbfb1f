import { PassThrough } from 'node:stream'
import { call } from '@orpc/server'
import { writeXlsx, type SheetCell } from '../../../engines/documents/write-sheet.ts'
import type { RequestContext } from '../../../kernel/context.ts'
import { everywhere } from '../../../kernel/auth/actor.ts'
import { newId } from '../../../kernel/ids.ts'
import { createImport } from '../import/import.actions.ts'
import { importRoutes } from '../import/import.routes.ts'
import { runImport } from '../import/run-import.ts'

export interface TestSheet {
  headers: string[]
  rows: SheetCell[][]
  /** Headers whose cells are of numeric type in the file. */
  numeric?: string[]
}

/** Uploads a sheet as the office would; the import waits to be checked. */
export async function uploadSheet(context: RequestContext, { headers, rows, numeric = [] }: TestSheet): Promise<string> {
  const out = new PassThrough()
  const fileId = newId()
  const stored = context.services.files.put(context.db.tenantId, fileId, out)
  await writeXlsx(out, { name: '教职工', columns: headers.map((header) => ({ header, kind: numeric.includes(header) ? 'number' : 'text' })), rows })
  const { sizeBytes, sha256 } = await stored
  const { id } = await createImport({ ...context, scope: everywhere }, { fileId, fileName: '人事表.xlsx', contentType: 'application/octet-stream', sizeBytes, sha256 })
  return id
}

export const readImport = (context: RequestContext, id: string) => call(importRoutes.read, { id }, { context })

/** The dry run, to its end. */
export async function checkImport(context: RequestContext, id: string) {
  const { version } = await readImport(context, id)
  await call(importRoutes.check, { id, version }, { context })
  await runImport(context.services, context.db, id)
  return readImport(context, id)
}

/** Writes what the dry run showed, to its end. */
export async function applyImport(context: RequestContext, id: string) {
  const { version } = await readImport(context, id)
  await call(importRoutes.apply, { id, version }, { context })
  await runImport(context.services, context.db, id)
  return readImport(context, id)
}

export async function importSheet(context: RequestContext, sheet: TestSheet) {
  const id = await uploadSheet(context, sheet)
  await checkImport(context, id)
  return applyImport(context, id)
}

/** Rows of the sheet with what is wrong with them. */
export async function problemRows(context: RequestContext, id: string, outcome: 'error' | 'conflict') {
  const { items } = await call(importRoutes.rows, { id, outcome, limit: 200 }, { context })
  return items.map((row) => ({ rowNo: row.rowNo, problems: row.problems.map((problem) => problem.message).join('\n') }))
}
