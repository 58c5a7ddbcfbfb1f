import { useMutation } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { ConfirmDialog } from '../../../kernel/ui/base/ConfirmDialog.tsx'
import { Refusal } from '../../../kernel/ui/base/Refusal.tsx'
import { randomKey } from '../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../kernel/ui/use-bilingual.ts'
import type { CaseAction, CaseKit, CaseView } from './case.types.ts'
import { casesTexts } from './cases.texts.ts'
import { asksNothing } from './order-actions.ts'
import { useAct } from './use-act.ts'

/** Forms bring the desk's inputs with them: they come when one is opened. */
const ActionDrawer = lazy(async () => ({ default: (await import('./form/ActionDrawer.tsx')).ActionDrawer }))

export interface TakeActionProps {
  view: CaseView
  action: CaseAction
  kit: CaseKit
  onClose: () => void
}

/** What opens when an action is pressed: its form, or a question where nothing is to be filled in. */
export function TakeAction(props: TakeActionProps) {
  if (asksNothing(props.action)) return <AskFirst {...props} />
  return (
    <Suspense fallback={null}>
      <ActionDrawer {...props} />
    </Suspense>
  )
}

function AskFirst({ view, action, kit, onClose }: TakeActionProps) {
  const say = useTexts(casesTexts)
  const words = useBilingual()
  const act = useAct(view, action, kit)
  const [idempotencyKey] = useState(randomKey)
  const run = useMutation({ mutationFn: () => act({ ...kit.initial?.(action) }, { idempotencyKey }), onSuccess: onClose })
  return (
    <ConfirmDialog
      open
      title={words(action.title)}
      action={words(action.title)}
      danger={action.tone === 'danger'}
      busy={run.isPending}
      onConfirm={() => run.mutate()}
      onClose={onClose}
    >
      {kit.intro?.(action) ?? <p>{say('confirmBody', { title: view.title })}</p>}
      <Refusal error={run.error} />
    </ConfirmDialog>
  )
}
