import { useTexts } from '../../kernel/ui/texts.ts'
import { useShell } from '../session.tsx'
import { shellTexts } from '../shell.texts.ts'
import './shell.css'

/** Nobody should mistake the demonstration for their university. */
export function DemoLine() {
  const say = useTexts(shellTexts)
  const { tenant } = useShell()
  if (!tenant.demo) return null
  return (
    <aside className="sh-demo tx-no-print" aria-label={say('demoNotice')}>
      {say('demo')}
    </aside>
  )
}
