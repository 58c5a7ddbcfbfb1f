import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { dayOf, formatDay } from '../../../kernel/ui/base/days.ts'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { SkeletonRows } from '../../../kernel/ui/base/Skeleton.tsx'
import { useNow } from '../../../kernel/ui/base/use-now.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { currentLanguage } from '../../../web/i18n.ts'
import { useMay } from '../../../web/session.tsx'
import { accountsTexts } from './accounts.texts.ts'
import { EndRole } from './EndRole.tsx'
import { GrantRole } from './GrantRole.tsx'
import type { Account, Grant } from './identity.types.ts'
import { useRoles } from './use-roles.ts'
import './accounts.css'
import './identity.css'

/** The roles of one account, now and before; a security administrator grants and ends them here. */
export function RolesHeld({ account }: { account: Account }) {
  const say = useTexts(accountsTexts)
  const grants = useQuery(query.identity.grants.list.queryOptions({ input: { accountId: account.id, limit: 100 } }))
  const mayGrant = useMay('identity.roles')
  const [granting, grant] = useState(false)
  const [ending, end] = useState<Grant | null>(null)
  return (
    <section className="ac-part">
      <div className="ac-part-head">
        <h3>{say('rolesHeld')}</h3>
        {mayGrant && (
          <Button icon="plus" onClick={() => grant(true)}>
            {say('grant')}
          </Button>
        )}
      </div>
      {grants.isPending && <SkeletonRows rows={2} />}
      {grants.isError && <ErrorState error={grants.error} onRetry={() => void grants.refetch()} />}
      {grants.data?.items.length === 0 && <p className="tx-quiet">{say('rolesNone')}</p>}
      {grants.data && grants.data.items.length > 0 && (
        <ul className="ac-grants">
          {grants.data.items.map((each) => (
            <li key={each.id}>
              <GrantRow grant={each} onEnd={mayGrant ? () => end(each) : null} />
            </li>
          ))}
        </ul>
      )}
      {granting && <GrantRole account={account} onClose={() => grant(false)} />}
      {ending && <EndRole grant={ending} onClose={() => end(null)} />}
    </section>
  )
}

function GrantRow({ grant, onEnd }: { grant: Grant; onEnd: (() => void) | null }) {
  const say = useTexts(accountsTexts)
  const { roleName } = useRoles()
  const unitName = useUnitName()
  const standing = standingOf(grant, dayOf(useNow()))
  const day = (on: string) => formatDay(on, currentLanguage())
  const term = grant.until ? say('term', { from: day(grant.from), until: day(grant.until) }) : say('openTerm', { from: day(grant.from) })
  return (
    <div className="id-row">
      <div className="id-row-words">
        <span className="id-row-title">
          {roleName(grant.role)}
          <Chip tone={standing === 'inForce' ? 'ok' : 'neutral'} icon={standing === 'inForce' ? 'ok' : 'clock'}>
            {say(standing)}
          </Chip>
        </span>
        <span className="id-row-hint">{[grant.unitId ? unitName(grant.unitId) : say('whole'), grant.documentNo].filter(Boolean).join(' · ')}</span>
        <span className="id-row-hint">{term}</span>
      </div>
      {onEnd && standing !== 'over' && (
        <Button aria-label={say('endRoleOf', { role: roleName(grant.role) })} onClick={onEnd}>
          {say('endRole')}
        </Button>
      )}
    </div>
  )
}

function standingOf(grant: Grant, today: string): 'inForce' | 'notYet' | 'over' {
  if (grant.inForce) return 'inForce'
  return grant.from > today && (grant.until === null || grant.until >= grant.from) ? 'notYet' : 'over'
}

/** Units by id as they are called today; one closed since then is no longer in the tree. */
function useUnitName(): (id: string) => string {
  const say = useTexts(accountsTexts)
  const tree = useQuery(query.organisation.tree.queryOptions({ input: {}, staleTime: 300_000 }))
  return (id) => (tree.data ? (tree.data.nodes.find((node) => node.id === id)?.name ?? say('unknownUnit')) : '…')
}
