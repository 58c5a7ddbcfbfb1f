import { z } from 'zod'
import { day, id, route } from '../../kernel/contract.ts'

const tags = ['activities']
const text = (least: number, most: number) =>
  z
    .string()
    .trim()
    .min(least)
    .max(most)
    .regex(/^[^\0]*$/)

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

const myChild = route
  .route({ method: 'GET', path: '/activities/{id}/child', tags, summary: 'What I told of my child for a class; only I and its organisers read it' })
  .meta({ access: 'signed-in' })
  .input(z.object({ id }))
  .output(z.object({ child: child.nullable() }))

const saveMyChild = route
  .route({ method: 'PUT', path: '/activities/{id}/child', tags, summary: 'Tell the organisers of a class about my child' })
  .meta({ access: 'signed-in' })
  .input(z.object({ id, child }))
  .output(z.object({ id }))

const children = route
  .route({ method: 'GET', path: '/activities/{id}/children', tags, summary: 'The children of a class with whom to ring; each look is recorded' })
  .meta({ access: 'activities.manage' })
  .input(z.object({ id }))
  .output(z.object({ items: z.array(z.object({ enrolmentId: id, parent: z.string(), unitName: z.string(), child: child.nullable() })) }))

export const childrenContract = { myChild, saveMyChild, children }
