import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Chip, type Tone } from '../../../../kernel/ui/base/Chip.tsx'
import { formatDay } from '../../../../kernel/ui/base/days.ts'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import type { IconName } from '../../../../kernel/ui/base/Icon.tsx'
import { Meter } from '../../../../kernel/ui/base/Meter.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { Select } from '../../../../kernel/ui/base/Select.tsx'
import { SkeletonPage } from '../../../../kernel/ui/base/Skeleton.tsx'
import { Tile, TileLine, Tiles } from '../../../../kernel/ui/base/Tile.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { query } from '../../../../web/api.ts'
import type { ProjectItem } from '../suggestions.types.ts'
import { projectsTexts } from './projects.texts.ts'
import '../suggestions.css'

const projectIcons: Record<ProjectItem['state'], IconName> = { planned: 'calendar', running: 'refresh', late: 'clock', done: 'ok' }
const projectTones: Record<ProjectItem['state'], Tone> = { planned: 'neutral', running: 'neutral', late: 'bad', done: 'ok' }

/** The projects of a year as a board that everybody reads. */
export function ProjectsPage() {
  const say = useTexts(projectsTexts)
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const asked = Number(search['year'])
  const list = useQuery(query.practicalProjects.list.queryOptions({ input: Number.isInteger(asked) && asked >= 2000 && asked <= 2100 ? { year: asked } : {} }))
  if (list.isPending) return <SkeletonPage />
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />
  const { year, years, items, mayManage } = list.data
  const create = mayManage && (
    <ButtonLink look="primary" icon="plus" to="/practical-projects/new">
      {say('create')}
    </ButtonLink>
  )
  const known = years.includes(year) ? years : [year, ...years]
  return (
    <PageFrame title={say('title')} lead={say('lead', { year })} action={create}>
      <div className="tx-stack">
        {known.length > 1 && (
          <div>
            <Select
              aria-label={say('year')}
              value={String(year)}
              options={known.map((one) => ({ value: String(one), label: say('yearOf', { year: one }) }))}
              onChange={(value) => void navigate({ to: '.', search: { year: value }, replace: true })}
            />
          </div>
        )}
        {items.length === 0 ? (
          <Card flush>
            <EmptyState icon="ok" title={say('none')}>
              {say('noneBody')}
            </EmptyState>
          </Card>
        ) : (
          <Tiles items={items}>{(item) => <ProjectTile item={item} />}</Tiles>
        )}
      </div>
    </PageFrame>
  )
}

function ProjectTile({ item }: { item: ProjectItem }) {
  const say = useTexts(projectsTexts)
  const { i18n } = useTranslation()
  return (
    <Tile
      to={`/practical-projects/${item.id}`}
      title={`${item.position}. ${item.title}`}
      state={<ProjectChip state={item.state} />}
      aside={item.nextDueOn && item.state !== 'done' && say('nextDue', { day: formatDay(item.nextDueOn, i18n.language) })}
    >
      <TileLine icon="building">{item.department.name}</TileLine>
      <Progress item={item} />
    </Tile>
  )
}

/** A sign and a word beside the colour. */
export function ProjectChip({ state }: Pick<ProjectItem, 'state'>) {
  const say = useTexts(projectsTexts)
  return (
    <Chip tone={projectTones[state]} icon={projectIcons[state]}>
      {say(`state_${state}`)}
    </Chip>
  )
}

/** How far it is, as a bar and in words. */
export function Progress({ item: { progress, milestones, milestonesDone } }: { item: Pick<ProjectItem, 'progress' | 'milestones' | 'milestonesDone'> }) {
  const say = useTexts(projectsTexts)
  if (progress === null) return <span className="tx-quiet">{say('noMilestones')}</span>
  return (
    <>
      <Meter share={progress} />
      <span className="tx-quiet">{say('progress', { done: milestonesDone, all: milestones })}</span>
    </>
  )
}
