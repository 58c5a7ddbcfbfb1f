import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { Refusal } from '../../../kernel/ui/base/Refusal.tsx'
import { formatInstant } from '../../../kernel/ui/base/days.ts'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useKeptText } from '../../../kernel/ui/use-kept-text.ts'
import { api } from '../../../web/api.ts'
import type { Audience, CaseView } from './case.types.ts'
import { AudienceChoice } from './CaseFiles.tsx'
import { casesTexts } from './cases.texts.ts'
import { useCaseChanged } from './use-case.ts'
import './talk.css'

/** What is said beside the steps: to the parties, or among colleagues and clearly marked so. */
export function CaseComments({ view }: { view: CaseView }) {
  const say = useTexts(casesTexts)
  const { i18n } = useTranslation()
  return (
    <Card title={say('comments')}>
      {view.comments.length === 0 && <p className="tx-quiet">{say('noComments')}</p>}
      <ul className="ca-comments">
        {view.comments.map((comment) => (
          <li key={comment.id} className={comment.audience === 'inner' ? 'ca-comment ca-comment-inner' : 'ca-comment'}>
            <p className="ca-comment-head">
              <strong>{comment.by}</strong>
              <time className="tx-quiet" dateTime={comment.at}>
                {formatInstant(comment.at, i18n.language)}
              </time>
              {comment.audience === 'inner' && (
                <Chip tone="warn" icon="lock">
                  {say('commentInner')}
                </Chip>
              )}
            </p>
            <p className="ca-comment-text">{comment.text}</p>
          </li>
        ))}
      </ul>
      <NewComment key={view.id} view={view} />
    </Card>
  )
}

function NewComment({ view }: { view: CaseView }) {
  const say = useTexts(casesTexts)
  const changed = useCaseChanged()
  const [audience, setAudience] = useState<Audience>(view.mayCommentInner ? 'inner' : 'parties')
  const [text, setText] = useKeptText(`tongxin.draft.comment.${view.id}`)
  const send = useMutation({
    mutationFn: () => api.cases.comment({ caseId: view.id, audience, text }),
    onSuccess: async () => {
      setText('')
      toast(say('said'))
      await changed()
    },
  })
  const inner = audience === 'inner'
  return (
    <form
      className={inner ? 'ca-add ca-comment-inner' : 'ca-add'}
      onSubmit={(event) => {
        event.preventDefault()
        send.mutate()
      }}
    >
      {view.mayCommentInner && <AudienceChoice value={audience} onChange={setAudience} />}
      <textarea
        className="tx-input ca-comment-box"
        rows={3}
        maxLength={2000}
        aria-label={say(inner ? 'sayInner' : 'say')}
        placeholder={say(inner ? 'commentPlaceholderInner' : 'commentPlaceholder')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Refusal error={send.error} />
      <Button type="submit" icon={inner ? 'lock' : 'chat'} busy={send.isPending} disabled={text.trim() === ''}>
        {say(inner ? 'sayInner' : 'say')}
      </Button>
    </form>
  )
}
