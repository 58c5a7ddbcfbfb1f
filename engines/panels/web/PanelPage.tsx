import type { UseQueryResult } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { PanelForm, type PanelFormProps } from './PanelForm.tsx'
import { panelsTexts } from './panels.texts.ts'
import type { PanelShown } from './panels.types.ts'

interface PanelPageProps extends Pick<PanelFormProps, 'parts' | 'save'> {
  /** For what a choice was made, and what is on record of it. */
  read: UseQueryResult<{ title: string; panel: PanelShown | null }>
  /** Who was compared, in words. */
  heading: string
  /** The page that shows the result. */
  backTo: string
  /** Whoever counts panels reads anew. */
  changed: () => Promise<unknown>
}

/** How those who offered were scored, entered from the signed sheets; then back to what it was for. */
export function PanelPage({ read, heading, backTo, changed, ...form }: PanelPageProps) {
  const say = useTexts(panelsTexts)
  const navigate = useNavigate()
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  // A correction begins with what is on record now, not with what was some time ago.
  if (!read.data || !read.isFetchedAfterMount) return <SkeletonPage />
  const { title, panel } = read.data
  return (
    <PageFrame title={`${title} · ${heading}`} lead={say('lead')} width="read" back>
      <PanelForm
        {...form}
        panel={panel}
        onSaved={async () => {
          await changed()
          await navigate({ to: backTo, replace: true })
        }}
      />
    </PageFrame>
  )
}
