import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { toastRefusal } from '../../../../kernel/ui/base/toast-refusal.ts'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { labelled } from '../../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import type { Comment, Consultation } from '../suggestions.types.ts'
import { consultationsTexts } from './consultations.texts.ts'

/** The comments on one paragraph, or on the whole, that this reader may see. */
export function CommentList({ consultation, paragraph }: { consultation: Consultation; paragraph: number | null }) {
  const comments = consultation.list.filter((comment) => comment.paragraph === paragraph)
  if (comments.length === 0) return null
  return (
    <ul className="sg-comments">
      {comments.map((comment) => (
        <li key={comment.id}>
          <span>
            {comment.by && <strong>{labelled(comment.by, '')}</strong>}
            {comment.text}
          </span>
          {comment.mine && consultation.stage === 'open' && <TakeBack consultationId={consultation.id} comment={comment} />}
        </li>
      ))}
    </ul>
  )
}

function TakeBack({ consultationId, comment }: { consultationId: string; comment: Comment }) {
  const say = useTexts(consultationsTexts)
  const client = useQueryClient()
  const takeBack = useMutation({
    mutationFn: () => api.consultations.withdrawComment({ id: consultationId, commentId: comment.id }),
    onSuccess: () => toast(say('takenBack')),
    onError: toastRefusal,
    onSettled: () => client.invalidateQueries({ queryKey: query.consultations.key() }),
  })
  return (
    <Button look="quiet" busy={takeBack.isPending} onClick={() => takeBack.mutate()}>
      {say('takeBack')}
    </Button>
  )
}
