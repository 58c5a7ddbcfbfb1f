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

/** Field by field: what it was, what it is or would be. What was asked once is shown without what it was: nobody kept that. */
export function Changes({ changes, askedOnce = false }: { changes: readonly Change[]; askedOnce?: boolean }) {
  const say = useTexts(commonTexts)
  return (
    <dl className="mc-changes">
      {changes.map((change) => (
        <div key={change.key}>
          <dt>{change.label}</dt>
          <dd>
            {!askedOnce && (
              <>
                <span className="mc-before">
                  <span className="tx-hidden">{say('before')} </span>
                  {change.before || say('empty')}
                </span>
                <Icon name="forward" size="0.9em" />
              </>
            )}
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
