import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { query } from '../../../web/api.ts'
import { ProgrammeTabs } from './ProgrammeTabs.tsx'
import type { Groups } from './recuperation.types.ts'
import './recuperation.css'

/** What the pages of one programme for those who work on it have in common: its name, its faces, its groups. */
export function ProgrammeFrame({ children }: { children: (groups: Groups) => ReactNode }) {
  const { programmeId = '' } = useParams({ strict: false })
  const read = useQuery(query.recuperation.groups.queryOptions({ input: { id: programmeId } }))
  if (read.isPending) return <SkeletonPage />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const { id, title, unitName, mayManage } = read.data
  return (
    <PageFrame title={title} lead={unitName} back>
      <div className="tx-stack">
        <ProgrammeTabs id={id} mayManage={mayManage} />
        {children(read.data)}
      </div>
    </PageFrame>
  )
}
