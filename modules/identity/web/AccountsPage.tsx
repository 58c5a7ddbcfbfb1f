import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { formatInstant } from '../../../kernel/ui/base/days.ts'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { DataTable } from '../../../kernel/ui/desk/table/DataTable.tsx'
import type { Column, Filter, TableQuery } from '../../../kernel/ui/desk/table/table.types.ts'
import { listed } from '../../../kernel/ui/punctuation.ts'
import { useTexts, type SayOf } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { currentLanguage } from '../../../web/i18n.ts'
import { useMay } from '../../../web/session.tsx'
import { AccountDrawer } from './AccountDrawer.tsx'
import { AccountState } from './AccountState.tsx'
import { accountsTexts } from './accounts.texts.ts'
import type { Account } from './identity.types.ts'
import { NewAccount } from './NewAccount.tsx'
import { OneTimePassword } from './OneTimePassword.tsx'
import { SessionPolicyCard } from './SessionPolicyCard.tsx'
import { useRoles } from './use-roles.ts'

/** Everybody who can sign in; one of them opens beside the list. */
export function AccountsPage() {
  const say = useTexts(accountsTexts)
  const { roles, roleName } = useRoles()
  const mayOpen = useMay('identity.accounts')
  const maySetPolicy = useMay('system.manage')
  const [creating, create] = useState(false)
  const [made, setMade] = useState<{ username: string; password: string } | null>(null)
  const { account } = useSearch({ strict: false })
  const navigate = useNavigate()
  // The address remembers who is open, so that it can be sent to the colleague who holds the other half of the key.
  const show = (id: string | undefined) => void navigate({ to: '.', search: (before: Record<string, unknown>) => ({ ...before, account: id }), replace: true, resetScroll: false })
  return (
    <PageFrame
      title={say('title')}
      lead={say('lead')}
      action={
        mayOpen && (
          <>
            <ButtonLink to="/accounts/open">{say('openMany')}</ButtonLink>
            <Button look="primary" icon="plus" onClick={() => create(true)}>
              {say('create')}
            </Button>
          </>
        )
      }
    >
      {maySetPolicy && <SessionPolicyCard />}
      <DataTable<Account>
        tableKey="accounts"
        columns={columnsOf(say, roleName)}
        filters={filtersOf(
          say,
          roles.map(({ role, label }) => ({ value: role, label })),
        )}
        searchHint={say('searchHint')}
        fetchPage={fetchPage}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.name}
        onOpen={(row) => show(row.id)}
        empty={{ title: say('empty') }}
      />
      {account && <AccountDrawer id={account} onClose={() => show(undefined)} />}
      {creating && <NewAccount onMade={setMade} onClose={() => create(false)} />}
      {made && <OneTimePassword {...made} onClose={() => setMade(null)} />}
    </PageFrame>
  )
}

function fetchPage({ q, filters, cursor, limit }: TableQuery) {
  const state = filters['state']?.[0]
  const role = filters['role']?.[0]
  return api.identity.accounts.list({
    limit,
    ...(q ? { search: q } : {}),
    ...(state === 'active' || state === 'waiting' || state === 'disabled' ? { state } : {}),
    ...(role ? { role } : {}),
    ...(cursor ? { cursor } : {}),
  })
}

type Say = SayOf<typeof accountsTexts>

function filtersOf(say: Say, roles: { value: string; label: string }[]): Filter[] {
  return [
    {
      key: 'state',
      label: say('state'),
      kind: 'one',
      options: [
        { value: 'active', label: say('active') },
        { value: 'waiting', label: say('waiting') },
        { value: 'disabled', label: say('disabled') },
      ],
    },
    { key: 'role', label: say('roles'), kind: 'one', options: roles },
  ]
}

function columnsOf(say: Say, roleName: (key: string) => string): Column<Account>[] {
  return [
    { key: 'username', title: say('username'), render: (row) => row.username, width: 140 },
    { key: 'name', title: say('name'), render: (row) => row.name, width: 110 },
    {
      key: 'staff',
      title: say('staff'),
      render: (row) => (row.staff ? `${row.staff.staffNo} · ${row.staff.unitName}` : <span className="tx-quiet">{say('noStaff')}</span>),
      width: 240,
    },
    { key: 'roles', title: say('roles'), render: (row) => listed(row.roles.map(roleName)) || <span className="tx-quiet">{say('noRoles')}</span> },
    { key: 'state', title: say('state'), render: (row) => <AccountState account={row} />, width: 150, onCard: 'aside' },
    { key: 'totp', title: say('totp'), render: (row) => say(row.totpOn ? 'totpOn' : 'totpOff'), width: 100 },
    {
      key: 'lastSignedIn',
      title: say('lastSignedIn'),
      render: (row) => (row.lastSignedInAt ? formatInstant(row.lastSignedInAt, currentLanguage()) : say('neverSignedIn')),
      width: 215,
    },
  ]
}
