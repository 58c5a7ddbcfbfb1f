import { implement } from '@orpc/server'
import type { RequestContext } from '../../../kernel/context.ts'
import { authorise } from '../../../kernel/http/authorise.ts'
import { qualityContract } from './quality.contract.ts'
import { readQuality } from './quality.ts'

const os = implement(qualityContract).$context<RequestContext>().use(authorise)

export const qualityRoutes = os.router({ read: os.read.handler(({ context }) => readQuality(context)) })
