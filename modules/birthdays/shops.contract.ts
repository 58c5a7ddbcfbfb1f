import { z } from 'zod'
import { day, id, instant, route, version, versioned } from '../../kernel/contract.ts'
import { text } from '../../kernel/text.shapes.ts'

const tags = ['birthdays']
const manage = 'birthdays.manage'
const read = 'birthdays.read'

const facts = { name: text(2, 60), address: text(1, 120), contact: text(0, 120), contractNo: text(1, 60) }

const shop = z.object({
  id,
  unitId: id,
  unitName: z.string(),
  ...facts,
  state: z.enum(['open', 'closed']),
  /** When its secret address was made; null: it has none. */
  linkSince: instant.nullable(),
  used: z.number().int(),
  version,
  mayManage: z.boolean(),
})

const list = route
  .route({ method: 'GET', path: '/birthday-shops', tags, summary: 'Shops that hand out birthday treats, by name' })
  .meta({ access: read })
  .output(z.object({ items: z.array(shop) }))

const create = route
  .route({ method: 'POST', path: '/birthday-shops', tags, summary: 'Enter a shop with its contract', successStatus: 201 })
  .meta({ access: manage })
  .input(z.object({ unitId: id, ...facts }))
  .output(versioned)

const edit = route
  .route({ method: 'PUT', path: '/birthday-shops/{id}', tags, summary: 'Change a shop' })
  .meta({ access: manage })
  .input(z.object({ id, version, ...facts }))
  .output(versioned)

const setState = route
  .route({ method: 'PUT', path: '/birthday-shops/{id}/state', tags, summary: 'Take no more coupons there, or take them again' })
  .meta({ access: manage })
  .input(z.object({ id, version, state: z.enum(['open', 'closed']) }))
  .output(versioned)

const makeLink = route
  .route({ method: 'PUT', path: '/birthday-shops/{id}/link', tags, summary: 'A new secret address for the shop’s phone; the earlier one stops working' })
  .meta({ access: manage, secret: true })
  .input(z.object({ id }))
  .output(z.object({ link: z.string() }))

const secret = z.string().min(1).max(100)
const code = z.string().min(1).max(300)

const shown = z.object({
  treat: z.string(),
  amount: z.string(),
  /** The family name and stars: enough to address a person, not to know one. */
  holder: z.string(),
  validUntil: day,
  code: z.string(),
})

const openPage = route
  .route({ method: 'POST', path: '/birthday-shop/open', tags, summary: 'What a shop sees on its secret page: who it is, what it used today and in the month' })
  .meta({ access: 'public', secret: true })
  .input(z.object({ secret }))
  .output(
    z.object({
      name: z.string(),
      university: z.string(),
      today: z.number().int(),
      month: z.number().int(),
      monthAmount: z.string(),
      last: z.array(z.object({ code: z.string(), amount: z.string(), at: instant })),
    }),
  )

const look = route
  .route({ method: 'POST', path: '/birthday-shop/look', tags, summary: 'A shop looks whether a coupon is good' })
  .meta({ access: 'public', secret: true })
  .input(z.object({ secret, code }))
  .output(shown)

const use = route
  .route({ method: 'POST', path: '/birthday-shop/use', tags, summary: 'A shop marks a coupon as used, once; the same press sent again is answered alike' })
  .meta({ access: 'public', secret: true })
  .input(z.object({ secret, code, press: z.string().min(8).max(80) }))
  .output(shown.extend({ usedAt: instant }))

export const birthdayShopsContract = { list, create, edit, setState, makeLink, openPage, look, use }
