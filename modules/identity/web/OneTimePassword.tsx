import { useTexts } from '../../../kernel/ui/texts.ts'
import { accountsTexts } from './accounts.texts.ts'
import { ShownOnce } from './ShownOnce.tsx'

/** What the administrator tells the person. */
export function OneTimePassword({ username, password, onClose }: { username: string; password: string; onClose: () => void }) {
  const say = useTexts(accountsTexts)
  return <ShownOnce title={say('oneTimeTitle')} body={say('oneTimeBody', { username })} values={[password]} onClose={onClose} />
}
