import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../../kernel/ui/base/Chip.tsx'
import { formatInstant } from '../../../../kernel/ui/base/days.ts'
import { toastRefusal } from '../../../../kernel/ui/base/toast-refusal.ts'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import { Changes } from '../Changes.tsx'
import { commonTexts } from '../common.texts.ts'
import type { ReviewedRequest } from '../members.types.ts'
import { requestStateWords } from '../request-state.ts'
import { DeclineDialog } from './DeclineDialog.tsx'
import { requestsTexts } from './requests.texts.ts'

/** One request: who asks for what, and the decision. */
export function RequestCard({ request }: { request: ReviewedRequest }) {
  const say = useTexts(requestsTexts)
  const sayCommon = useTexts(commonTexts)
  const { i18n } = useTranslation()
  const { person, state, note, answer } = request
  const look = requestStateWords[state]
  return (
    <Card>
      <div className="rq-head">
        <Link to="/members/$memberId" params={{ memberId: person.id }}>
          {person.name}
        </Link>
        <span className="tx-quiet">
          {person.staffNo} · {person.unitName}
        </span>
        <Chip tone={look.tone} icon={look.icon}>
          {sayCommon(look.key)}
        </Chip>
      </div>
      <p className="tx-quiet">{say('asked', { at: formatInstant(request.requestedAt, i18n.language) })}</p>
      <div className="rq-changes">
        <Changes changes={request.fields} askedOnce={state !== 'waiting'} />
      </div>
      {note && <p>{say('note', { note })}</p>}
      {answer && <p>{say('answered', { answer })}</p>}
      {state === 'waiting' && <Decide request={request} />}
    </Card>
  )
}

function Decide({ request }: { request: ReviewedRequest }) {
  const say = useTexts(requestsTexts)
  const cache = useQueryClient()
  const [declining, decline] = useState(false)
  const decide = useMutation({
    mutationFn: (answer: string | null) => api.members.decideRequest({ id: request.id, version: request.version, decision: answer === null ? 'accept' : 'decline', answer }),
    onSuccess: (_done, answer) => {
      decline(false)
      toast(say(answer === null ? 'accepted' : 'declined', { name: request.person.name }))
    },
    onError: toastRefusal,
    onSettled: () => {
      void cache.invalidateQueries({ queryKey: query.members.key() })
      void cache.invalidateQueries({ queryKey: query.shell.key() })
    },
  })
  return (
    <div className="rq-actions">
      <Button look="primary" busy={decide.isPending && decide.variables === null} onClick={() => decide.mutate(null)}>
        {say('accept')}
      </Button>
      <Button onClick={() => decline(true)}>{say('decline')}</Button>
      {declining && <DeclineDialog name={request.person.name} busy={decide.isPending} onDecline={(answer) => decide.mutate(answer)} onClose={() => decline(false)} />}
    </div>
  )
}
