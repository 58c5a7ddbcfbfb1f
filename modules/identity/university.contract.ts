import { z } from 'zod'
import { route } from '../../kernel/contract.ts'

/** What the university is called, in full and for short: 钱江大学, 钱大. */
export const universityName = z.object({ name: z.string().trim().min(2).max(60), shortName: z.string().trim().min(1).max(20) })

/** 0 while it bears the name that the installation gave. */
const seenVersion = z.number().int().min(0)

export const universityProfile = universityName.extend({ version: seenVersion })

const read = route
  .route({ method: 'GET', path: '/university', tags: ['identity'], summary: 'What the university is called' })
  .meta({ access: 'system.manage' })
  .output(universityProfile)

const change = route
  .route({ method: 'PUT', path: '/university', tags: ['identity'], summary: 'Change what the university is called, for everybody at once' })
  .meta({ access: 'system.manage' })
  .input(universityProfile)
  .output(z.object({ version: seenVersion }))

export const universityContract = { read, change }
