import { z } from 'zod'
import type { CellValue } from '../../../engines/documents/sheet.types.ts'
import { fieldOf, fields, type FieldKey } from '../rules/fields.ts'
import { columnTwice, noKeyColumn } from './import.errors.ts'
import type { ImportBatch } from './import.store.ts'
import type { MappedColumn } from './row-fields.ts'

const keys = fields.map((field) => field.key)
const columnsShape = z.array(z.object({ column: z.number(), header: z.string(), field: z.enum(keys).nullable() }))
const unitNamesShape = z.record(z.string(), z.string())

export function mappedColumns(batch: Pick<ImportBatch, 'mapping'>): MappedColumn[] {
  return columnsShape.parse(batch.mapping)
}

export function unitNamesOf(batch: Pick<ImportBatch, 'unit_names'>): Record<string, string> {
  return unitNamesShape.parse(batch.unit_names)
}

/** Without a staff number nobody can be recognised, and no field may come from two columns. */
export function requireUsable(columns: MappedColumn[]): void {
  const taken = columns.flatMap(({ field }): FieldKey[] => (field ? [field] : []))
  const twice = taken.find((field, index) => taken.indexOf(field) !== index)
  if (twice) throw columnTwice({ field: fieldOf(twice).zh })
  if (!taken.includes('staffNo')) throw noKeyColumn({ field: fieldOf('staffNo').zh })
}

export function fingerprintOf(columns: MappedColumn[]): string {
  return columns.map(({ header }) => header.trim()).join('|')
}

export function cellText(cell: CellValue): string {
  switch (cell.kind) {
    case 'text':
    case 'error':
    case 'number':
      return cell.text
    case 'date':
      return cell.date
    case 'boolean':
      return cell.value ? '是' : '否'
    case 'empty':
      return ''
  }
}
