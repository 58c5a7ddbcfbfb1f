import { z } from 'zod'
import { id, instant, route } from '../../../kernel/contract.ts'

/** A compilation of a session's proposals: how far it is, why it failed, or the file that came of it. */
export const compilation = z.object({
  id,
  sessionId: id,
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  done: z.number().int(),
  /** Null until it is known how many there are. */
  total: z.number().int().nullable(),
  problem: z.object({ zh: z.string(), en: z.string() }).nullable(),
  by: z.string(),
  startedAt: instant,
  endedAt: instant.nullable(),
  /** Null unless it is done, and once its time is over. Downloaded from `/proposal-compilations/{id}/file`. */
  file: z.object({ name: z.string(), sizeBytes: z.number().int(), keptUntil: instant }).nullable(),
})

export const documentsContract = {
  startCompilation: route
    .route({
      method: 'POST',
      path: '/congress/sessions/{id}/compilations',
      tags: ['proposals'],
      summary: 'Begin the compilation of a session; one that runs already is answered as it is',
      successStatus: 201,
    })
    .meta({ access: 'proposals.read' })
    .input(z.object({ id }))
    .output(compilation),
  compilations: route
    .route({ method: 'GET', path: '/congress/sessions/{id}/compilations', tags: ['proposals'], summary: 'The latest compilations of a session, newest first' })
    .meta({ access: 'proposals.read' })
    .input(z.object({ id }))
    .output(z.object({ items: z.array(compilation) })),
  compilation: route
    .route({ method: 'GET', path: '/proposal-compilations/{id}', tags: ['proposals'], summary: 'How far a compilation is' })
    .meta({ access: 'proposals.read' })
    .input(z.object({ id }))
    .output(compilation),
}
