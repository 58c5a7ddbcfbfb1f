import { Button } from '../../../kernel/ui/base/Button.tsx'
import { formatInstant } from '../../../kernel/ui/base/days.ts'
import { Drawer } from '../../../kernel/ui/desk/Drawer.tsx'
import { Facts } from '../../../kernel/ui/desk/RecordPage.tsx'
import { listed } from '../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { currentLanguage } from '../../../web/i18n.ts'
import { detailWords, viaWords, wordOf } from './audit-words.ts'
import { auditTexts } from './audit.texts.ts'
import type { AuditEntry } from './identity.types.ts'
import { useAuditWords } from './use-audit-words.ts'
import { useRoles } from './use-roles.ts'
import './accounts.css'

interface AuditDrawerProps {
  entry: AuditEntry
  /** Shows everything that was done to the same object. */
  onFollow: (entityId: string) => void
  onClose: () => void
}

/** One entry as it was written, nothing left out. */
export function AuditDrawer({ entry, onFollow, onClose }: AuditDrawerProps) {
  const say = useTexts(auditTexts)
  const language = currentLanguage()
  const { roleName } = useRoles()
  const { actions, entities } = useAuditWords()
  const details = Object.entries(entry.details)
  const code = (value: string | null) => value && <code className="au-code">{value}</code>
  return (
    <Drawer open title={wordOf(actions, entry.action)} onClose={onClose}>
      <div className="ac-parts">
        <Facts
          facts={[
            { label: say('at'), value: formatInstant(entry.at, language) },
            { label: say('actor'), value: entry.actorName || say('system') },
            { label: say('actionCode'), value: code(entry.action) },
            { label: say('via'), value: viaWords(entry.via, say) },
            { label: say('entity'), value: wordOf(entities, entry.entityType) },
            { label: say('entityId'), value: code(entry.entityId) },
            { label: say('unit'), value: code(entry.unitId) },
            { label: say('requestId'), value: code(entry.requestId) },
          ]}
        />
        <section className="ac-part">
          <h3>{say('details')}</h3>
          {details.length === 0 ? (
            <p className="tx-quiet">{say('noDetails')}</p>
          ) : (
            <dl className="au-details">
              {details.map(([key, value]) => (
                <div key={key}>
                  <dt>{detailWords(key, language)}</dt>
                  <dd>{key === 'role' && typeof value === 'string' ? roleName(value) : plain(value)}</dd>
                </div>
              ))}
            </dl>
          )}
          <div className="ac-actions">
            <Button icon="search" onClick={() => onFollow(entry.entityId)}>
              {say('sameEntity')}
            </Button>
          </div>
        </section>
      </div>
    </Drawer>
  )
}

function plain(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return listed(value)
  return value === null ? '—' : JSON.stringify(value, null, 2)
}
