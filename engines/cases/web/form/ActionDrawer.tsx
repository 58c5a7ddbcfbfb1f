import { useState } from 'react'
import { SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { DeskProvider } from '../../../../kernel/ui/desk/DeskProvider.tsx'
import { Drawer } from '../../../../kernel/ui/desk/Drawer.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import { casesTexts } from '../cases.texts.ts'
import type { TakeActionProps } from '../TakeAction.tsx'
import { ActionForm } from './ActionForm.tsx'
import { useBegunDraft, type BegunDraft } from './use-kept-draft.ts'
import '../cases.css'
import './form.css'

/** The form of an action: what was begun on any device is there again, and nothing typed is lost when the case moves meanwhile. */
export function ActionDrawer(props: TakeActionProps) {
  const { view, action, onClose } = props
  const say = useTexts(casesTexts)
  const words = useBilingual()
  const begun = useBegunDraft({ process: view.process, action: action.name, subject: view.id })
  const title = say('actionTitle', { action: words(action.title), title: view.title })
  return (
    <DeskProvider>
      {begun.isPending ? (
        <Drawer open title={title} onClose={onClose}>
          <SkeletonRows rows={3} />
        </Drawer>
      ) : (
        <BegunForm {...props} title={title} begun={begun.data ?? null} />
      )}
    </DeskProvider>
  )
}

/** A draft that cannot be read must not keep anybody from writing: the form then begins empty. */
function BegunForm({ begun, ...props }: TakeActionProps & { title: string; begun: BegunDraft | null }) {
  const [draft, setDraft] = useState(begun)
  return <ActionForm key={draft ? 'begun' : 'fresh'} {...props} begun={draft} onAfresh={() => setDraft(null)} />
}
