import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Choice } from '../../../kernel/ui/base/Choice.tsx'
import { dayOf, formatDay } from '../../../kernel/ui/base/days.ts'
import { EmptyState } from '../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { Refusal } from '../../../kernel/ui/base/Refusal.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../kernel/ui/use-bilingual.ts'
import { api, query } from '../../../web/api.ts'
import { shellQuery } from '../../../web/session.tsx'
import { surveysTexts } from './surveys.texts.ts'
import type { Survey } from './surveys.types.ts'
import './surveys.css'

/** How it was is rated; what is needed is told. */
const keysOf = {
  satisfaction: { title: 'answerTitle', choose: 'choose', anonymous: 'anonymous', until: 'until', send: 'send', thanks: 'thanks', thanksBody: 'thanksBody' },
  needs: {
    title: 'needsTitle',
    choose: 'needsChoose',
    anonymous: 'needsAnonymous',
    until: 'needsUntil',
    send: 'needsSend',
    thanks: 'needsThanks',
    thanksBody: 'needsThanksBody',
  },
} as const

/** One question, one line, and thanks. */
export function AnswerPage() {
  const say = useTexts(surveysTexts)
  const { surveyId = '' } = useParams({ strict: false })
  const mine = useQuery(query.surveys.mine.queryOptions({ input: {}, staleTime: 0 }))
  const [answered, setAnswered] = useState<Survey['kind'] | null>(null)
  if (answered) return <Thanks kind={answered} />
  if (mine.isPending) return <SkeletonPage />
  if (mine.isError) return <ErrorState error={mine.error} onRetry={() => void mine.refetch()} />
  const survey = mine.data.items.find(({ id }) => id === surveyId)
  if (!survey) return <Gone />
  return (
    <PageFrame title={say(keysOf[survey.kind].title)} width="read" back>
      <AnswerForm survey={survey} onAnswered={() => setAnswered(survey.kind)} />
    </PageFrame>
  )
}

function AnswerForm({ survey, onAnswered }: { survey: Survey; onAnswered: () => void }) {
  const say = useTexts(surveysTexts)
  const words = useBilingual()
  const { i18n } = useTranslation()
  const client = useQueryClient()
  const [choice, choose] = useState('')
  const [line, setLine] = useState('')
  const [lacking, setLacking] = useState(false)
  const send = useMutation({
    mutationFn: () => api.surveys.answer({ id: survey.id, choice, ...(line.trim() ? { line } : {}) }),
    onSuccess: async () => {
      onAnswered()
      await Promise.all([client.invalidateQueries({ queryKey: query.surveys.key() }), client.invalidateQueries({ queryKey: shellQuery.queryKey })])
    },
  })
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    setLacking(choice === '')
    if (choice !== '') send.mutate()
  }
  return (
    <Card>
      <form className="tx-stack" noValidate onSubmit={onSubmit}>
        <p className="sv-question">{words(survey.question)}</p>
        <Choice label={say(keysOf[survey.kind].choose)} value={choice} options={survey.choices.map(({ key, label }) => ({ value: key, label: words(label) }))} onChange={choose} />
        <Field label={say('line')} help={say('lineHelp')} optional>
          {(control) => <textarea {...control} className="tx-input" rows={3} maxLength={500} value={line} onChange={(event) => setLine(event.target.value)} />}
        </Field>
        <p className="tx-quiet">
          {say(survey.anonymous ? keysOf[survey.kind].anonymous : 'named')}{' '}
          {say(keysOf[survey.kind].until, { day: formatDay(dayOf(new Date(new Date(survey.closesAt).getTime() - 1)), i18n.language) })}
        </p>
        <Refusal lacking={lacking && say('pick')} error={send.error} />
        <Button look="primary" type="submit" block busy={send.isPending}>
          {say(keysOf[survey.kind].send)}
        </Button>
      </form>
    </Card>
  )
}

function Thanks({ kind }: Pick<Survey, 'kind'>) {
  const say = useTexts(surveysTexts)
  return (
    <PageFrame title={say(keysOf[kind].title)} width="read">
      <Card>
        <EmptyState icon="heart" title={say(keysOf[kind].thanks)} action={<ButtonLink to="/">{say('home')}</ButtonLink>}>
          {say(keysOf[kind].thanksBody)}
        </EmptyState>
      </Card>
    </PageFrame>
  )
}

function Gone() {
  const say = useTexts(surveysTexts)
  return (
    <PageFrame title={say('answerTitle')} width="read">
      <Card>
        <EmptyState icon="ok" title={say('gone')} action={<ButtonLink to="/">{say('home')}</ButtonLink>}>
          {say('goneBody')}
        </EmptyState>
      </Card>
    </PageFrame>
  )
}
