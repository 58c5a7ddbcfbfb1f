import type { Db } from '../../kernel/db/handle.ts'
import { forgetOldest } from '../../kernel/forget-oldest.ts'
import { buildTree, type Organisation, type OrgTree } from './org-tree.ts'
import { loadHistories, loadSuccessions } from './units.store.ts'

const cacheMs = 5_000
const mostTenants = 500
const mostDays = 16

interface Entry {
  loadedAtMs: number
  organisation: Promise<Organisation>
  trees: Map<string, OrgTree>
}

const entries = new Map<string, Entry>()

/**
 * The organisation on a day: at most five seconds old, and as new as the last write where this process wrote it.
 * Inside a transaction it is read afresh, because it may hold what has not committed.
 */
export async function readTree(db: Db, onDate: string): Promise<OrgTree> {
  if (db.q.isTransaction) return buildTree(await load(db), onDate)
  const entry = entryOf(db)
  const organisation = await entry.organisation
  const known = entry.trees.get(onDate)
  if (known) return known
  const tree = buildTree(organisation, onDate)
  if (entry.trees.size >= mostDays) entry.trees.clear()
  entry.trees.set(onDate, tree)
  return tree
}

/** What all trees of the tenant are made from, as fresh as they. */
export function readOrganisation(db: Db): Promise<Organisation> {
  return db.q.isTransaction ? load(db) : entryOf(db).organisation
}

/** After a write has committed. A read that was under way keeps what it reads to itself. */
export function forgetTrees(tenantId: string): void {
  entries.delete(tenantId)
}

function entryOf(db: Db): Entry {
  const nowMs = performance.now()
  const known = entries.get(db.tenantId)
  if (known && nowMs - known.loadedAtMs < cacheMs) return known
  const entry: Entry = { loadedAtMs: nowMs, organisation: load(db), trees: new Map() }
  entries.delete(db.tenantId)
  entries.set(db.tenantId, entry)
  entry.organisation.catch(() => {
    if (entries.get(db.tenantId) === entry) entries.delete(db.tenantId)
  })
  forgetOldest(entries, mostTenants)
  return entry
}

async function load(db: Db): Promise<Organisation> {
  const [units, successions] = [await loadHistories(db), await loadSuccessions(db)]
  return { units, successions }
}
