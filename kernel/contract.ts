import { oc } from '@orpc/contract'
import { z } from 'zod'

/** Who may call a route: anybody, anybody signed in (for what is their own), or holders of a permission. */
export type Access = 'public' | 'signed-in' | `${string}.${string}`

export interface RouteMeta {
  access?: Access
  /** Secret routes keep no stored answer and no body in audit, outbox or logs. */
  secret?: true
}

/** The root of every contract. A route without `access` fails the build of the router. */
export const route = oc.$meta<RouteMeta>({})

export const id = z.uuid()
export const day = z.iso.date()
export const instant = z.iso.datetime()
export const version = z.number().int().min(1)

export const pageQuery = {
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(20),
}

/** A page of a list. `count` stops at `countCap`: nobody reads past “1,000+”, and counting all would cost. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().nullable(),
    count: z.number().int(),
    countCapped: z.boolean(),
  })
}

/** An answer that carries the version that the next change must name. */
export const versioned = z.object({ id, version })
