import { useQueries } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import type { BulkAction, BulkOutcome } from '../../../../kernel/ui/desk/table/table.types.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import { query } from '../../../../web/api.ts'
import { useShell } from '../../../../web/session.tsx'
import type { CaseAction, CaseView, InboxItem } from '../case.types.ts'
import { asksNothing } from '../order-actions.ts'
import { BulkActionDrawer } from './BulkActionDrawer.tsx'
import { commonActions, pointsOf } from './common-actions.ts'
import { GiveManyDrawer } from './GiveManyDrawer.tsx'
import { inboxTexts } from './inbox.texts.ts'
import { actOnRows, takeRows } from './act-on-rows.ts'

interface Asked {
  action: CaseAction | 'give'
  rows: readonly InboxItem[]
  settle: (outcomes: BulkOutcome[] | null) => void
}

interface CaseBulk {
  actions: BulkAction<InboxItem>[]
  /** Why there is nothing to do with what is ticked. */
  note: string | null
  drawer: ReactNode
}

/** What can be done with the ticked cases together: their common actions, and taking or handing over what waits for the office. */
export function useCaseBulk(ticked: readonly InboxItem[]): CaseBulk {
  const say = useTexts(inboxTexts)
  const words = useBilingual()
  const points = pointsOf(ticked)
  const views = useQueries({ queries: points.map(({ caseId }) => query.cases.read.queryOptions({ input: { caseId } })) })
  const reading = views.some((view) => view.isPending)
  const known = views.flatMap((view) => view.data ?? [])
  const common = reading ? [] : commonActions(known)
  const [asked, ask] = useState<Asked | null>(null)
  const open = (action: Asked['action']) => (rows: readonly InboxItem[]) => new Promise<BulkOutcome[] | null>((settle) => ask({ action, rows, settle }))
  const take = useTakeRows()
  const actions = common.map((action): BulkAction<InboxItem> => {
    const label = words(action.title)
    const plain = { key: action.name, label, danger: action.tone === 'danger' }
    if (!asksNothing(action)) return { ...plain, run: open(action) }
    return {
      ...plain,
      confirm: { title: say('bulkTitle', { action: label, count: ticked.length }), body: say('bulkBody', { count: ticked.length }) },
      run: (rows) => actOnRows(rows, { action: action.name, input: {}, done: say('bulkDone'), words }),
    }
  })
  const settle = (outcomes: BulkOutcome[] | null) => {
    asked?.settle(outcomes)
    ask(null)
  }
  return {
    actions: [...actions, ...(take ? [{ key: 'take', label: say('take'), run: take }] : []), { key: 'give', label: say('give'), run: open('give') }],
    note: reading ? say('bulkLoading') : common.length === 0 ? say(points.length > 1 ? 'bulkNone' : 'bulkSingle') : null,
    drawer: asked && <AskedDrawer asked={asked} view={known[0]} onSettle={settle} />,
  }
}

interface AskedDrawerProps {
  asked: Asked
  view: CaseView | undefined
  onSettle: (outcomes: BulkOutcome[] | null) => void
}

function AskedDrawer({ asked: { action, rows }, view, onSettle }: AskedDrawerProps) {
  if (action === 'give') return <GiveManyDrawer rows={rows} onDone={onSettle} onClose={() => onSettle(null)} />
  return view && <BulkActionDrawer action={action} view={view} rows={rows} onDone={onSettle} onClose={() => onSettle(null)} />
}

/** Null for an account that stands for no person: it can take nothing. */
function useTakeRows(): BulkAction<InboxItem>['run'] | null {
  const say = useTexts(inboxTexts)
  const words = useBilingual()
  const { person } = useShell()
  const { staffId } = person
  if (staffId === null) return null
  return (rows) =>
    takeRows(rows, {
      staffId,
      taken: say('bulkTaken', { name: person.name }),
      notAsked: say('notAsked'),
      words,
    })
}
