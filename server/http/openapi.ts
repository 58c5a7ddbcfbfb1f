import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import type { FastifyInstance } from 'fastify'
import { contract } from '../contract.ts'
import { apiPrefix } from './api.ts'

/** The OpenAPI description, made from the contract when first asked for. */
export function mountOpenApi(app: FastifyInstance): void {
  let document: Promise<unknown> | null = null
  app.get('/api/openapi.json', async () => {
    document ??= describeApi()
    return document
  })
}

export function describeApi(): Promise<unknown> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  return generator.generate(contract, {
    info: { title: 'Tongxin 同心', version: 'v1' },
    servers: [{ url: apiPrefix }],
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'tongxin' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
    security: [{ session: [] }, { token: [] }],
  })
}
