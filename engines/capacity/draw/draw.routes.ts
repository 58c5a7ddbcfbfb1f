import { implement } from '@orpc/server'
import type { RequestContext } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/errors.ts'
import { authorise } from '../../../kernel/http/authorise.ts'
import type { PlainRoute } from '../../../kernel/http/plain-route.ts'
import { isId } from '../../../kernel/ids.ts'
import { sendDownload } from '../../documents/send-sheet.ts'
import { commitDraw } from './commit-draw.ts'
import { drawContract } from './draw.contract.ts'
import { drawPlaces } from './draw-lots.ts'
import { publishedRecord, showDraw } from './draw.view.ts'

const os = implement(drawContract).$context<RequestContext>().use(authorise)

export const drawRoutes = os.router({
  show: os.show.handler(({ context, input }) => showDraw(context, input.offerId)),
  commit: os.commit.handler(({ context, input }) => commitDraw(context, input)),
  draw: os.draw.handler(({ context, input }) => drawPlaces(context, input)),
})

export const drawPlainRoutes: PlainRoute[] = [
  {
    method: 'GET',
    path: '/offers/:offerId/draw.json',
    access: 'signed-in',
    summary: 'The published record of a draw: anybody can draw again from it',
    handle: async ({ params }, reply, context) => {
      const offerId = params !== null && typeof params === 'object' && 'offerId' in params ? params.offerId : null
      if (typeof offerId !== 'string' || !isId(offerId)) throw notFound()
      const content = Buffer.from(await publishedRecord(context, offerId))
      return sendDownload(reply, { fileName: `摇号记录-${offerId.slice(-12)}.json`, contentType: 'application/json; charset=utf-8', content })
    },
  },
]
