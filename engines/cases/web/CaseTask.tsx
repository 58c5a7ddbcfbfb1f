import { useMutation } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { toastRefusal } from '../../../kernel/ui/base/toast-refusal.ts'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../kernel/ui/use-bilingual.ts'
import { api } from '../../../web/api.ts'
import { useShell } from '../../../web/session.tsx'
import type { CaseView, Waiting } from './case.types.ts'
import { casesTexts } from './cases.texts.ts'
import { useCaseChanged } from './use-case.ts'

const GiveDrawer = lazy(async () => ({ default: (await import('./form/GiveDrawer.tsx')).GiveDrawer }))

/** What waits for this reader's office: who takes it, or to whom it is given. */
export function CaseTasks({ view }: { view: CaseView }) {
  const mine = view.waiting.filter((waiting) => waiting.mine)
  if (!view.mayCommentInner || mine.length === 0) return null
  return mine.map((waiting) => <OneTask key={waiting.taskId} caseId={view.id} waiting={waiting} several={mine.length > 1} />)
}

function OneTask({ caseId, waiting, several }: { caseId: string; waiting: Waiting; several: boolean }) {
  const say = useTexts(casesTexts)
  const words = useBilingual()
  const { person } = useShell()
  const [giving, give] = useState(false)
  const take = useTakeTask(caseId, waiting.taskId)
  const isMine = waiting.takenBy !== null && waiting.takenBy.staffId === person.staffId
  return (
    <div className="ca-task" role="group" aria-label={words(waiting.title)}>
      {several && <span className="tx-quiet">{words(waiting.title)}</span>}
      <Button busy={take.isPending} disabled={person.staffId === null} onClick={() => take.mutate(isMine ? null : person.staffId)}>
        {say(isMine ? 'giveBack' : 'take')}
      </Button>
      <Button look="quiet" onClick={() => give(true)}>
        {say('giveTo')}
      </Button>
      {giving && (
        <Suspense fallback={null}>
          <GiveDrawer caseId={caseId} taskId={waiting.taskId} onClose={() => give(false)} />
        </Suspense>
      )}
    </div>
  )
}

/** Takes a task for a person, or gives it back to the office. */
export function useTakeTask(caseId: string, taskId: string) {
  const say = useTexts(casesTexts)
  const changed = useCaseChanged()
  return useMutation({
    mutationFn: (staffId: string | null) => api.cases.takeTask({ caseId, taskId, staffId }),
    onSuccess: async ({ takenBy }) => {
      toast(takenBy ? say('taken', { name: takenBy.name }) : say('givenBack'))
      await changed()
    },
    onError: toastRefusal,
  })
}
