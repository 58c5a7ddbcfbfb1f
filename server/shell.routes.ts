import { implement } from '@orpc/server'
import { today } from '../kernel/clock.ts'
import type { RequestContext } from '../kernel/context.ts'
import { authorise } from '../kernel/http/authorise.ts'
import { say } from '../kernel/i18n.ts'
import type { MenuArea } from '../kernel/module.ts'
import { readTree } from '../modules/organisation/organisation.api.ts'
import { placesOf } from '../modules/members/members.api.ts'
import { auditWordsIn } from './audit-words.ts'
import { demoAccountsShown } from './demo/shown-accounts.ts'
import { modules } from './modules.ts'
import { listViews, removeView, saveView } from './saved-views.ts'
import { shellContract } from './shell.contract.ts'
import { workbenchOf } from './workbench.ts'

const os = implement(shellContract).$context<RequestContext>().use(authorise)

export const shellRoutes = os.router({
  shell: os.shell.handler(({ context }) => shellOf(context)),
  workbench: os.workbench.handler(({ context }) => workbenchOf(context)),
  search: os.search.handler(async ({ context, input }) => {
    const hits = await Promise.all(modules.map(async (module) => (await module.search?.(context, input.q)) ?? []))
    return { items: hits.flat() }
  }),
  permissions: os.permissions.handler(({ context: { locale } }) => ({
    items: modules.flatMap((module) => Object.entries(module.permissions).map(([permission, words]) => ({ permission, label: say(words, locale) }))),
  })),
  auditWords: os.auditWords.handler(({ context: { locale } }) => auditWordsIn(locale)),
  signInPage: os.signInPage.handler(({ context: { tenant, locale } }) => ({
    tenantName: tenant.name,
    demo: tenant.demo,
    demoAccounts: tenant.demo ? demoAccountsShown(locale) : [],
  })),
  listViews: os.listViews.handler(({ context, input }) => listViews(context, input.table)),
  saveView: os.saveView.handler(({ context, input }) => saveView(context, input)),
  removeView: os.removeView.handler(({ context, input }) => removeView(context, input.id)),
})

const areas: MenuArea[] = ['ideology', 'organisation', 'rights', 'relief', 'contests', 'culture', 'democracy', 'administration']

/** The frame around every page, made from the manifests of the modules and what this person may do. */
async function shellOf(context: RequestContext) {
  const { tenant, actor, locale } = context
  const entries = modules.flatMap((module) => module.menu).filter((entry) => entry.permission === null || actor.permissions.has(entry.permission))
  const waiting = (await Promise.all(modules.map(async (module) => (await module.waiting?.(context)) ?? []))).flat()
  return {
    tenant: { name: tenant.name, shortName: tenant.shortName, demo: tenant.demo },
    person: { name: actor.name, staffId: actor.staffId, unitName: await unitNameOf(context) },
    menu: areas
      .map((area) => ({
        area,
        entries: entries.filter((entry) => entry.area === area).map((entry) => ({ label: say(entry.label, locale), path: entry.path, own: entry.own ?? false })),
      }))
      .filter(({ entries: its }) => its.length > 0),
    services: modules
      .flatMap((module) => module.services ?? [])
      .map((service) => ({ label: say(service.label, locale), hint: say(service.hint, locale), path: service.path, icon: service.icon })),
    waiting: waiting
      .map((item) => ({ ...item, title: say(item.title, locale), hint: say(item.hint, locale) }))
      .toSorted((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999')),
    permissions: [...actor.permissions.keys()],
  }
}

async function unitNameOf({ actor, db, clock }: RequestContext): Promise<string | null> {
  if (actor.staffId === null) return null
  const place = (await placesOf(db, [actor.staffId])).get(actor.staffId)
  const tree = place && (await readTree(db, today(clock)))
  return tree?.byId(place?.unitId ?? '')?.name ?? null
}
