import { sendSheet } from '../../engines/documents/send-sheet.ts'
import type { PlainRoute } from '../../kernel/http/plain-route.ts'
import { treeSheet } from './tree-sheet.ts'

/** What JSON cannot carry of the organisation. */
export const organisationPlainRoutes: PlainRoute[] = [
  {
    method: 'GET',
    path: '/organisation/tree.xlsx',
    access: 'signed-in',
    summary: 'The organisation on a day as a sheet',
    handle: async (request, reply, context) => sendSheet(reply, await treeSheet(context, request.query)),
  },
]
