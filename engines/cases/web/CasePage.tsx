import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { dayOf, formatDay } from '../../../kernel/ui/base/days.ts'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { CasePanel } from './CasePanel.tsx'
import { casesTexts } from './cases.texts.ts'
import { useCaseKit } from './kits.ts'
import { useCase } from './use-case.ts'

/** The page of a case whose process has none of its own. */
export function CasePage() {
  const say = useTexts(casesTexts)
  const { i18n } = useTranslation()
  const { caseId = '' } = useParams({ strict: false })
  const read = useCase(caseId)
  const kit = useCaseKit(read.data)
  if (read.isPending) return <SkeletonPage />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const view = read.data
  return (
    <PageFrame title={view.title} lead={say('filedOn', { day: formatDay(dayOf(new Date(view.openedAt)), i18n.language) })} back>
      {kit ? <CasePanel view={view} kit={kit} /> : <SkeletonPage />}
    </PageFrame>
  )
}
