import type { SavedViews } from '../kernel/ui/saved-views.ts'
import { api } from './api.ts'

export const savedViews: SavedViews = {
  list: async (table) => (await api.shell.listViews({ table })).items,
  save: (view) => api.shell.saveView(view),
  remove: (id) => api.shell.removeView({ id }),
}
