import { useQueries } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import type { CaseAction, CaseView } from '../../../../engines/cases/web/case.types.ts'
import { actOnRows } from '../../../../engines/cases/web/inbox/act-on-rows.ts'
import { BulkActionDrawer } from '../../../../engines/cases/web/inbox/BulkActionDrawer.tsx'
import { commonActions, pointsOf } from '../../../../engines/cases/web/inbox/common-actions.ts'
import { asksNothing } from '../../../../engines/cases/web/order-actions.ts'
import type { BulkAction, BulkOutcome } from '../../../../kernel/ui/desk/table/table.types.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import { query } from '../../../../web/api.ts'
import type { ProposalRow } from '../proposals.types.ts'
import { useProposalsChanged } from '../use-proposal.ts'
import { deskListTexts } from './desk.texts.ts'

interface Asked {
  action: CaseAction
  /** One of them, which speaks for all in the form's inputs. */
  view: CaseView
  rows: readonly ProposalRow[]
  settle: (outcomes: BulkOutcome[] | null) => void
}

interface ProposalBulk {
  actions: BulkAction<ProposalRow>[]
  note: string | null
  drawer: ReactNode
}

/** What can be done with the ticked proposals together. Merging opens its own page, where they are read side by side first. */
export function useProposalBulk(ticked: readonly ProposalRow[]): ProposalBulk {
  const say = useTexts(deskListTexts)
  const words = useBilingual()
  const navigate = useNavigate()
  const changed = useProposalsChanged()
  const points = pointsOf(ticked.map(({ id, state }) => ({ process: 'proposal', state, caseId: id })))
  const views = useQueries({ queries: points.map(({ caseId }) => query.cases.read.queryOptions({ input: { caseId } })) })
  const reading = views.some((view) => view.isPending)
  const read = views.flatMap((view) => view.data ?? [])
  const common = reading ? [] : commonActions(read)
  const [asked, ask] = useState<Asked | null>(null)
  const asOf = (action: CaseAction): BulkAction<ProposalRow> => {
    const label = words(action.title)
    const plain = { key: action.name, label, danger: action.tone === 'danger' }
    if (action.name === 'merge')
      return {
        ...plain,
        label: say('merge'),
        run: async (rows) => {
          await navigate({ to: '/proposals/merge', search: { ids: rows.map(({ id }) => id).join(',') } })
          return null
        },
      }
    const [view] = read
    if (view && !asksNothing(action)) return { ...plain, run: (rows) => new Promise((settle) => ask({ action, view, rows, settle })) }
    return {
      ...plain,
      confirm: { title: say('bulkTitle', { action: label, count: ticked.length }), body: say('bulkBody', { count: ticked.length }) },
      run: async (rows) => {
        const outcomes = await actOnRows(rows.map(asCase), { action: action.name, input: {}, done: say('bulkDone'), words })
        await changed()
        return outcomes
      },
    }
  }
  const settle = (outcomes: BulkOutcome[] | null) => {
    asked?.settle(outcomes)
    ask(null)
    if (outcomes) void changed()
  }
  return {
    actions: common.map(asOf),
    note: reading ? say('bulkLoading') : common.length === 0 && ticked.length > 0 ? say('bulkNone') : null,
    drawer: asked && <BulkActionDrawer action={asked.action} view={asked.view} rows={asked.rows.map(asCase)} onDone={settle} onClose={() => settle(null)} />,
  }
}

function asCase({ id, version }: ProposalRow) {
  return { caseId: id, version }
}
