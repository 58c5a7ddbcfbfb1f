import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { InboxItem } from '../../../../engines/cases/web/case.types.ts'
import { CaseDue } from '../../../../engines/cases/web/CaseDue.tsx'
import { Button, ButtonLink } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../../kernel/ui/base/Chip.tsx'
import { formatDay } from '../../../../kernel/ui/base/days.ts'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { ListRow } from '../../../../kernel/ui/base/ListRow.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { toastRefusal } from '../../../../kernel/ui/base/toast-refusal.ts'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import { useProposal, useProposalsChanged, useStanding } from '../use-proposal.ts'
import { wordsTexts } from '../words.texts.ts'
import { mineTexts } from './mine.texts.ts'
import '../proposals.css'

/** A school leader at one glance: what waits for the signature, and how the units stand. */
export function SigningPage() {
  const say = useTexts(mineTexts)
  const todo = useQuery(query.cases.inbox.queryOptions({ input: { box: 'todo', process: 'proposal', limit: 50 } }))
  const items = (todo.data?.items ?? []).filter(({ asks }) => asks?.action === 'signOff')
  return (
    <PageFrame title={say('signTitle')} lead={say('signLead')} width="read">
      <div className="tx-stack">
        {todo.isPending && <SkeletonRows rows={2} />}
        {todo.isError && <ErrorState error={todo.error} onRetry={() => void todo.refetch()} />}
        {todo.isSuccess && items.length === 0 && (
          <Card flush>
            <EmptyState icon="ok" title={say('signNone')}>
              {say('signNoneBody')}
            </EmptyState>
          </Card>
        )}
        {items.map((item) => (
          <ToSign key={item.asks?.taskId ?? item.caseId} item={item} />
        ))}
        <Units />
      </div>
    </PageFrame>
  )
}

/** A reply of so many characters is read at a glance. */
const shownWhole = 300

function ToSign({ item }: { item: InboxItem }) {
  const say = useTexts(mineTexts)
  const sayWord = useTexts(wordsTexts)
  const { i18n } = useTranslation()
  const changed = useProposalsChanged()
  const read = useProposal(item.caseId)
  const sign = useMutation({
    mutationFn: () => api.cases.act({ caseId: item.caseId, action: 'signOff', version: item.version, input: {} }),
    onSuccess: () => {
      toast(say('signed', { title: item.title }))
      void changed()
    },
    onError: (error) => {
      toastRefusal(error)
      void changed()
    },
  })
  const reply = read.data?.replies.at(-1)
  return (
    <Card title={item.title}>
      <p className="pr-line">
        <CaseDue due={item} />
        {item.number && <span>{sayWord('numbered', { number: item.number })}</span>}
        {read.data?.leadUnit && <span className="tx-quiet">{say('signTo', { unit: read.data.leadUnit.name })}</span>}
        {read.data && <span className="tx-quiet">{say('meetingsHeld', { count: read.data.meetings.length })}</span>}
      </p>
      {read.isPending && <SkeletonRows rows={1} />}
      {read.isError && <ErrorState error={read.error} onRetry={() => void read.refetch()} />}
      {reply && (
        <>
          <p className="pr-line">
            <Chip>{sayWord(`class_${reply.replyClass}`)}</Chip>
            <Chip>{sayWord(`progress_${reply.progress}`)}</Chip>
            {reply.promiseDueOn && <span>{say('promised', { day: formatDay(reply.promiseDueOn, i18n.language) })}</span>}
          </p>
          <details className="tx-more pr-reply" open={reply.text.length <= shownWhole}>
            <summary>{say('readReply')}</summary>
            <p className="pr-text">{reply.text}</p>
          </details>
        </>
      )}
      <div className="pr-actions">
        <Button look="primary" icon="check" busy={sign.isPending} disabled={!reply} onClick={() => sign.mutate()}>
          {say('sign')}
        </Button>
        <ButtonLink to={item.path}>{say('signBack')}</ButtonLink>
      </div>
    </Card>
  )
}

function Units() {
  const say = useTexts(mineTexts)
  const standing = useStanding()
  const sessionId = standing.data?.session?.id
  const statistics = useQuery(query.proposals.statistics.queryOptions({ input: { id: sessionId ?? '' }, enabled: sessionId !== undefined }))
  if (!statistics.data) return null
  const units = statistics.data.units.filter(({ lead }) => lead > 0).toSorted((one, other) => other.overdue - one.overdue || other.lead - one.lead)
  const sum = (key: 'lead' | 'replied' | 'overdue') => units.reduce((total, unit) => total + unit[key], 0)
  return (
    <Card title={say('unitsTitle')} flush>
      <p className="pr-inset">{units.length === 0 ? say('unitsNone') : say('unitsSentence', { lead: sum('lead'), replied: sum('replied'), overdue: sum('overdue') })}</p>
      <ul>
        {units.map(({ unit, lead, replied, overdue }) => (
          <li key={unit.unitId}>
            <ListRow
              to={`/proposals?f.unit=${unit.unitId}&f.session=${sessionId ?? ''}`}
              title={unit.name}
              hint={say('unitLine', { lead, replied })}
              aside={
                <Chip tone={overdue > 0 ? 'bad' : 'ok'} icon={overdue > 0 ? 'warning' : 'check'}>
                  {overdue > 0 ? say('unitOverdue', { count: overdue }) : say('unitOnTime')}
                </Chip>
              }
            />
          </li>
        ))}
      </ul>
    </Card>
  )
}
