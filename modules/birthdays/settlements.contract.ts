import { z } from 'zod'
import { id, instant, pageOf, pageQuery, route } from '../../kernel/contract.ts'

const tags = ['birthdays']
const manage = 'birthdays.manage'
const read = 'birthdays.read'

const unsettled = route
  .route({ method: 'GET', path: '/birthday-settlements/open', tags, summary: 'What each shop has handed out and was not settled: up to the end of last month, and since' })
  .meta({ access: read })
  .output(
    z.object({
      month: z.string(),
      items: z.array(
        z.object({
          shopId: id,
          shopName: z.string(),
          contractNo: z.string(),
          /** Used up to the end of last month. */
          coupons: z.number().int(),
          amount: z.string(),
          sinceCoupons: z.number().int(),
          sinceAmount: z.string(),
          /** Last month is settled already: what came in since goes with the next. */
          settled: z.boolean(),
          mayManage: z.boolean(),
        }),
      ),
    }),
  )

const settlements = route
  .route({ method: 'GET', path: '/birthday-settlements', tags, summary: 'Settlements with shops, the latest first' })
  .meta({ access: read })
  .input(z.object({ shopId: id.optional(), ...pageQuery }))
  .output(
    pageOf(z.object({ id, shopName: z.string(), contractNo: z.string(), month: z.string(), coupons: z.number().int(), amount: z.string(), madeBy: z.string(), madeAt: instant })),
  )

const settle = route
  .route({ method: 'POST', path: '/birthday-settlements', tags, summary: 'Settle a month with a shop: the sum is owed from now on', successStatus: 201 })
  .meta({ access: manage })
  .input(z.object({ shopId: id, month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) }))
  .output(z.object({ id, coupons: z.number().int(), amount: z.string() }))

export const birthdaySettlementsContract = { unsettled, settlements, settle }
