import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
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
import type { MyRequest } from '../members.types.ts'
import { requestStateWords } from '../request-state.ts'
import { myFileTexts } from './my-file.texts.ts'

/** What I asked to have changed and what became of it; nothing stands here before the first request. */
export function MyRequests() {
  const say = useTexts(myFileTexts)
  const { data } = useQuery(query.myFile.requests.queryOptions())
  if (!data || data.items.length === 0) return null
  return (
    <Card title={say('requests')}>
      <ul className="mf-requests">
        {data.items.map((request) => (
          <li key={request.id}>
            <Request request={request} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Request({ request }: { request: MyRequest }) {
  const say = useTexts(myFileTexts)
  const sayCommon = useTexts(commonTexts)
  const { i18n } = useTranslation()
  const cache = useQueryClient()
  const look = requestStateWords[request.state]
  const withdraw = useMutation({
    mutationFn: () => api.myFile.withdraw({ id: request.id, version: request.version }),
    onSuccess: () => toast(say('withdrawn')),
    onError: toastRefusal,
    onSettled: () => void cache.invalidateQueries({ queryKey: query.myFile.key() }),
  })
  return (
    <>
      <div className="mf-request-head">
        <Chip tone={look.tone} icon={look.icon}>
          {sayCommon(look.key)}
        </Chip>
        <span className="tx-quiet">{say('askedAt', { at: formatInstant(request.requestedAt, i18n.language) })}</span>
      </div>
      <Changes changes={request.fields} askedOnce={request.state !== 'waiting'} />
      {request.answer && <p>{say('answer', { answer: request.answer })}</p>}
      {request.state === 'waiting' && (
        <Button icon="undo" busy={withdraw.isPending} onClick={() => withdraw.mutate()}>
          {say('withdraw')}
        </Button>
      )}
    </>
  )
}
