import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../../kernel/ui/base/Chip.tsx'
import { formatDay } from '../../../../kernel/ui/base/days.ts'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { ListRow } from '../../../../kernel/ui/base/ListRow.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../../kernel/ui/base/Skeleton.tsx'
import { labelled } from '../../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { query } from '../../../../web/api.ts'
import type { Project } from '../suggestions.types.ts'
import { FinishProject } from './FinishProject.tsx'
import { Photos } from './Photos.tsx'
import { Progress, ProjectChip } from './ProjectsPage.tsx'
import { projectsTexts } from './projects.texts.ts'
import { ReportMilestone } from './ReportMilestone.tsx'
import '../suggestions.css'

/** One project: what it is, who answers for it, how far it is, and what can be seen of it. */
export function ProjectPage() {
  const say = useTexts(projectsTexts)
  const { projectId = '' } = useParams({ strict: false })
  const read = useQuery(query.practicalProjects.read.queryOptions({ input: { id: projectId } }))
  if (read.isPending) return <SkeletonPage />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const project = read.data
  const edit = project.mayManage && project.state !== 'done' && (
    <>
      <ButtonLink icon="edit" to={`/practical-projects/${project.id}/edit`}>
        {say('edit')}
      </ButtonLink>
      <FinishProject project={project} />
    </>
  )
  return (
    <PageFrame title={project.title} width="read" back lead={<ProjectChip state={project.state} />} action={edit}>
      <div className="tx-stack">
        <Card>
          {project.detail && <p className="sg-text">{project.detail}</p>}
          <p className="sg-facts">
            <span>{say('yearOf', { year: project.year })}</span>
            <span>{labelled(say('department'), project.department.name)}</span>
            {project.leader && <span>{labelled(say('leader'), project.leader.name)}</span>}
          </p>
          <Progress item={project} />
        </Card>
        {project.finishReport && (
          <Card title={say('finishedBody')}>
            <p className="sg-text">{project.finishReport}</p>
          </Card>
        )}
        <Milestones project={project} />
        <Photos project={project} />
        {(project.suggestion || project.surveyId) && (
          <Card flush>
            <ul>
              {project.suggestion && (
                <li>
                  <ListRow icon="chat" to={`/suggestions/${project.suggestion.id}`} title={project.suggestion.name} hint={say('suggestion')} />
                </li>
              )}
              {project.surveyId && (
                <li>
                  <ListRow icon="chart" to={`/surveys/${project.surveyId}`} title={say('survey')} />
                </li>
              )}
            </ul>
          </Card>
        )}
      </div>
    </PageFrame>
  )
}

function Milestones({ project }: { project: Project }) {
  const say = useTexts(projectsTexts)
  const { i18n } = useTranslation()
  const day = (on: string) => formatDay(on, i18n.language)
  return (
    <Card title={say('milestones')} flush>
      {project.steps.length === 0 && <p className="sg-pad tx-quiet">{say('noMilestones')}</p>}
      {project.steps.map((step) => (
        <section key={step.id} className="sg-paragraph" aria-label={step.title}>
          <p className="tx-actions">
            <strong>{step.title}</strong>
            <span className="tx-quiet">{step.doneOn ? say('doneOn', { day: day(step.doneOn) }) : say('dueOn', { day: day(step.dueOn) })}</span>
            {step.overdue && (
              <Chip tone="bad" icon="clock">
                {say('overdue')}
              </Chip>
            )}
            {step.doneOn && (
              <Chip tone="ok" icon="check">
                {say('state_done')}
              </Chip>
            )}
          </p>
          {step.report && <p className="sg-text">{step.report}</p>}
          {project.mayReport && step.doneOn === null && <ReportMilestone projectId={project.id} milestone={step} />}
        </section>
      ))}
    </Card>
  )
}
