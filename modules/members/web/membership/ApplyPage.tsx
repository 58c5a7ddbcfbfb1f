import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { Refusal } from '../../../../kernel/ui/base/Refusal.tsx'
import { SkeletonPage } from '../../../../kernel/ui/base/Skeleton.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { TickField } from '../../../../kernel/ui/base/TickField.tsx'
import { randomKey } from '../../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import { api, query } from '../../../../web/api.ts'
import { plainDay } from '../plain-day.ts'
import { membershipTexts } from './membership.texts.ts'
import type { MyMembership } from './MyMembershipPage.tsx'
import '../my-file/my-file.css'

/** To join: the record is there already, so one reads it, agrees and submits. */
export function ApplyPage() {
  const say = useTexts(membershipTexts)
  const mine = useQuery(query.membership.mine.queryOptions())
  const [sent, setSent] = useState<string | null>(null)
  if (mine.isPending) return <SkeletonPage />
  return (
    <PageFrame title={say('apply')} width="read" back>
      {sent !== null && <Sent caseId={sent} />}
      {sent === null && (mine.isError ? <ErrorState error={mine.error} onRetry={() => void mine.refetch()} /> : <Apply mine={mine.data} onSent={setSent} />)}
    </PageFrame>
  )
}

function Apply({ mine, onSent }: { mine: MyMembership; onSent: (caseId: string) => void }) {
  const say = useTexts(membershipTexts)
  const words = useBilingual()
  const refusal = mine.offers.find((offer) => offer.process === 'admission')?.refusal ?? null
  if (refusal)
    return (
      <EmptyState
        icon="info"
        title={words(refusal.text)}
        action={
          <ButtonLink look="primary" to={mine.open?.path ?? '/me/membership'}>
            {say(mine.open ? 'seeIt' : 'title')}
          </ButtonLink>
        }
      />
    )
  return (
    <>
      <p className="mf-lead">{say('applyLead')}</p>
      <Card title={say('checkTitle')}>
        <Facts person={mine.person} />
        <div className="mf-ask">
          <ButtonLink icon="edit" block to="/me/file/ask">
            {say('wrong')}
          </ButtonLink>
        </div>
      </Card>
      <ConsentForm consent={words(mine.consent)} onSent={onSent} />
    </>
  )
}

function Facts({ person }: Pick<MyMembership, 'person'>) {
  const say = useTexts(membershipTexts)
  const { i18n } = useTranslation()
  const facts = [
    ['name', person.name],
    ['staffNo', person.staffNo],
    ['unit', person.unitName],
    ['employment', person.employment],
    ['hireDate', person.hireDate && plainDay(person.hireDate, i18n.language)],
    ['phone', person.phone],
  ] as const
  return (
    <dl className="mf-facts">
      {facts.map(([key, value]) => (
        <div key={key}>
          <dt>{say(key)}</dt>
          <dd>{value ?? say('notGiven')}</dd>
        </div>
      ))}
    </dl>
  )
}

function ConsentForm({ consent, onSent }: { consent: string; onSent: (caseId: string) => void }) {
  const say = useTexts(membershipTexts)
  const cache = useQueryClient()
  const [agreed, agree] = useState(false)
  const [tried, attempt] = useState(false)
  const [remark, setRemark] = useState('')
  const [idempotencyKey] = useState(randomKey)
  const send = useMutation({
    mutationFn: () => api.membership.file({ process: 'admission', input: { consent: true, words: remark.trim() } }, { context: { idempotencyKey } }),
    onSuccess: ({ id }) => {
      onSent(id)
      void cache.invalidateQueries({ queryKey: query.membership.key() })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    attempt(true)
    if (agreed) send.mutate()
  }
  return (
    <form className="mf-form" noValidate onSubmit={submit}>
      <Card title={say('consent')}>
        <p>{consent}</p>
        <TickField required label={say('agree')} error={tried && !agreed ? say('needConsent') : undefined} checked={agreed} onChange={agree} />
        <Field label={say('words')} optional>
          {(control) => <TextInput {...control} value={remark} maxLength={500} onChange={setRemark} />}
        </Field>
      </Card>
      <Refusal error={send.error} />
      <div className="mf-form-actions">
        <Button look="primary" type="submit" block busy={send.isPending}>
          {say('submit')}
        </Button>
      </div>
    </form>
  )
}

function Sent({ caseId }: { caseId: string }) {
  const say = useTexts(membershipTexts)
  return (
    <EmptyState
      icon="ok"
      title={say('sentTitle')}
      action={
        <ButtonLink look="primary" to={`/cases/${caseId}`}>
          {say('seeIt')}
        </ButtonLink>
      }
    >
      {say('sentBody')}
    </EmptyState>
  )
}
