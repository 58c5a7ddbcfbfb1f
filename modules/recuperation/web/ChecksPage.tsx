import { useState } from 'react'
import { outcomeOf } from '../../../engines/capacity/web/desk/outcome-of.ts'
import { useReason } from '../../../engines/capacity/web/desk/use-reason.tsx'
import { StatusChip } from '../../../engines/capacity/web/StatusChip.tsx'
import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Chip, type Tone } from '../../../kernel/ui/base/Chip.tsx'
import { ExportLink } from '../../../kernel/ui/desk/ExportLink.tsx'
import { DataTable } from '../../../kernel/ui/desk/table/DataTable.tsx'
import type { BulkAction, BulkOutcome, Column, TableQuery } from '../../../kernel/ui/desk/table/table.types.ts'
import { labelled } from '../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../kernel/ui/use-bilingual.ts'
import { api, apiPrefix } from '../../../web/api.ts'
import { NominateDrawer } from './NominateDrawer.tsx'
import { ProgrammeFrame } from './ProgrammeFrame.tsx'
import { recuperationTexts } from './recuperation.texts.ts'
import type { CheckItem, Groups } from './recuperation.types.ts'
import { useChanged } from './use-changed.ts'
import './recuperation.css'

const states = ['unchecked', 'passed', 'declined'] as const

/** A branch checks its sign-ups: many at once, each with its own result. */
export function ChecksPage() {
  return <ProgrammeFrame>{(groups) => <Checks groups={groups} />}</ProgrammeFrame>
}

function Checks({ groups: { id, nominated, mayManage, phase, items } }: { groups: Groups }) {
  const say = useTexts(recuperationTexts)
  const columns = useColumns(nominated)
  const [nominating, nominate] = useState(false)
  const { checking, withdrawing, dialog } = useActions(id)
  return (
    <>
      <p className="tx-note">{say(!nominated ? 'checksHelp' : mayManage ? 'checksHelpSchool' : 'checksHelpNominate')}</p>
      {nominated && (
        <div className="tx-actions tx-no-print">
          {phase === 'open' && (
            <Button look="primary" icon="plus" onClick={() => nominate(true)}>
              {say('nominate')}
            </Button>
          )}
          {mayManage && <ExportLink href={`${apiPrefix}/recuperation/${id}/nominees.docx`} label={say('nomineesPaper')} />}
        </div>
      )}
      <DataTable
        tableKey={`recuperation-checks-${id}`}
        columns={columns}
        filters={[{ key: 'state', label: say('col_check'), kind: 'one', options: states.map((value) => ({ value, label: say(`check_${value}`) })) }]}
        searchHint={say('searchPerson')}
        fetchPage={(query) => api.recuperation.checks({ id, ...inputOf(query) })}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.name}
        // Whom branches nominate the school checks.
        bulkActions={nominated && !mayManage ? withdrawing : checking}
        empty={nominated ? { title: say('nominationsNone'), body: say('nominationsNoneBody') } : { title: say('checksNone'), body: say('checksNoneBody') }}
      />
      {nominating && <NominateDrawer programmeId={id} trips={items} onClose={() => nominate(false)} />}
      {dialog}
    </>
  )
}

function inputOf({ q, filters, cursor, limit }: TableQuery) {
  const state = states.find((one) => one === filters['state']?.[0])
  return { limit, ...(q ? { search: q } : {}), ...(cursor ? { cursor } : {}), ...(state ? { state } : {}) }
}

const tones: Record<CheckItem['state'], Tone> = { unchecked: 'warn', passed: 'ok', declined: 'bad' }

function useColumns(nominated: boolean): Column<CheckItem>[] {
  const say = useTexts(recuperationTexts)
  const times = useTimes()
  const honour: Column<CheckItem> = {
    key: 'honour',
    title: say('honour'),
    width: 200,
    render: ({ nomination }) => nomination && [nomination.honour, nomination.honourNo].filter(Boolean).join(' · '),
  }
  const deeds: Column<CheckItem> = { key: 'deeds', title: say('deeds'), width: 240, extra: true, render: ({ nomination }) => nomination?.deeds }
  return [
    {
      key: 'person',
      title: say('col_person'),
      width: 180,
      render: ({ name, staffNo }) => `${name} · ${staffNo}`,
    },
    {
      key: 'state',
      title: say('col_check'),
      width: 110,
      onCard: 'aside',
      render: ({ state }) => <Chip tone={tones[state]}>{say(`check_${state}`)}</Chip>,
    },
    ...(nominated ? [honour] : []),
    { key: 'trip', title: say('col_trip'), render: ({ tripTitle }) => tripTitle },
    { key: 'status', title: say('col_status'), width: 120, render: ({ status }) => <StatusChip status={status} /> },
    { key: 'used', title: say('col_lastUsed'), width: 140, render: ({ lastUsed }) => (lastUsed ? times.day(lastUsed) : say('neverUsed')) },
    // Nominees mostly travel alone.
    { key: 'party', title: say('col_party'), width: 70, align: 'end', extra: nominated, render: ({ party }) => party },
    { key: 'unit', title: say('col_branch'), width: 180, render: ({ unitName }) => unitName },
    ...(nominated ? [deeds] : []),
    { key: 'at', title: say('col_at'), width: 200, extra: true, render: ({ createdAt }) => times.at(createdAt) },
    {
      key: 'by',
      title: say('col_checkedBy'),
      width: 160,
      extra: true,
      render: ({ checkedBy, reason }) => (checkedBy && reason ? labelled(checkedBy, reason) : (checkedBy ?? reason)),
    },
  ]
}

function useActions(id: string) {
  const say = useTexts(recuperationTexts)
  const check = useCheck(id)
  const changed = useChanged()
  const { ask, dialog } = useReason()
  const decline = async (rows: readonly CheckItem[]) => {
    const reason = await ask({ title: say('declineTitle'), action: say('decline'), label: say('reason'), danger: true, body: <p>{say('declineBody')}</p> })
    return reason === null ? null : check(rows, reason)
  }
  const withdraw = async (rows: readonly CheckItem[]) => {
    const reason = await ask({ title: say('withdrawTitle'), action: say('withdrawNomination'), label: say('withdrawReason'), danger: true })
    if (reason === null) return null
    const outcomes: BulkOutcome[] = []
    // One after another: each changes the same list.
    for (const { id: enrolmentId, name } of rows)
      outcomes.push(await outcomeOf({ key: enrolmentId, label: name, done: say('withdrawnOne') }, () => api.recuperation.withdrawNomination({ id, enrolmentId, reason })))
    await changed()
    return outcomes
  }
  const checking: BulkAction<CheckItem>[] = [
    { key: 'pass', label: say('pass'), run: (rows) => check(rows, null) },
    { key: 'decline', label: say('decline'), danger: true, run: decline },
  ]
  const withdrawing: BulkAction<CheckItem>[] = [{ key: 'withdraw', label: say('withdrawNomination'), danger: true, run: withdraw }]
  return { checking, withdrawing, dialog }
}

function useCheck(id: string) {
  const say = useTexts(recuperationTexts)
  const words = useBilingual()
  const changed = useChanged()
  return async (rows: readonly CheckItem[], declined: string | null): Promise<BulkOutcome[]> => {
    const done = await api.recuperation.check({ id, enrolmentIds: rows.map((row) => row.id), declined })
    const results = new Map(done.rows.map((row) => [row.enrolmentId, row]))
    await changed()
    return rows.map((row) => {
      const error = results.get(row.id)?.error
      return { key: row.id, label: row.name, ok: !error, message: error ? words(error.text) : say(declined === null ? 'passedOne' : 'declinedOne') }
    })
  }
}
