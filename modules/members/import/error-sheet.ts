import type { SheetFile } from '../../../engines/documents/send-sheet.ts'
import { notFound } from '../../../kernel/errors.ts'
import type { RouteContext } from '../../../kernel/http/authorise.ts'
import { say } from '../../../kernel/i18n.ts'
import { noErrors } from './import.errors.ts'
import { mappedColumns } from './import-mapping.ts'
import { countOutcomes, findImport, listStaged, type ImportBatch } from './import.store.ts'
import { problemsOf } from './import.view.ts'
import { openCellSealer } from './row-cells.ts'

/** The rows that were held back, as they stood in the sheet, with the reason in a last column: mend it and upload it again. */
export async function errorSheet(context: RouteContext, importId: string): Promise<SheetFile> {
  const batch = await findImport(context.db, importId)
  if (!batch) throw notFound()
  const counts = await countOutcomes(context.db, batch.id)
  if (counts.error + counts.conflict === 0) throw noErrors()
  const columns = mappedColumns(batch)
  const reason = say({ zh: '不能导入的原因', en: 'Why it was held back' }, context.locale)
  const rowNo = say({ zh: '原表行号', en: 'Row in the sheet' }, context.locale)
  return {
    fileName: `${batch.file_name.replace(/\.\w+$/, '')}-待改正.xlsx`,
    sheet: {
      name: say({ zh: '待改正', en: 'To mend' }, context.locale),
      columns: [...columns.map(({ header }) => ({ header })), { header: rowNo }, { header: reason, width: 60 }],
      rows: heldRows(context, batch),
    },
  }
}

const pageRows = 1_000

async function* heldRows(context: RouteContext, batch: ImportBatch): AsyncGenerator<(string | number | null)[]> {
  const sealer = await openCellSealer(context.services.keys, context.db, batch.id)
  const columns = mappedColumns(batch)
  for (const outcome of ['error', 'conflict'] as const) {
    let afterRow = 0
    for (;;) {
      const rows = await listStaged(context.db, { importId: batch.id, outcome, afterRow, limit: pageRows })
      for (const row of rows.slice(0, pageRows)) {
        const cells = sealer.open(row)?.texts ?? []
        const reasons = problemsOf(row, context.locale).map(({ message }) => message)
        yield [...columns.map(({ column }) => cells[column] ?? ''), row.row_no, reasons.join('\n')]
        afterRow = row.row_no
      }
      if (rows.length <= pageRows) break
    }
  }
}
