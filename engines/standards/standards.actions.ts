import { lastEditorOf } from '../../kernel/audit/last-editor.ts'
import { write } from '../../kernel/context.ts'
import { notFound, versionConflict } from '../../kernel/errors.ts'
import type { RouteContext } from '../../kernel/http/authorise.ts'
import { mustReachAll } from './standards.rules.ts'
import { laterStandard, standardNeedsDocument } from './standards.errors.ts'
import { endOpenStandard, findLatestStandard, insertStandards, standardExists, updateStandard, type StandardFacts } from './standards.store.ts'

/** Adds a rule that holds from a day on. Later days only: what held before stays as it was. */
export function introduceStandard(context: RouteContext, input: StandardFacts & { key: string; validFrom: string }): Promise<{ id: string; version: number }> {
  mustReachAll(context.scope)
  mustHaveDocument(input)
  return write(
    context,
    async (trx) => {
      const latest = await findLatestStandard(trx, input.key)
      if (latest && latest.validFrom >= input.validFrom) throw laterStandard({ title: latest.title, date: latest.validFrom })
      await endOpenStandard(trx, input.key, input.validFrom)
      const [id = ''] = await insertStandards(trx, [input])
      trx.audit({ action: 'standard.introduce', entity: { type: 'standard', id }, details: { ...input } })
      return { id, version: 1 }
    },
    { route: 'standards.introduce', content: input },
  )
}

export function correctStandard(context: RouteContext, input: StandardFacts & { id: string; version: number }): Promise<{ id: string; version: number }> {
  mustReachAll(context.scope)
  mustHaveDocument(input)
  const { id, version, ...facts } = input
  return write(context, async (trx) => {
    if (!(await standardExists(trx, id))) throw notFound()
    if (!(await updateStandard(trx, input))) throw versionConflict({ by: await lastEditorOf(trx, { type: 'standard', id }) })
    trx.audit({ action: 'standard.correct', entity: { type: 'standard', id }, details: { ...facts } })
    return { id, version: version + 1 }
  })
}

function mustHaveDocument({ verified, documentNo }: StandardFacts): void {
  if (verified && documentNo === null) throw standardNeedsDocument()
}
