import type { Actor } from './auth/actor.ts'
import type { RequestContext, Services } from './context.ts'
import type { Db } from './db/handle.ts'
import type { Bilingual } from './errors.ts'

/** The six work systems (product.md M5) frame the menu; democratic management and administration stand beside them. */
export type MenuArea = 'ideology' | 'organisation' | 'rights' | 'relief' | 'contests' | 'culture' | 'democracy' | 'administration'

export interface MenuEntry {
  area: MenuArea
  label: Bilingual
  path: string
  /** Shown to holders of this permission only; null: to everybody signed in. */
  permission: string | null
  /** What somebody does for themselves: beside much that they look after it is folded, for it stands among the services too. */
  own?: boolean
}

export interface ServiceEntry {
  label: Bilingual
  hint: Bilingual
  path: string
  icon: string
}

/** One thing that waits for a person, on the home page. */
export interface WaitingItem {
  key: string
  title: Bilingual
  hint: Bilingual
  path: string
  dueOn: string | null
  count: number
}

/** A number on the workbench that opens what it counts. */
export interface Figure {
  key: string
  label: Bilingual
  value: number
  /** What the number means, where it does not say so itself. */
  hint?: Bilingual
  path: string
}

/** Something of the year that is due in a month, on the workbench's calendar. */
export interface CalendarEntry {
  key: string
  title: string
  /** `YYYY-MM`: the month to which it belongs. */
  month: string
  path: string
  state: 'open' | 'overdue' | 'done'
}

export interface SearchHit {
  kind: string
  title: string
  hint: string
  path: string
}

export interface JobDefinition {
  /** Runs once per event or call; throwing makes the queue try again. It must be safe to run twice. */
  run: (services: Services, db: Db, payload: Record<string, unknown>) => Promise<void>
  /** Events of the outbox that start it. */
  on?: string[]
  /** Runs by itself for every tenant, once in so many hours. */
  everyHours?: number
  retryLimit?: number
}

/** What a module tells the shell about itself; the shell knows it only through this. */
export interface ModuleManifest {
  name: string
  permissions: Record<string, Bilingual>
  menu: MenuEntry[]
  /** What a member finds on the phone under 服务. */
  services?: ServiceEntry[]
  waiting?: (context: RequestContext & { actor: Actor }) => Promise<WaitingItem[]>
  /** What this person's workbench counts; nothing for whoever may not see what it opens. */
  figures?: (context: RequestContext & { actor: Actor }) => Promise<Figure[]>
  /** What falls into these months (`YYYY-MM`), in the order in which it is to be read. */
  calendar?: (context: RequestContext & { actor: Actor }, months: readonly string[]) => Promise<CalendarEntry[]>
  search?: (context: RequestContext & { actor: Actor }, query: string) => Promise<SearchHit[]>
  /** What the audit log calls this module's actions (`member.admit`), and what it calls whatever stands before the dot (`member`). */
  auditWords?: Record<string, Bilingual>
  /** What the audit log calls the objects of these actions, by entity type. */
  auditEntities?: Record<string, Bilingual>
  jobs?: Record<string, JobDefinition>
  /** Runs every few seconds for each tenant: picks up what a dead process left, lets go of what has expired. */
  sweep?: (services: Services, db: Db) => Promise<void>
}
