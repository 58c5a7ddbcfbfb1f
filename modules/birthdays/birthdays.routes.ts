import { implement } from '@orpc/server'
import type { RequestContext } from '../../kernel/context.ts'
import { authorise } from '../../kernel/http/authorise.ts'
import { birthdaysContract } from './birthdays.contract.ts'
import { enterUsed, issueByHand, revokeCoupon } from './coupons.actions.ts'
import { listCoupons } from './coupons.view.ts'
import { changeWish, readMine } from './mine.ts'
import { listPeople, readOverview } from './people.view.ts'
import { createProgramme, editProgramme, setProgrammeState } from './programmes.actions.ts'
import { listProgrammes, showProgramme } from './programmes.view.ts'
import { listSettlements, listUnsettled, settleMonth } from './settlements.actions.ts'
import { birthdaySettlementsContract } from './settlements.contract.ts'
import { lookAtCoupon, openShopPage, useCouponInShop } from './shop-page.ts'
import { createShop, editShop, listShops, makeShopLink, setShopState } from './shops.actions.ts'
import { birthdayShopsContract } from './shops.contract.ts'
import { listUnits } from './sight.ts'

const birthdays = implement(birthdaysContract).$context<RequestContext>().use(authorise)
const shops = implement(birthdayShopsContract).$context<RequestContext>().use(authorise)
const settlements = implement(birthdaySettlementsContract).$context<RequestContext>().use(authorise)

export const birthdaysRoutes = birthdays.router({
  mine: birthdays.mine.handler(({ context }) => readMine(context)),
  wish: birthdays.wish.handler(({ context, input }) => changeWish(context, input.calendar)),
  overview: birthdays.overview.handler(({ context, input }) => readOverview(context, input)),
  people: birthdays.people.handler(({ context, input }) => listPeople(context, input)),
  coupons: birthdays.coupons.handler(({ context, input }) => listCoupons(context, input)),
  issue: birthdays.issue.handler(({ context, input }) => issueByHand(context, input)),
  revoke: birthdays.revoke.handler(({ context, input }) => revokeCoupon(context, input)),
  enterUsed: birthdays.enterUsed.handler(({ context, input }) => enterUsed(context, input)),
  programmes: birthdays.programmes.handler(({ context }) => listProgrammes(context)),
  showProgramme: birthdays.showProgramme.handler(({ context, input }) => showProgramme(context, input.id)),
  units: birthdays.units.handler(({ context }) => listUnits(context)),
  create: birthdays.create.handler(({ context, input }) => createProgramme(context, input)),
  edit: birthdays.edit.handler(({ context, input }) => editProgramme(context, input)),
  setState: birthdays.setState.handler(({ context, input }) => setProgrammeState(context, input)),
})

export const birthdayShopsRoutes = shops.router({
  list: shops.list.handler(({ context }) => listShops(context)),
  create: shops.create.handler(({ context, input }) => createShop(context, input)),
  edit: shops.edit.handler(({ context, input }) => editShop(context, input)),
  setState: shops.setState.handler(({ context, input }) => setShopState(context, input)),
  makeLink: shops.makeLink.handler(({ context, input }) => makeShopLink(context, input.id)),
  openPage: shops.openPage.handler(({ context, input }) => openShopPage(context, input)),
  look: shops.look.handler(({ context, input }) => lookAtCoupon(context, input)),
  use: shops.use.handler(({ context, input }) => useCouponInShop(context, input)),
})

export const birthdaySettlementsRoutes = settlements.router({
  unsettled: settlements.unsettled.handler(({ context }) => listUnsettled(context)),
  settlements: settlements.settlements.handler(({ context, input }) => listSettlements(context, input)),
  settle: settlements.settle.handler(({ context, input }) => settleMonth(context, input)),
})
