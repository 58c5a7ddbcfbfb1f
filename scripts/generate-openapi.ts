import { writeFile } from 'node:fs/promises'
import { describeApi } from '../server/http/openapi.ts'

// Writes docs/openapi.json, the same document that a running server gives at /api/openapi.json; an argument names another place.

const target = process.argv[2] ?? new URL('../docs/openapi.json', import.meta.url)
await writeFile(target, `${JSON.stringify(await describeApi(), null, 2)}\n`)
