import type { HrCodeField } from './pools/hr-words.ts'

export type SheetField = HrCodeField | 'order' | 'staffNo' | 'name' | 'birthDate' | 'idNo' | 'hireDate' | 'retireDate' | 'department' | 'phone' | 'email'

export interface SheetColumn {
  field: SheetField
  heading: string
  /** What an old personnel system calls it, and the block above it. */
  oldHeading: string
  block: string | null
}

/** From and to are 1-based and inclusive, rows counted from the top of the sheet. */
export interface HeaderMerge {
  fromRow: number
  fromColumn: number
  toRow: number
  toColumn: number
}

export interface Header {
  header: (string | null)[][]
  merges: HeaderMerge[]
}

export const sheetColumns: readonly SheetColumn[] = [
  { field: 'order', heading: '序号', oldHeading: '序号', block: null },
  { field: 'staffNo', heading: '工号', oldHeading: '职工号', block: null },
  { field: 'name', heading: '姓名', oldHeading: '姓 名', block: null },
  { field: 'sex', heading: '性别', oldHeading: '性别', block: '基本信息' },
  { field: 'birthDate', heading: '出生日期', oldHeading: '出生年月日', block: '基本信息' },
  { field: 'ethnicity', heading: '民族', oldHeading: '民族', block: '基本信息' },
  { field: 'nationality', heading: '国籍', oldHeading: '国籍', block: '基本信息' },
  { field: 'politicalStatus', heading: '政治面貌', oldHeading: '政治面貌', block: '基本信息' },
  { field: 'marital', heading: '婚姻状况', oldHeading: '婚否', block: '基本信息' },
  { field: 'idType', heading: '证件类型', oldHeading: '证件类型', block: '身份证件' },
  { field: 'idNo', heading: '证件号码', oldHeading: '证件号', block: '身份证件' },
  { field: 'education', heading: '学历', oldHeading: '最高学历', block: '学历学位' },
  { field: 'degree', heading: '学位', oldHeading: '最高学位', block: '学历学位' },
  { field: 'department', heading: '所在单位', oldHeading: '部门', block: '岗位' },
  { field: 'professionalTitle', heading: '专业技术职务', oldHeading: '职称', block: '岗位' },
  { field: 'employmentType', heading: '用工形式', oldHeading: '编制类别', block: '岗位' },
  { field: 'hireDate', heading: '来校日期', oldHeading: '来校时间', block: '岗位' },
  { field: 'retireDate', heading: '退休日期', oldHeading: '退休时间', block: '岗位' },
  { field: 'phone', heading: '手机号码', oldHeading: '手机', block: '联系方式' },
  { field: 'email', heading: '电子邮箱', oldHeading: '邮箱', block: '联系方式' },
]

export function columnOf(field: SheetField): number {
  return sheetColumns.findIndex((column) => column.field === field)
}

export function cleanHeader(): Header {
  return { header: [sheetColumns.map(({ heading }) => heading)], merges: [] }
}

/** Two rows: blocks merged across, single headings merged down. Only the first cell of a merged one has a value. */
export function mergedHeader(): Header {
  const isFirstOfBlock = ({ block }: SheetColumn, index: number) => block === null || sheetColumns[index - 1]?.block !== block
  const upper = sheetColumns.map((column, index) => (isFirstOfBlock(column, index) ? (column.block ?? column.oldHeading) : null))
  const lower = sheetColumns.map(({ block, oldHeading }) => (block === null ? null : oldHeading))
  const merges = sheetColumns.flatMap((column, index): HeaderMerge[] => {
    if (!isFirstOfBlock(column, index)) return []
    const width = column.block === null ? 1 : sheetColumns.filter(({ block }) => block === column.block).length
    return [{ fromRow: 1, fromColumn: index + 1, toRow: column.block === null ? 2 : 1, toColumn: index + width }]
  })
  return { header: [upper, lower], merges }
}
