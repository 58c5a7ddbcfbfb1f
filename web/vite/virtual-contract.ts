import { isContractProcedure, type AnyContractRouter } from '@orpc/contract'
import type { Plugin } from 'vite'
import { contract } from '../../server/contract.ts'

const name = 'virtual:contract'

/**
 * Gives the client the contract's methods and paths and nothing else:
 * neither zod nor the server's words reach the entry.
 */
export function virtualContract(): Plugin {
  return {
    name: 'tongxin:contract',
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load: (id) => (id === `\0${name}` ? `export const contract = ${JSON.stringify(outline(contract))}` : null),
  }
}

/** What `minifyContractRouter` keeps, without summaries and tags, which only the API's description needs. */
function outline(router: AnyContractRouter): unknown {
  if (isContractProcedure(router)) {
    const { method, path, inputStructure, outputStructure } = router['~orpc'].route
    return { '~orpc': { errorMap: {}, meta: {}, route: { method, path, inputStructure, outputStructure } } }
  }
  return Object.fromEntries(Object.entries(router).map(([key, below]) => [key, outline(below)]))
}
