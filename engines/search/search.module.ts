import type { ModuleManifest } from '../../kernel/module.ts'
import { countTerms } from './count-terms.ts'

/** The engine keeps its own counts; what is indexed, and who may search it, is each module's. */
export const searchEngine: ModuleManifest = {
  name: 'search',
  permissions: {},
  menu: [],
  sweep: (services, db) => countTerms(db, services.clock),
}
