import { Icon } from '../../../kernel/ui/base/Icon.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { commonTexts } from './common.texts.ts'
import './changes.css'

interface Change {
  key: string
  label: string
  before: string | null
  after: string | null
}

/** Field by field: what it was, what it is or would be. */
export function Changes({ changes }: { changes: readonly Change[] }) {
  const say = useTexts(commonTexts)
  return (
    <dl className="mc-changes">
      {changes.map((change) => (
        <div key={change.key}>
          <dt>{change.label}</dt>
          <dd>
            <span className="mc-before">
              <span className="tx-hidden">{say('before')} </span>
              {change.before || say('empty')}
            </span>
            <Icon name="forward" size="0.9em" />
            <span className="mc-after">
              <span className="tx-hidden">{say('after')} </span>
              {change.after || say('empty')}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
