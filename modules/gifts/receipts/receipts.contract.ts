import { z } from 'zod'
import { id, instant, route } from '../../../kernel/contract.ts'

const tags = ['gifts']
const access = 'gifts.manage'
const counted = z.object({ packageId: id, count: z.number().int() })

const handOut = route
  .route({ method: 'GET', path: '/gifts/{id}/hand-out', tags, summary: 'Who has it and who not, by branch and package; a branch officer sees the own branch' })
  .meta({ access })
  .input(z.object({ id }))
  .output(
    z.object({
      id,
      title: z.string(),
      pointId: id,
      from: instant,
      until: instant,
      /** Choosing is over, and the silent have their default: the lists stand. */
      listsStand: z.boolean(),
      /** The round is this actor's, and not only the branch. */
      mayManage: z.boolean(),
      packages: z.array(z.object({ id, title: z.string(), supplier: z.string(), count: z.number().int() })),
      branches: z.array(
        z.object({
          unitId: id,
          unitName: z.string(),
          expected: z.number().int(),
          received: z.number().int(),
          packages: z.array(counted),
          papers: z.array(z.object({ id, name: z.string(), uploadedBy: z.string(), at: instant })),
        }),
      ),
    }),
  )

const unsigned = route
  .route({ method: 'GET', path: '/gifts/{id}/hand-out/{unitId}', tags, summary: 'Those of a branch who have not signed yet' })
  .meta({ access })
  .input(z.object({ id, unitId: id }))
  .output(z.object({ people: z.array(z.object({ enrolmentId: id, name: z.string(), staffNo: z.string(), packageTitle: z.string(), pickup: z.string() })) }))

const sign = route
  .route({
    method: 'POST',
    path: '/gifts/{id}/hand-out/{unitId}',
    tags,
    summary: 'Enter a branch’s signed list: everybody left has it, but those named',
    successStatus: 201,
  })
  .meta({ access })
  .input(
    z.object({
      id,
      unitId: id,
      /** Who were left on the list that was signed, and of those who did not sign: somebody who came since is not signed for. */
      listed: z.array(id).min(1).max(20_000),
      except: z.array(id).max(20_000),
    }),
  )
  .output(z.object({ recorded: z.number().int(), already: z.number().int(), left: z.number().int() }))

const removePaper = route
  .route({ method: 'DELETE', path: '/gifts/{id}/papers/{paperId}', tags, summary: 'Take a paper away' })
  .meta({ access })
  .input(z.object({ id, paperId: id }))
  .output(z.object({ id }))

export const giftReceiptsContract = { handOut, unsigned, sign, removePaper }
