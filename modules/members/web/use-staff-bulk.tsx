import { useState, type ReactNode } from 'react'
import type { BulkAction, BulkOutcome } from '../../../kernel/ui/desk/table/table.types.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useMay } from '../../../web/session.tsx'
import { AdmitDrawer } from './AdmitDrawer.tsx'
import type { StaffRow } from './members.types.ts'
import { membersTexts } from './members.texts.ts'
import { MoveDrawer } from './MoveDrawer.tsx'

interface Asked {
  kind: 'admit' | 'move'
  rows: readonly StaffRow[]
  settle: (outcomes: BulkOutcome[] | null) => void
}

/** What can be done with the ticked people. Each action first asks what it needs in a drawer. */
export function useStaffBulk(): { actions: BulkAction<StaffRow>[]; drawer: ReactNode } {
  const say = useTexts(membersTexts)
  const mayAdmit = useMay('members.admit')
  const mayWrite = useMay('members.write')
  const [asked, ask] = useState<Asked | null>(null)
  const open = (kind: Asked['kind']) => (rows: readonly StaffRow[]) => new Promise<BulkOutcome[] | null>((settle) => ask({ kind, rows, settle }))
  const actions: BulkAction<StaffRow>[] = [
    ...(mayAdmit ? [{ key: 'admit', label: say('admit'), run: open('admit') }] : []),
    ...(mayWrite ? [{ key: 'move', label: say('move'), run: open('move') }] : []),
  ]
  const settle = (outcomes: BulkOutcome[] | null) => {
    asked?.settle(outcomes)
    ask(null)
  }
  const Drawer = asked?.kind === 'move' ? MoveDrawer : AdmitDrawer
  return { actions, drawer: asked && <Drawer people={asked.rows} onDone={settle} onClose={() => settle(null)} /> }
}
