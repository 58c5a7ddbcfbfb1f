import { z } from 'zod'
import { day, id, route } from '../kernel/contract.ts'

const menuArea = z.enum(['ideology', 'organisation', 'rights', 'relief', 'contests', 'culture', 'democracy', 'administration'])

const waitingItem = z.object({
  key: z.string(),
  title: z.string(),
  hint: z.string(),
  path: z.string(),
  dueOn: day.nullable(),
  count: z.number().int(),
})

const searchHit = z.object({ kind: z.string(), title: z.string(), hint: z.string(), path: z.string() })

/** A view's state is the list's own search parameters: filters, sort, columns. */
const savedView = z.object({
  id,
  table: z.string().min(1).max(60),
  name: z.string().trim().min(1).max(40),
  state: z.record(z.string().max(40), z.string().max(1000)),
})

/** Everything the frame needs, in the language of the request: one answer before the first page. */
const shell = route
  .route({ method: 'GET', path: '/shell', tags: ['shell'], summary: 'The frame: who I am, my menu, my services, what waits for me' })
  .meta({ access: 'signed-in' })
  .output(
    z.object({
      tenant: z.object({ name: z.string(), shortName: z.string(), demo: z.boolean() }),
      person: z.object({ name: z.string(), staffId: id.nullable(), unitName: z.string().nullable() }),
      menu: z.array(z.object({ area: menuArea, entries: z.array(z.object({ label: z.string(), path: z.string(), own: z.boolean() })) })),
      services: z.array(z.object({ label: z.string(), hint: z.string(), path: z.string(), icon: z.string() })),
      waiting: z.array(waitingItem),
      permissions: z.array(z.string()),
    }),
  )

/** Asked for by the desk's home alone: a phone does not wait for it. */
const workbench = route
  .route({ method: 'GET', path: '/shell/workbench', tags: ['shell'], summary: 'What my desk counts, and what falls into this month and the next' })
  .meta({ access: 'signed-in' })
  .output(
    z.object({
      figures: z.array(z.object({ key: z.string(), label: z.string(), value: z.number().int(), hint: z.string().nullable(), path: z.string() })),
      months: z.array(
        z.object({
          month: z.string(),
          entries: z.array(z.object({ key: z.string(), title: z.string(), path: z.string(), state: z.enum(['open', 'overdue', 'done']) })),
        }),
      ),
    }),
  )

const search = route
  .route({ method: 'GET', path: '/shell/search', tags: ['shell'], summary: 'Search over everything I may see' })
  .meta({ access: 'signed-in' })
  .input(z.object({ q: z.string().trim().min(1).max(60) }))
  .output(z.object({ items: z.array(searchHit) }))

const signInPage = route
  .route({ method: 'GET', path: '/shell/sign-in', tags: ['shell'], summary: 'What the sign-in page shows' })
  .meta({ access: 'public' })
  .output(
    z.object({
      tenantName: z.string(),
      demo: z.boolean(),
      demoAccounts: z.array(z.object({ username: z.string(), password: z.string(), role: z.string(), blurb: z.string() })),
    }),
  )

const listViews = route
  .route({ method: 'GET', path: '/shell/views', tags: ['shell'], summary: 'My saved views of a table' })
  .meta({ access: 'signed-in' })
  .input(z.object({ table: z.string().min(1).max(60) }))
  .output(z.object({ items: z.array(savedView) }))

const saveView = route
  .route({ method: 'POST', path: '/shell/views', tags: ['shell'], summary: 'Save a view of a table', successStatus: 201 })
  .meta({ access: 'signed-in' })
  .input(savedView.omit({ id: true }))
  .output(savedView)

const removeView = route
  .route({ method: 'DELETE', path: '/shell/views/{id}', tags: ['shell'], summary: 'Remove a saved view' })
  .meta({ access: 'signed-in' })
  .input(z.object({ id }))
  .output(z.object({ ok: z.literal(true) }))

const permissions = route
  .route({ method: 'GET', path: '/shell/permissions', tags: ['shell'], summary: 'Every permission in words, as its module says it' })
  .meta({ access: 'signed-in' })
  .output(z.object({ items: z.array(z.object({ permission: z.string(), label: z.string() })) }))

const worded = z.object({ key: z.string(), label: z.string() })

const auditWords = route
  .route({ method: 'GET', path: '/shell/audit-words', tags: ['shell'], summary: 'What the audit log calls its actions and objects, as each module says it' })
  .meta({ access: 'audit.read' })
  .output(z.object({ areas: z.array(worded), actions: z.array(worded), entities: z.array(worded) }))

export const shellContract = { shell, workbench, search, permissions, auditWords, signInPage, listViews, saveView, removeView }
