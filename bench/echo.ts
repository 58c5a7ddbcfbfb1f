import { once } from 'node:events'
import fastify from 'fastify'

// What HTTP alone costs here: a bare Fastify that answers at once, and gives back what was posted.
const hungUp = once(process, 'disconnect')
const app = fastify()
app.get('/echo', async () => ({ ok: true }))
app.post('/echo', (request, reply) => reply.send(request.body))
const url = await app.listen({ host: '127.0.0.1', port: 0 })
process.send?.({ url })
await hungUp
process.exit(0)
