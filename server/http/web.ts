import staticFiles from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { notFound } from '../../kernel/errors.ts'

const dist = fileURLToPath(new URL('../../web/dist/', import.meta.url))

/** The built web. Every path that is no file and no API route is the application's own. */
export async function mountWeb(app: FastifyInstance): Promise<void> {
  if (!existsSync(dist)) return
  await app.register(staticFiles, {
    root: dist,
    preCompressed: true,
    setHeaders: (response, path) => {
      const forever = path.includes('/assets/')
      response.setHeader('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && !request.url.startsWith('/api/') && !request.url.startsWith('/assets/')
    if (!isPage) throw notFound()
    return reply.sendFile('index.html')
  })
}
