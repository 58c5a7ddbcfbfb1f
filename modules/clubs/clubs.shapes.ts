import { z } from 'zod'
import { text } from '../../kernel/text.shapes.ts'

// What the pages and the server both know of clubs.

export const clubKinds = ['sport', 'arts', 'learning', 'other'] as const
export type ClubKind = (typeof clubKinds)[number]

/** How a membership ended; moved: the club merged into another; merged: two records of one person became one. */
export const endings = ['left', 'removed', 'dissolved', 'moved', 'merged'] as const
export type Ending = (typeof endings)[number]

export const planStates = ['planned', 'done', 'dropped'] as const
export type PlanState = (typeof planStates)[number]

/** Yuan with two places at the most. */
export const yuan = z.string().regex(/^\d{1,7}(\.\d{1,2})?$/)
export const year = z.coerce.number().int().min(1949).max(2199)

/** What a club says of itself. */
export const clubFacts = {
  kind: z.enum(clubKinds),
  about: text(0, 2_000),
  meets: text(0, 200),
  place: text(0, 120),
  contact: text(0, 120),
  recruiting: z.boolean(),
  approval: z.boolean(),
  fee: yuan.nullable(),
}

export const officerShown = z.object({ staffId: z.uuid(), name: z.string(), title: z.string() })
