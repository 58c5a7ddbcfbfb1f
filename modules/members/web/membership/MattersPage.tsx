import { useNavigate, useSearch } from '@tanstack/react-router'
import { Choice } from '../../../../kernel/ui/base/Choice.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useMay } from '../../../../web/session.tsx'
import { DuesPart } from './DuesPart.tsx'
import { MattersTable } from './MattersTable.tsx'
import { mattersTexts } from './matters.texts.ts'
import { NewcomersTable } from './NewcomersTable.tsx'
import { RetireesPart } from './RetireesPart.tsx'

const parts = ['matters', 'newcomers', 'dues', 'retirees'] as const

/** Everything about who belongs to the union: what waits, whom to invite, who pays, who retires. */
export function MattersPage() {
  const say = useTexts(mattersTexts)
  const mayExport = useMay('members.export')
  const search: Readonly<Record<string, string | undefined>> = useSearch({ strict: false })
  const navigate = useNavigate()
  const open = parts.filter((part) => mayExport || part === 'matters' || part === 'newcomers')
  const part = open.find((each) => each === search['part']) ?? 'matters'
  return (
    <PageFrame title={say('title')} lead={say('lead')}>
      <Choice
        label={say('parts')}
        value={part}
        options={open.map((value) => ({ value, label: say(value) }))}
        onChange={(next) => void navigate({ to: '.', search: next === 'matters' ? {} : { part: next }, replace: true, resetScroll: false })}
      />
      {part === 'matters' && <MattersTable />}
      {part === 'newcomers' && <NewcomersTable />}
      {part === 'dues' && <DuesPart />}
      {part === 'retirees' && <RetireesPart />}
    </PageFrame>
  )
}
