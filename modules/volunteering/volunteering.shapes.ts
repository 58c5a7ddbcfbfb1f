import { z } from 'zod'

// What the routes of volunteering speak in.

/** Hours in whole quarters: 6 is an hour and a half. */
const mostQuarters = 400
export const quarters = z.number().int().min(0).max(mostQuarters)

export const audiences = ['team', 'all'] as const
export type Audience = (typeof audiences)[number]

export const joinings = ['open', 'approval'] as const
export type Joining = (typeof joinings)[number]

export const hourKinds = ['certified', 'correction', 'merge'] as const
export type HourKind = (typeof hourKinds)[number]

export const servedYear = z.coerce.number().int().min(2000).max(2100)
