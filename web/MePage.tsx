import { useRouter } from '@tanstack/react-router'
import { Button } from '../kernel/ui/base/Button.tsx'
import { Card } from '../kernel/ui/base/Card.tsx'
import { ListRow } from '../kernel/ui/base/ListRow.tsx'
import { PageFrame } from '../kernel/ui/base/PageFrame.tsx'
import { useTexts } from '../kernel/ui/texts.ts'
import { homeTexts } from './home.texts.ts'
import { useShell } from './session.tsx'
import { Avatar } from './shell/Avatar.tsx'
import { shellTexts } from './shell.texts.ts'
import { Preferences } from './shell/Preferences.tsx'
import { useSignOut } from './use-sign-out.ts'
import './home.css'

/** The page of the identity module where a person sees and ends sessions. */
const sessionsPath = '/me/security'

export function MePage() {
  const say = useTexts(homeTexts)
  const sayShell = useTexts(shellTexts)
  const { person, tenant } = useShell()
  const router = useRouter()
  const signOut = useSignOut()
  return (
    <PageFrame title={sayShell('me')} width="read">
      <Card>
        <div className="sh-me">
          <Avatar name={person.name} large />
          <div>
            <strong>{person.name}</strong>
            <span className="tx-quiet">{person.unitName ?? tenant.name}</span>
          </div>
        </div>
      </Card>
      {Object.hasOwn(router.routesByPath, sessionsPath) && (
        <Card flush>
          <ListRow to={sessionsPath} icon="device" title={say('sessions')} hint={say('sessionsHint')} />
        </Card>
      )}
      {person.staffId !== null && (
        <Card flush>
          <ListRow to="/me/notifications" icon="bell" title={say('wishes')} hint={say('wishesHint')} />
        </Card>
      )}
      <Card title={say('settings')}>
        <Preferences />
      </Card>
      <Button icon="leave" block onClick={() => void signOut()}>
        {sayShell('signOut')}
      </Button>
    </PageFrame>
  )
}
