import { z } from 'zod'
import { day, id, route, version, versioned } from '../../kernel/contract.ts'

/** What a rule sets. Ratios are two whole numbers, so that arithmetic stays exact; `of` names the base in words. */
export const standardValue = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ratio'), numerator: z.int().min(0), denominator: z.int().min(1), of: z.string().trim().min(1).max(60) }),
  z.object({ kind: z.literal('amount'), yuan: z.string().regex(/^\d{1,13}(\.\d{1,2})?$/) }),
  /** Whole hours, such as those of service that an honour asks for. */
  z.object({ kind: z.literal('hours'), hours: z.int().min(1).max(100_000) }),
  /** What counts, such as the festivals on which gifts may be given. */
  z.object({ kind: z.literal('names'), names: z.array(z.string().trim().min(1).max(20)).min(1).max(60) }),
])

/** What a rule allows one person in a year, with what it rests on; null: nobody has entered one. */
export const amountShown = z.object({ yuan: z.string(), title: z.string(), documentNo: z.string().nullable(), article: z.string().nullable(), verified: z.boolean() }).nullable()

const facts = {
  title: z.string().trim().min(1).max(120),
  region: z.string().trim().min(1).max(40),
  documentNo: z.string().trim().min(1).max(80).nullable(),
  article: z.string().trim().min(1).max(40).nullable(),
  value: standardValue,
  /** Somebody compared the value with the document; without a document number there is nothing to compare with. */
  verified: z.boolean(),
  note: z.string().trim().min(1).max(400).nullable(),
}

const standard = z.object({ id, key: z.string(), ...facts, validFrom: day, validTo: day.nullable(), version })

const list = route
  .route({ method: 'GET', path: '/standards', tags: ['standards'], summary: 'The rules that set numbers, the latest of each key first' })
  .meta({ access: 'organisation.manage' })
  .output(z.object({ items: z.array(standard) }))

const introduce = route
  .route({ method: 'POST', path: '/standards', tags: ['standards'], summary: 'A rule holds from a day on and ends the one before it', successStatus: 201 })
  .meta({ access: 'organisation.manage' })
  .input(
    z.object({
      key: z
        .string()
        .regex(/^[a-z_]+(\.[a-z_]+)+$/)
        .max(60),
      ...facts,
      validFrom: day,
    }),
  )
  .output(versioned)

const correct = route
  .route({ method: 'PATCH', path: '/standards/{id}', tags: ['standards'], summary: 'Correct what was entered wrongly' })
  .meta({ access: 'organisation.manage' })
  .input(z.object({ id, version, ...facts }))
  .output(versioned)

export const standardsContract = { list, introduce, correct }
