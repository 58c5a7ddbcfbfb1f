import { z } from 'zod'
import { day, id, route } from '../../kernel/contract.ts'
import { text } from '../../kernel/text.shapes.ts'

const tags = ['activities']

/** What organisers must know of a child in their care. */
export const child = z.object({
  name: text(1, 30),
  /** One of the two says how old the child is. */
  bornOn: day.nullable(),
  grade: text(0, 20),
  /** Whom to ring in an emergency: a name and a number. */
  emergency: text(1, 60),
  /** Who collects the child. */
  collectedBy: text(1, 120),
  /** Allergies, medicines, what to mind. */
  notes: text(0, 500),
})
export type Child = z.infer<typeof child>

/** Brothers and sisters of one sign-up; as many as a party may have. */
export const children = z.array(child).min(1).max(20)

const myChildren = route
  .route({ method: 'GET', path: '/activities/{id}/my-children', tags, summary: 'What I told of my children for a class; only I and its organisers read it' })
  .meta({ access: 'signed-in' })
  .input(z.object({ id }))
  .output(
    z.object({
      /** None: nothing told yet. */
      children: z.array(child),
      /** How many children one sign-up may be for. */
      most: z.number().int(),
    }),
  )

const saveMyChildren = route
  .route({ method: 'PUT', path: '/activities/{id}/my-children', tags, summary: 'Tell the organisers of a class about the children I sign up' })
  .meta({ access: 'signed-in' })
  .input(z.object({ id, children }))
  .output(z.object({ id }))

const childList = route
  .route({ method: 'GET', path: '/activities/{id}/children', tags, summary: 'The children of a class with whom to ring, one row each; every look is recorded' })
  .meta({ access: 'activities.manage' })
  .input(z.object({ id }))
  .output(z.object({ items: z.array(z.object({ enrolmentId: id, parent: z.string(), unitName: z.string(), child: child.nullable() })) }))

export const childrenContract = { myChildren, saveMyChildren, children: childList }
