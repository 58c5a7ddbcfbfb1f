import { useState } from 'react'
import { StatusChip } from '../../../engines/capacity/web/StatusChip.tsx'
import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Chip, type Tone } from '../../../kernel/ui/base/Chip.tsx'
import { ConfirmDialog } from '../../../kernel/ui/base/ConfirmDialog.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { ExportLink } from '../../../kernel/ui/desk/ExportLink.tsx'
import { DataTable } from '../../../kernel/ui/desk/table/DataTable.tsx'
import type { BulkOutcome, Column, TableQuery } from '../../../kernel/ui/desk/table/table.types.ts'
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
  const check = useCheck(id)
  const [asked, ask] = useState<((reason: string | null) => void) | null>(null)
  const decline = async (rows: readonly CheckItem[]) => {
    const reason = await new Promise<string | null>((resolve) => ask(() => resolve))
    ask(null)
    return reason === null ? null : check(rows, reason)
  }
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
        bulkActions={
          nominated && !mayManage
            ? []
            : [
                { key: 'pass', label: say('pass'), run: (rows) => check(rows, null) },
                { key: 'decline', label: say('decline'), danger: true, run: decline },
              ]
        }
        empty={nominated ? { title: say('nominationsNone'), body: say('nominationsNoneBody') } : { title: say('checksNone'), body: say('checksNoneBody') }}
      />
      {nominating && <NominateDrawer programmeId={id} trips={items} onClose={() => nominate(false)} />}
      {asked && <ReasonDialog onSettle={asked} />}
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
    { key: 'by', title: say('col_checkedBy'), width: 160, extra: true, render: ({ checkedBy, reason }) => [checkedBy, reason].filter(Boolean).join('：') },
  ]
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

function ReasonDialog({ onSettle }: { onSettle: (reason: string | null) => void }) {
  const say = useTexts(recuperationTexts)
  const [reason, write] = useState('')
  const [missing, setMissing] = useState(false)
  const confirm = () => (reason.trim() === '' ? setMissing(true) : onSettle(reason.trim()))
  return (
    <ConfirmDialog open danger title={say('declineTitle')} action={say('decline')} onConfirm={confirm} onClose={() => onSettle(null)}>
      <p>{say('declineBody')}</p>
      <Field label={say('reason')} error={missing && reason.trim() === '' ? say('reasonMissing') : undefined}>
        {(control) => <TextInput {...control} maxLength={200} value={reason} onChange={write} />}
      </Field>
    </ConfirmDialog>
  )
}
