import { useTranslation } from 'react-i18next'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { EmptyState } from '../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { Icon } from '../../../kernel/ui/base/Icon.tsx'
import { ScrollBox } from '../../../kernel/ui/base/ScrollBox.tsx'
import { SkeletonRows } from '../../../kernel/ui/base/Skeleton.tsx'
import { useNow } from '../../../kernel/ui/base/use-now.ts'
import { ExportLink } from '../../../kernel/ui/desk/ExportLink.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { apiPrefix, query } from '../../../web/api.ts'
import { useEndless } from '../../../web/use-endless.ts'
import type { Activity, AttendanceRow, Meeting } from './activities.types.ts'
import { courseTexts } from './course.texts.ts'

/** Everybody with a place against every meeting that is held. */
export function AttendanceSheet({ activity: { id, meetings, forChildren } }: { activity: Activity }) {
  const say = useTexts(courseTexts)
  const read = useEndless(query.activities.attendance, (page) => ({ id, limit: 100, ...page }))
  if (read.isPending) return <SkeletonRows />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const rows = read.data.pages.flatMap(({ items }) => items)
  const held = meetings.filter(({ calledOffReason }) => calledOffReason === null)
  return (
    <Card title={say('sheet')} flush aside={rows.length > 0 && <ExportLink href={`${apiPrefix}/activities/${id}/attendance.xlsx`} label={say('sheetExport')} />}>
      {rows.length === 0 ? (
        <EmptyState icon="people" title={say('sheetNone')} />
      ) : (
        <ScrollBox label={say('sheet')}>
          <Sheet rows={rows} meetings={held} who={say(forChildren ? 'sheetParent' : 'sheetName')} />
        </ScrollBox>
      )}
      {read.hasNextPage && (
        <Button busy={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
          {say('more')}
        </Button>
      )}
    </Card>
  )
}

function Sheet({ rows, meetings, who }: { rows: readonly AttendanceRow[]; meetings: readonly Meeting[]; who: string }) {
  const say = useTexts(courseTexts)
  const { i18n } = useTranslation()
  const short = new Intl.DateTimeFormat(i18n.language.startsWith('zh') ? 'zh-CN' : 'en-GB', { timeZone: 'Asia/Shanghai', month: 'numeric', day: 'numeric' })
  return (
    <table className="tx-table ac-sheet ac-marks">
      <thead>
        <tr>
          <th scope="col">{who}</th>
          <th scope="col">{say('sheetCame')}</th>
          {meetings.map(({ id, no, startsAt }) => (
            <th key={id} scope="col">
              {say('meetingNo', { no })}
              <span className="tx-note">{short.format(new Date(startsAt))}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.enrolmentId}>
            <th scope="row">
              {row.name}
              <span className="tx-note">{row.unitName}</span>
            </th>
            <td>{say('sheetOf', { attended: row.attended, meetings: row.meetings })}</td>
            {meetings.map((meeting) => (
              <td key={meeting.id}>
                <Mark meeting={meeting} came={row.came.includes(meeting.id)} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Came, was not there, or it is still to come. */
function Mark({ meeting: { endsAt }, came }: { meeting: Meeting; came: boolean }) {
  const say = useTexts(courseTexts)
  const now = useNow().getTime()
  if (came)
    return (
      <span className="ac-came">
        <Icon name="check" size="1.2em" />
        <span className="tx-hidden">{say('came')}</span>
      </span>
    )
  if (Date.parse(endsAt) > now) return null
  return (
    <span className="tx-note">
      <span aria-hidden="true">–</span>
      <span className="tx-hidden">{say('missed')}</span>
    </span>
  )
}
