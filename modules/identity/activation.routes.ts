import { implement } from '@orpc/server'
import { dayOf } from '../../kernel/clock.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { authorise } from '../../kernel/http/authorise.ts'
import { readTree, unitNames } from '../organisation/organisation.api.ts'
import { activateAccount, openAccounts } from './activation.actions.ts'
import { activationContract } from './activation.contract.ts'
import { countByUnit } from './activation.store.ts'

const os = implement(activationContract).$context<RequestContext>().use(authorise)

/** In the order of the tree; whoever stands at a unit that has closed comes last. */
const overview = os.overview.handler(async ({ context: { db, clock } }) => {
  const now = clock.now()
  const day = dayOf(now)
  const [tree, counts] = [await readTree(db, day), await countByUnit(db, { day, now })]
  const place = new Map(tree.all.map(({ id }, index) => [id, index]))
  const names = await unitNames(
    db,
    counts.map(({ unitId }) => unitId),
    day,
  )
  const inOrder = counts.toSorted((a, b) => (place.get(a.unitId) ?? place.size) - (place.get(b.unitId) ?? place.size))
  return { units: inOrder.map(({ unitId, ...numbers }) => ({ id: unitId, name: names.get(unitId) ?? '—', ...numbers })) }
})

export const activationRoutes = os.router({
  overview,
  open: os.open.handler(({ context, input }) => openAccounts(context, input)),
  activate: os.activate.handler(({ context, input }) => activateAccount(context, input)),
})
