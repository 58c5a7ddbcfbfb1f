import { ButtonLink } from '../../../../kernel/ui/base/Button.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { SkeletonPage } from '../../../../kernel/ui/base/Skeleton.tsx'
import { Drawer } from '../../../../kernel/ui/desk/Drawer.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { CasePanel } from '../CasePanel.tsx'
import { casesTexts } from '../cases.texts.ts'
import { useCaseKit } from '../kits.ts'
import { useCase } from '../use-case.ts'
import { inboxTexts } from './inbox.texts.ts'

/** A case beside the list, so that the list stays. */
export function CaseDrawer({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const say = useTexts(inboxTexts)
  const sayCase = useTexts(casesTexts)
  const read = useCase(caseId)
  const kit = useCaseKit(read.data)
  const view = read.data
  return (
    <Drawer open wide title={view?.title ?? sayCase('openCase')} onClose={onClose}>
      {read.isError && <ErrorState error={read.error} onRetry={() => void read.refetch()} />}
      {!read.isError && !(view && kit) && <SkeletonPage />}
      {view && kit && (
        <div className="ci-drawer">
          <p>
            <ButtonLink icon="forward" to={view.path}>
              {say('openPage')}
            </ButtonLink>
          </p>
          <CasePanel key={caseId} view={view} kit={kit} />
        </div>
      )}
    </Drawer>
  )
}
