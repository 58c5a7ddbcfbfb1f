import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { formatInstant } from '../../../kernel/ui/base/days.ts'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { DataTable } from '../../../kernel/ui/desk/table/DataTable.tsx'
import type { Column, Filter, TableQuery } from '../../../kernel/ui/desk/table/table.types.ts'
import { useTexts, type SayOf } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { currentLanguage } from '../../../web/i18n.ts'
import { AuditDrawer } from './AuditDrawer.tsx'
import { actionChoices, viaWords, wordOf, type AuditWords } from './audit-words.ts'
import { auditTexts } from './audit.texts.ts'
import type { AuditEntry } from './identity.types.ts'
import { useAuditWords } from './use-audit-words.ts'
import { VerifyCard } from './VerifyCard.tsx'

/** What everybody did, the latest first, and the proof that nobody has changed it since. */
export function AuditPage() {
  const say = useTexts(auditTexts)
  const navigate = useNavigate()
  const words = useAuditWords()
  const [shown, show] = useState<AuditEntry | null>(null)
  const followEntity = (entityId: string) => {
    show(null)
    void navigate({ to: '.', search: { q: entityId } })
  }
  return (
    <PageFrame title={say('title')} lead={say('lead')}>
      <VerifyCard />
      <DataTable<AuditEntry>
        tableKey="audit"
        columns={columnsOf(say, words)}
        filters={filtersOf(say, words)}
        searchHint={say('searchHint')}
        fetchPage={fetchPage}
        rowKey={(row) => row.id}
        rowLabel={(row) => `${wordOf(words.actions, row.action)} ${row.actorName}`}
        onOpen={show}
        empty={{ title: say('empty') }}
      />
      {shown && <AuditDrawer entry={shown} onFollow={followEntity} onClose={() => show(null)} />}
    </PageFrame>
  )
}

function fetchPage({ q, filters, cursor, limit }: TableQuery) {
  const given = (key: string, value: string | undefined) => (value ? { [key]: value } : {})
  const [from, until] = filters['days'] ?? []
  return api.identity.audit.list({
    limit,
    ...given('cursor', cursor ?? undefined),
    ...given('entityId', q),
    ...given('accountId', filters['actor']?.[0]),
    ...given('action', filters['action']?.[0]),
    ...given('entityType', filters['entity']?.[0]),
    ...given('from', from),
    ...given('until', until),
  })
}

type Say = SayOf<typeof auditTexts>

function filtersOf(say: Say, words: AuditWords): Filter[] {
  return [
    { key: 'actor', label: say('actor'), kind: 'pick', single: true, search: findActors, labelOf: nameOfActor },
    { key: 'action', label: say('action'), kind: 'one', options: actionChoices(words, (area) => say('anyOf', { area })) },
    { key: 'entity', label: say('entity'), kind: 'one', options: words.entities.map(({ key, label }) => ({ value: key, label })) },
    { key: 'days', label: say('days'), kind: 'days' },
  ]
}

async function findActors(text: string) {
  const { items } = await api.identity.accounts.list({ limit: 20, ...(text ? { search: text } : {}) })
  return items.map(({ id, name, username }) => ({ value: id, label: `${name} (${username})` }))
}

async function nameOfActor(id: string): Promise<string> {
  return (await api.identity.accounts.read({ id })).name
}

function columnsOf(say: Say, words: AuditWords): Column<AuditEntry>[] {
  return [
    { key: 'action', title: say('action'), render: (row) => wordOf(words.actions, row.action) },
    { key: 'actor', title: say('actor'), render: (row) => row.actorName || say('system'), width: 200 },
    { key: 'entity', title: say('entity'), render: (row) => wordOf(words.entities, row.entityType), width: 180 },
    { key: 'via', title: say('via'), render: (row) => viaWords(row.via, say), width: 150, onCard: 'none' },
    { key: 'at', title: say('at'), render: (row) => formatInstant(row.at, currentLanguage()), width: 250 },
  ]
}
