import { useState } from 'react'

export interface Selection<Row> {
  rows: readonly Row[]
  has: (key: string) => boolean
  toggle: (row: Row) => void
  /** All of these, or none of them when all are chosen already. */
  toggleAll: (rows: readonly Row[]) => void
  clear: () => void
}

/** What is ticked stays ticked while turning pages. */
export function useSelection<Row>(rowKey: (row: Row) => string, onChange?: (rows: readonly Row[]) => void): Selection<Row> {
  const [chosen, choose] = useState<ReadonlyMap<string, Row>>(new Map())
  const settle = (next: Map<string, Row>) => {
    choose(next)
    onChange?.([...next.values()])
  }
  const change = (edit: (draft: Map<string, Row>) => void) => {
    const draft = new Map(chosen)
    edit(draft)
    settle(draft)
  }
  return {
    rows: [...chosen.values()],
    has: (key) => chosen.has(key),
    toggle: (row) =>
      change((draft) => {
        if (!draft.delete(rowKey(row))) draft.set(rowKey(row), row)
      }),
    toggleAll: (rows) =>
      change((draft) => {
        const all = rows.every((row) => draft.has(rowKey(row)))
        for (const row of rows) {
          if (all) draft.delete(rowKey(row))
          else draft.set(rowKey(row), row)
        }
      }),
    clear: () => settle(new Map()),
  }
}
