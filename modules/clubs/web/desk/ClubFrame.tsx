import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { ButtonLink } from '../../../../kernel/ui/base/Button.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { PageTabs } from '../../../../kernel/ui/base/PageTabs.tsx'
import { SkeletonPage } from '../../../../kernel/ui/base/Skeleton.tsx'
import { listed } from '../../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { query } from '../../../../web/api.ts'
import type { EditedClub } from '../clubs.types.ts'
import { deskTexts } from './desk.texts.ts'
import '../clubs.css'

interface ClubFrameProps {
  /** Beside the title, once the club is there. */
  renderAction?: (club: EditedClub) => ReactNode
  children: (club: EditedClub) => ReactNode
}

/** The frame of every page about one club: its name, its officers, its faces. */
export function ClubFrame({ renderAction, children }: ClubFrameProps) {
  const say = useTexts(deskTexts)
  const { clubId = '' } = useParams({ strict: false })
  const read = useQuery(query.clubs.edited.queryOptions({ input: { unitId: clubId } }))
  if (read.isPending) return <SkeletonPage />
  if (read.isLoadingError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const club = read.data
  const officers = listed(club.officers.map(({ title, name }) => `${title} ${name}`))
  return (
    <PageFrame title={club.name} lead={officers} back action={<Actions club={club} renderAction={renderAction} />}>
      <div className="tx-stack">
        <ClubTabs club={club} />
        {!club.living && <Banner tone="neutral">{say('isDissolved')}</Banner>}
        {children(club)}
      </div>
    </PageFrame>
  )
}

function Actions({ club, renderAction }: { club: EditedClub; renderAction: ClubFrameProps['renderAction'] }) {
  const say = useTexts(deskTexts)
  return (
    <>
      {club.living && (
        <ButtonLink icon="eye" to={`/clubs/${club.id}`}>
          {say('thePage')}
        </ButtonLink>
      )}
      {renderAction?.(club)}
    </>
  )
}

function ClubTabs({ club: { id, asked } }: { club: EditedClub }) {
  const say = useTexts(deskTexts)
  const tabs = [
    { path: '', title: say('tab_members') },
    { path: '/requests', title: asked > 0 ? say('tab_requestsCount', { count: asked }) : say('tab_requests') },
    { path: '/activities', title: say('tab_activities') },
    { path: '/plan', title: say('tab_plan') },
    { path: '/fees', title: say('tab_fees') },
    { path: '/year', title: say('tab_year') },
    { path: '/edit', title: say('tab_edit') },
  ]
  return <PageTabs label={say('tabs')} tabs={tabs.map(({ path, title }) => ({ to: `/club-desk/${id}${path}`, title }))} />
}
