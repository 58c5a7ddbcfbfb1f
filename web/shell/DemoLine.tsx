import { useTexts } from '../../kernel/ui/texts.ts'
import { useShell } from '../session.tsx'
import { shellTexts } from '../shell.texts.ts'
import './shell.css'

/** Nobody should mistake the demonstration for their university. */
export function DemoLine() {
  const say = useTexts(shellTexts)
  const { tenant } = useShell()
  return tenant.demo ? <div className="sh-demo tx-no-print">{say('demo')}</div> : null
}
