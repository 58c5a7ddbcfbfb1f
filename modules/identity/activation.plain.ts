import { PassThrough } from 'node:stream'
import { sendDownload, sendSheet } from '../../engines/documents/send-sheet.ts'
import { writeSlips } from '../../engines/documents/write-slips.ts'
import type { PlainRoute } from '../../kernel/http/plain-route.ts'
import { codeSheet, codeSlips } from './activation-papers.ts'

/** Codes on paper, for whoever hands them out. */
export const activationPlainRoutes: PlainRoute[] = [
  {
    method: 'GET',
    path: '/account-openings/codes.xlsx',
    access: 'identity.accounts',
    summary: 'Activation codes that wait to be used, as a sheet (query: units, ids parted by commas)',
    handle: async (request, reply, context) => sendSheet(reply, await codeSheet(context, request.query)),
  },
  {
    method: 'GET',
    path: '/account-openings/slips.pdf',
    access: 'identity.accounts',
    summary: 'The same as slips to print, cut and hand out, each with a code to scan',
    handle: async (request, reply, context) => {
      const { fileName, ...paper } = await codeSlips(context, request.query)
      const out = new PassThrough()
      writeSlips(out, paper).catch((error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))))
      return sendDownload(reply, { fileName, contentType: 'application/pdf', content: out })
    },
  },
]
