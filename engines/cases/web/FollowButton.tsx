import { useMutation } from '@tanstack/react-query'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { toastRefusal } from '../../../kernel/ui/base/toast-refusal.ts'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import type { CaseView } from './case.types.ts'
import { casesTexts } from './cases.texts.ts'
import { useCaseChanged } from './use-case.ts'

/** Hear of each change, or no more. */
export function FollowButton({ view }: { view: Pick<CaseView, 'id' | 'following'> }) {
  const say = useTexts(casesTexts)
  const changed = useCaseChanged()
  const follow = useMutation({
    mutationFn: (on: boolean) => api.cases.follow({ caseId: view.id, follow: on }),
    onSuccess: async ({ following }) => {
      await changed()
      toast(following ? say('followed') : { message: say('unfollowed'), undo: () => follow.mutate(true) })
    },
    onError: toastRefusal,
  })
  return (
    <Button icon={view.following ? 'check' : 'bookmark'} aria-pressed={view.following} busy={follow.isPending} onClick={() => follow.mutate(!view.following)}>
      {say(view.following ? 'unfollow' : 'follow')}
    </Button>
  )
}
