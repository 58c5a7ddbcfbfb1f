import { createContext } from 'react'

export interface SavedView {
  id: string
  table: string
  name: string
  /** The list's own search parameters. */
  state: Record<string, string>
}

/** Where a person's views of tables are kept; the shell gives the server's. */
export interface SavedViews {
  list(table: string): Promise<SavedView[]>
  save(view: Omit<SavedView, 'id'>): Promise<SavedView>
  remove(id: string): Promise<unknown>
}

export const SavedViewsContext = createContext<SavedViews | null>(null)
