import { BoxChoice } from '../engines/cases/web/inbox/BoxChoice.tsx'
import { BoxList } from '../engines/cases/web/inbox/BoxList.tsx'
import { useBox } from '../engines/cases/web/inbox/boxes.ts'
import { Card } from '../kernel/ui/base/Card.tsx'
import { EmptyState } from '../kernel/ui/base/EmptyState.tsx'
import { PageFrame } from '../kernel/ui/base/PageFrame.tsx'
import { useTexts } from '../kernel/ui/texts.ts'
import { homeTexts } from './home.texts.ts'
import { useShell } from './session.tsx'
import { shellTexts } from './shell.texts.ts'
import { WaitingGroups } from './WaitingGroups.tsx'

/** What waits for me, from every part of the house; and the cases that I did, follow, filed or handed over. */
export function TodoPage() {
  const sayShell = useTexts(shellTexts)
  const [box, choose] = useBox()
  return (
    <PageFrame title={sayShell('todo')} width="read">
      <BoxChoice box={box} onChange={choose} />
      {box === 'todo' ? (
        <Card flush>
          <Waiting />
        </Card>
      ) : (
        <BoxList key={box} box={box} />
      )}
    </PageFrame>
  )
}

function Waiting() {
  const say = useTexts(homeTexts)
  const { waiting } = useShell()
  if (waiting.length > 0) return <WaitingGroups items={waiting} />
  return (
    <EmptyState icon="ok" title={say('nothing')}>
      {say('nothingBody')}
    </EmptyState>
  )
}
