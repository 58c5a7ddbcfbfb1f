import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { isApiError } from '../../../../kernel/ui/api-error.ts'
import { baseTexts } from '../../../../kernel/ui/base/base.texts.ts'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { Button, ButtonLink } from '../../../../kernel/ui/base/Button.tsx'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { describeError, ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import type { MyFile } from '../members.types.ts'
import { AskScreen } from './AskScreen.tsx'
import { blankAsk, faultAt, fieldsAsked, screensOf, type AskDraft } from './ask-draft.ts'
import { myFileTexts } from './my-file.texts.ts'
import './my-file.css'

/** Asks for changes of my record, one question a screen. */
export function AskPage() {
  const say = useTexts(myFileTexts)
  const file = useQuery(query.myFile.read.queryOptions())
  if (file.isPending) return <SkeletonPage />
  return (
    <PageFrame title={say('askTitle')} width="read" back>
      {file.isError ? <ErrorState error={file.error} onRetry={() => void file.refetch()} /> : <Ask file={file.data} />}
    </PageFrame>
  )
}

function Ask({ file }: { file: MyFile }) {
  const say = useTexts(myFileTexts)
  const sayBase = useTexts(baseTexts)
  const cache = useQueryClient()
  const [draft, setDraft] = useState<AskDraft>(blankAsk)
  const [at, goTo] = useState(0)
  const [tried, attempt] = useState(false)
  const [idempotencyKey] = useState(() => crypto.randomUUID())
  const screens = screensOf(draft)
  const screen = screens[at] ?? 'what'
  const fault = tried ? faultAt(screen, draft) : null
  const send = useMutation({
    mutationFn: () => api.myFile.ask({ fields: fieldsAsked(draft), note: draft.note.trim() || null }, { context: { idempotencyKey } }),
    onSuccess: () => void cache.invalidateQueries({ queryKey: query.myFile.key() }),
  })
  if (send.isSuccess) return <Sent />
  const move = (to: number) => {
    attempt(false)
    goTo(to)
    send.reset()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    attempt(true)
    if (faultAt(screen, draft)) return
    if (screen === 'check') send.mutate()
    else move(at + 1)
  }
  return (
    <form className="mf-form" noValidate onSubmit={submit}>
      <p className="tx-quiet" role="status">
        {say('step', { at: at + 1, of: Math.max(screens.length, 4) })}
      </p>
      {send.error && (
        <Banner tone="bad" urgent>
          <p>{describeError(send.error, sayBase).message}</p>
          {isApiError(send.error) && <p>{sayBase('kept')}</p>}
        </Banner>
      )}
      <AskScreen screen={screen} file={file} draft={draft} fault={fault} onChange={setDraft} />
      <div className="mf-form-actions">
        <Button look="primary" type="submit" block busy={send.isPending}>
          {say(screen === 'check' ? 'submit' : 'next')}
        </Button>
        {at > 0 && (
          <Button block onClick={() => move(at - 1)}>
            {say('previous')}
          </Button>
        )}
      </div>
    </form>
  )
}

function Sent() {
  const say = useTexts(myFileTexts)
  return (
    <EmptyState
      icon="ok"
      title={say('sentTitle')}
      action={
        <ButtonLink look="primary" to="/me/file">
          {say('toFile')}
        </ButtonLink>
      }
    >
      {say('sentBody')}
    </EmptyState>
  )
}
