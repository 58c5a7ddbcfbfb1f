import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { baseTexts } from '../../../kernel/ui/base/base.texts.ts'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { describeError, ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { ListRow } from '../../../kernel/ui/base/ListRow.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { ScrollBox } from '../../../kernel/ui/base/ScrollBox.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { deskQuery, useMedia } from '../../../kernel/ui/base/use-media.ts'
import { randomKey } from '../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api, query } from '../../../web/api.ts'
import { placementTexts } from './placement.texts.ts'
import type { Notice, Objection } from './placement.types.ts'
import './family.css'

/** The public notice of an allotment, and a way to object to it. */
export function NoticePage() {
  const say = useTexts(placementTexts)
  const times = useTimes()
  const { roundId = '' } = useParams({ strict: false })
  const read = useQuery(query.placement.notice.queryOptions({ input: { id: roundId } }))
  if (read.isPending) return <SkeletonPage />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const notice = read.data
  const until = times.until(notice.noticeUntil)
  return (
    <PageFrame title={`${say('noticeTitle')} · ${notice.title}`} lead={say(notice.open ? 'noticeLead' : 'noticeOver', { until })} back>
      <div className="tx-stack">
        <Card flush={notice.lines.length > 0}>{notice.lines.length === 0 ? <p className="tx-quiet">{say('noticeNone')}</p> : <NoticeLines lines={notice.lines} />}</Card>
        {notice.objections.length > 0 && (
          <Card title={say('myObjections')}>
            <ul className="fa-list">
              {notice.objections.map((objection) => (
                <MyObjection key={objection.id} objection={objection} />
              ))}
            </ul>
          </Card>
        )}
        {notice.open && <ObjectForm roundId={roundId} />}
      </div>
    </PageFrame>
  )
}

/** A table on the desk; on a phone each line for itself, so that nothing lies beyond the edge. */
function NoticeLines({ lines }: Pick<Notice, 'lines'>) {
  const say = useTexts(placementTexts)
  const wide = useMedia(deskQuery)
  if (wide) return <NoticeTable lines={lines} />
  return (
    <ul>
      {lines.map(({ number, parent, child, grade, school, points }) => (
        <li key={number}>
          <ListRow
            title={`${number} ${school}`}
            hint={[parent, child, say(`grade_${grade}`)].filter(Boolean).join(' · ')}
            aside={<span className="fa-number">{say('total', { points })}</span>}
          />
        </li>
      ))}
    </ul>
  )
}

function NoticeTable({ lines }: Pick<Notice, 'lines'>) {
  const say = useTexts(placementTexts)
  const named = lines.some(({ parent }) => parent !== null)
  return (
    <ScrollBox label={say('noticeTitle')}>
      <table className="tx-table">
        <thead>
          <tr>
            <th scope="col">{say('col_number')}</th>
            {named && <th scope="col">{say('col_parent')}</th>}
            {named && <th scope="col">{say('col_child')}</th>}
            <th scope="col">{say('col_grade')}</th>
            <th scope="col">{say('col_school')}</th>
            <th scope="col" className="tx-figure">
              {say('col_points')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ number, parent, child, grade, school, points }) => (
            <tr key={number}>
              <td>{number}</td>
              {named && <td>{parent}</td>}
              {named && <td>{child}</td>}
              <td>{say(`grade_${grade}`)}</td>
              <td>{school}</td>
              <td className="tx-figure">{points}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function MyObjection({ objection: { text, at, answer } }: { objection: Objection }) {
  const say = useTexts(placementTexts)
  const times = useTimes()
  return (
    <li>
      <span>{text}</span>
      <span className="tx-note">{times.at(at)}</span>
      <span>{answer === null ? say('waitingAnswer') : say('answer', { text: answer })}</span>
    </li>
  )
}

function ObjectForm({ roundId }: { roundId: string }) {
  const say = useTexts(placementTexts)
  const sayBase = useTexts(baseTexts)
  const client = useQueryClient()
  const [text, setText] = useState('')
  const [tried, attempt] = useState(false)
  const [idempotencyKey, renew] = useState(randomKey)
  const short = text.trim().length < 5
  const send = useMutation({
    mutationFn: () => api.placement.object({ id: roundId, text: text.trim() }, { context: { idempotencyKey } }),
    onSuccess: async () => {
      toast(say('objected'))
      setText('')
      attempt(false)
      renew(randomKey())
      await client.invalidateQueries({ queryKey: query.placement.key() })
    },
  })
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    attempt(true)
    if (!short) send.mutate()
  }
  const fault = tried && short ? say('objectShort') : send.error ? describeError(send.error, sayBase).message : undefined
  return (
    <Card title={say('object')}>
      <form className="tx-stack" noValidate onSubmit={onSubmit}>
        <Field label={say('objectText')} help={say('objectHelp')} error={fault}>
          {(control) => <textarea {...control} className="tx-input fa-area" rows={3} maxLength={1000} value={text} onChange={(event) => setText(event.target.value)} />}
        </Field>
        <div className="tx-actions">
          <Button type="submit" busy={send.isPending}>
            {say('object')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
