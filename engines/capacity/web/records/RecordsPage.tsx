import { useState } from 'react'
import { Choice } from '../../../../kernel/ui/base/Choice.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { recordsTexts } from './records.texts.ts'
import { SanctionTable } from './SanctionTable.tsx'
import { UseTable } from './UseTable.tsx'
import '../capacity.css'
import '../editor/editor.css'

const views = ['uses', 'sanctions'] as const

/** What the engine remembers of people: what they used up, and what keeps them away for a while. */
export function RecordsPage() {
  const say = useTexts(recordsTexts)
  const [view, look] = useState<(typeof views)[number]>('uses')
  return (
    <PageFrame title={say('title')} lead={say('lead')}>
      <div className="tx-stack">
        <Choice label={say('views')} value={view} options={views.map((value) => ({ value, label: say(`view_${value}`) }))} onChange={look} />
        {view === 'uses' ? <UseTable /> : <SanctionTable />}
      </div>
    </PageFrame>
  )
}
