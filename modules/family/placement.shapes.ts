import { z } from 'zod'
import { conditions } from '../../engines/capacity/offer-rules.ts'
import { day, id } from '../../kernel/contract.ts'
import type { Bilingual } from '../../kernel/errors.ts'

// What a round of placement consists of, and what an application says: read by forms, routes and the columns that hold them.

export const gradeKeys = ['nursery', 'k1', 'k2', 'k3', 'p1', 'primary_in', 'm1'] as const
export const gradeKey = z.enum(gradeKeys)
export type GradeKey = z.infer<typeof gradeKey>

export const gradeNames: Record<GradeKey, Bilingual> = {
  nursery: { zh: '托班', en: 'Nursery' },
  k1: { zh: '幼儿园小班', en: 'Kindergarten, first year' },
  k2: { zh: '幼儿园中班', en: 'Kindergarten, second year' },
  k3: { zh: '幼儿园大班', en: 'Kindergarten, third year' },
  p1: { zh: '小学一年级', en: 'Primary school, grade 1' },
  primary_in: { zh: '小学插班', en: 'Primary school, later entry' },
  m1: { zh: '初中一年级', en: 'Middle school, grade 1' },
}

/** The ages of one grade: full years on the round's day, `from` included and `below` not. */
export const gradeAges = z.object({ grade: gradeKey, from: z.number().int().min(0).max(20), below: z.number().int().min(1).max(21) })
export type GradeAges = z.infer<typeof gradeAges>

/** Whom the round is for: whoever meets the conditions of one of its groups. */
export const group = z.object({ title: z.string().trim().min(1).max(40), rule: z.string().trim().max(300), conditions })

/** What gives points: something that the applicant states and the branch checks, or full years of service up to a most. */
export const criterion = z.object({
  id,
  title: z.string().trim().min(1).max(40),
  kind: z.enum(['fact', 'service']),
  points: z.number().int().min(1).max(100),
  /** Of years of service: not more than so many points. */
  most: z.number().int().min(1).max(100),
})
export type Criterion = z.infer<typeof criterion>

export const idTypes = ['resident_id', 'passport', 'hk_mo_tw_permit', 'other'] as const

export const mostWishes = 5

/** What has been typed so far: anything may still be missing. */
export const typedContent = z.object({
  name: z.string().max(40),
  sex: z.enum(['1', '2', '']),
  birthDate: z.union([day, z.literal('')]),
  idType: z.enum(idTypes),
  idNo: z.string().max(40),
  grade: z.union([gradeKey, z.literal('')]),
  wishes: z.array(id).max(mostWishes),
  claims: z.array(id).max(20),
  household: z.string().max(120),
  residence: z.string().max(120),
  ownPost: z.string().max(80),
  otherName: z.string().max(40),
  otherPost: z.string().max(80),
  /** Where the other parent works here too: who then reads the application. */
  otherStaffNo: z.string().max(20).default(''),
  note: z.string().max(500),
  /** The guardian agrees that the child's data is used for this and nothing else: PIPL arts. 29, 31. */
  consent: z.boolean(),
})
export type Content = z.infer<typeof typedContent>

export const blankContent: Content = {
  name: '',
  sex: '',
  birthDate: '',
  idType: 'resident_id',
  idNo: '',
  grade: '',
  wishes: [],
  claims: [],
  household: '',
  residence: '',
  ownPost: '',
  otherName: '',
  otherPost: '',
  otherStaffNo: '',
  note: '',
  consent: false,
}

/** One line of the sum of points, as people may check it. */
export const pointsLine = z.object({ criterionId: id, title: z.string(), points: z.number().int(), said: z.object({ zh: z.string(), en: z.string() }) })
export type PointsLine = z.infer<typeof pointsLine>

export const roundStates = ['draft', 'published', 'noticed', 'told', 'closed'] as const
export const noticeNames = ['parent', 'masked', 'number'] as const

export const applicationStates = [
  'filling',
  'checking',
  'returned',
  'papers',
  'more',
  'ready',
  'noticed',
  'waiting',
  'offered',
  'placed',
  'gaveUp',
  'notPlaced',
  'refused',
  'withdrawn',
] as const
export const applicationState = z.enum(applicationStates)
export type ApplicationState = z.infer<typeof applicationState>
