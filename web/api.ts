import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { JsonifiedClient } from '@orpc/openapi-client'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { contract } from 'virtual:contract'
import { ApiError, apiErrorFrom, offlineCode, unreadableCode } from '../kernel/ui/api-error.ts'
import { noteReach } from '../kernel/ui/base/online.ts'
import type { contract as fullContract } from '../server/contract.ts'
import { currentLanguage } from './i18n.ts'

export interface CallContext {
  /** One per thing to create: sent again after a lost answer, it creates nothing twice. */
  idempotencyKey?: string
}

type Api = JsonifiedClient<ContractRouterClient<typeof fullContract, CallContext>>

const link = new OpenAPILink<CallContext>(contract, {
  url: () => `${location.origin}/api/v1`,
  headers: ({ context }) => ({
    'accept-language': currentLanguage(),
    ...(context.idempotencyKey ? { 'idempotency-key': context.idempotencyKey } : {}),
  }),
  fetch: reach,
  customErrorResponseBodyDecoder: (body, response) => apiErrorFrom(body, response.status),
  interceptors: [
    async ({ next, signal }) => {
      try {
        return await next()
      } catch (error) {
        if (error instanceof ApiError || signal?.aborted) throw error
        throw new ApiError({ code: unreadableCode, message: '' }, 502)
      }
    },
  ],
})

/** Every route of the product, typed by the contract. Failures arrive as `ApiError`. */
export const api: Api = createORPCClient(link)

/** The same as options for TanStack Query: `useQuery(query.members.list.queryOptions({ input }))`. */
export const query = createTanstackQueryUtils(api)

/** Where plain routes (uploads, downloads, streams) live. */
export const apiPrefix = '/api/v1'

async function reach(request: Request, init: RequestInit): Promise<Response> {
  try {
    const answer = await fetch(request, init)
    noteReach(true)
    return answer
  } catch (error) {
    // The browser says no more than TypeError when nobody answers.
    if (!(error instanceof TypeError)) throw error
    noteReach(false)
    throw new ApiError({ code: offlineCode, message: '' }, 503)
  }
}
