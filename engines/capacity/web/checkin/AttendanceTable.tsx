import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Refusal } from '../../../../kernel/ui/base/Refusal.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { DataTable } from '../../../../kernel/ui/desk/table/DataTable.tsx'
import type { Column } from '../../../../kernel/ui/desk/table/table.types.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, apiPrefix } from '../../../../web/api.ts'
import { NumberField } from '../editor/ConditionFields.tsx'
import { afterTexts } from './after.texts.ts'
import type { Attendance } from './checkin.types.ts'
import { PersonLines } from './PersonLines.tsx'
import { useCheckinChanged } from './use-checkin-changed.ts'

interface AttendanceTableProps {
  offerId: string
  /** To how many meetings one must come; null: no certificates. */
  least: number | null
  mayManage: boolean
}

/** How often each came, and the certificates that were earned. */
export function AttendanceTable({ offerId, least, mayManage }: AttendanceTableProps) {
  const say = useTexts(afterTexts)
  const columns = useColumns(least)
  return (
    <>
      {mayManage && <CertificateRule key={least} offerId={offerId} least={least} />}
      <DataTable
        tableKey={`attendance-${offerId}`}
        columns={columns}
        fetchPage={({ limit, cursor }) => api.checkin.attendance({ offerId, limit, ...(cursor ? { cursor } : {}) })}
        rowKey={({ enrolmentId }) => enrolmentId}
        rowLabel={({ name }) => name}
        empty={{ title: say('attendanceNone') }}
      />
    </>
  )
}

function CertificateRule({ offerId, least }: { offerId: string; least: number | null }) {
  const say = useTexts(afterTexts)
  const changed = useCheckinChanged()
  const [wanted, want] = useState(least)
  const run = useMutation({
    mutationFn: () => api.checkin.certify({ offerId, least: wanted }),
    onSuccess: async () => {
      toast(say('certificateSaved'))
      await changed()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    run.mutate()
  }
  return (
    <Card title={say('certificates')}>
      <form className="cp-scan" onSubmit={submit}>
        <NumberField
          label={say('certificateRule')}
          help={say('certificateHelp')}
          value={wanted}
          onChange={(value) => want(value === null ? null : Math.min(200, Math.max(1, value)))}
        />
        <Button type="submit" disabled={wanted === least} busy={run.isPending}>
          {say('certificateSave')}
        </Button>
      </form>
      <Refusal error={run.error} />
    </Card>
  )
}

const formats = [
  { ending: 'pdf', name: 'PDF' },
  { ending: 'docx', name: 'Word' },
] as const

function useColumns(least: number | null): Column<Attendance>[] {
  const say = useTexts(afterTexts)
  return [
    { key: 'person', title: say('colPerson'), render: (row) => <PersonLines person={row} /> },
    { key: 'unit', title: say('colUnit'), render: ({ unitName }) => unitName },
    { key: 'attended', title: say('colAttended'), width: 120, align: 'end', onCard: 'aside', render: ({ attended, meetings }) => say('attended', { attended, meetings }) },
    {
      key: 'certificate',
      title: say('colCertificate'),
      width: 200,
      render: ({ enrolmentId, name, certified }) =>
        certified ? (
          <span className="cp-moves">
            {formats.map((format) => (
              <a
                key={format.ending}
                className="tx-button tx-button-quiet"
                href={`${apiPrefix}/enrolments/${enrolmentId}/certificate.${format.ending}`}
                download
                aria-label={say('certificateOf', { name, format: format.name })}
              >
                {format.name}
              </a>
            ))}
          </span>
        ) : (
          <span className="tx-note">{say(least === null ? 'noneGiven' : 'notEarned')}</span>
        ),
    },
  ]
}
