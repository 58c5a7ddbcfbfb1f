import { Card } from '../kernel/ui/base/Card.tsx'
import { EmptyState } from '../kernel/ui/base/EmptyState.tsx'
import { PageFrame } from '../kernel/ui/base/PageFrame.tsx'
import { useTexts } from '../kernel/ui/texts.ts'
import { homeTexts } from './home.texts.ts'
import { useShell } from './session.tsx'
import { shellTexts } from './shell.texts.ts'
import { WaitingGroups } from './WaitingGroups.tsx'

export function TodoPage() {
  const say = useTexts(homeTexts)
  const sayShell = useTexts(shellTexts)
  const { waiting } = useShell()
  return (
    <PageFrame title={sayShell('todo')} width="read">
      <Card flush>
        {waiting.length === 0 ? (
          <EmptyState icon="ok" title={say('nothing')}>
            {say('nothingBody')}
          </EmptyState>
        ) : (
          <WaitingGroups items={waiting} />
        )}
      </Card>
    </PageFrame>
  )
}
