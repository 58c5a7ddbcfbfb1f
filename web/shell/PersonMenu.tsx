import { Link } from '@tanstack/react-router'
import { Avatar } from './Avatar.tsx'
import { Icon } from '../../kernel/ui/base/Icon.tsx'
import { Popover } from '../../kernel/ui/base/Popover.tsx'
import { useTexts } from '../../kernel/ui/texts.ts'
import { useShell } from '../session.tsx'
import { shellTexts } from '../shell.texts.ts'
import { useSignOut } from '../use-sign-out.ts'
import { Preferences } from './Preferences.tsx'

export function PersonMenu() {
  const say = useTexts(shellTexts)
  const { person } = useShell()
  const signOut = useSignOut()
  return (
    <Popover
      title={say('account')}
      buttonClass="sh-person"
      button={
        <>
          <Avatar name={person.name} />
          <span className="sh-person-name">{person.name}</span>
          <Icon name="down" size="1em" />
        </>
      }
    >
      {(close) => (
        <div className="sh-person-panel">
          <Preferences />
          <ul>
            <li>
              <Link to="/me" className="sh-person-row" onClick={close}>
                <Icon name="me" />
                {say('account')}
              </Link>
            </li>
            <li>
              <button type="button" className="sh-person-row" onClick={() => void signOut()}>
                <Icon name="leave" />
                {say('signOut')}
              </button>
            </li>
          </ul>
        </div>
      )}
    </Popover>
  )
}
