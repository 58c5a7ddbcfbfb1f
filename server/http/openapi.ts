import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import type { FastifyInstance } from 'fastify'
import type { PlainRoute } from '../../kernel/http/plain-route.ts'
import { contract } from '../contract.ts'
import { plainRoutes } from '../router.ts'
import { apiPrefix } from './api.ts'

/** The OpenAPI description, made from the contract when first asked for. */
export function mountOpenApi(app: FastifyInstance): void {
  let document: Promise<unknown> | null = null
  app.get('/api/openapi.json', async () => {
    document ??= describeApi()
    return document
  })
}

export async function describeApi(): Promise<unknown> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  const document = await generator.generate(contract, {
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
  const paths: Record<string, object | undefined> = { ...document.paths }
  for (const route of plainRoutes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describePlain(route) }
  }
  return { ...document, paths }
}

function describePlain({ method, path, summary, schema }: PlainRoute): object {
  const steps = path.split('/').filter(Boolean)
  const parameters = steps.filter((step) => step.startsWith(':')).map((step) => ({ name: step.slice(1), in: 'path', required: true, schema: { type: 'string' } }))
  const json = (of: object) => ({ content: { 'application/json': { schema: of } } })
  return {
    operationId: [method.toLowerCase(), ...steps.map((step) => step.replace(':', ''))].join('.'),
    summary,
    tags: [steps[0]],
    ...(parameters.length > 0 && { parameters }),
    ...(schema && { requestBody: { required: true, ...json(schema.body) } }),
    responses: schema
      ? Object.fromEntries(Object.entries(schema.response).map(([status, answer]) => [status, { description: 'OK', ...json(answer) }]))
      : { [method === 'POST' ? 201 : 200]: { description: 'OK' } },
  }
}
