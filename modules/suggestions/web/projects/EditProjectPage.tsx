import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { OnePerson, OneUnit } from '../../../../engines/cases/web/form/pickers.tsx'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { baseTexts } from '../../../../kernel/ui/base/base.texts.ts'
import { Button, IconButton } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { dayOf } from '../../../../kernel/ui/base/days.ts'
import { describeError, ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../../kernel/ui/base/Skeleton.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { randomKey } from '../../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import type { Project } from '../suggestions.types.ts'
import { blankProject, draftOf, inputOf, type MilestoneDraft, type ProjectDraft } from './project-draft.ts'
import { projectsTexts } from './projects.texts.ts'
import '../suggestions.css'

export function NewProjectPage() {
  const say = useTexts(projectsTexts)
  const [draft] = useState(() => blankProject(dayOf(new Date())))
  return (
    <PageFrame title={say('newTitle')} width="read" back>
      <Editor begun={null} draft={draft} />
    </PageFrame>
  )
}

export function EditProjectPage() {
  const say = useTexts(projectsTexts)
  const { projectId = '' } = useParams({ strict: false })
  const read = useQuery(query.practicalProjects.read.queryOptions({ input: { id: projectId }, staleTime: 0 }))
  if (read.isPending) return <SkeletonPage />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  return (
    <PageFrame title={say('editTitle')} width="read" back>
      <Editor begun={read.data} draft={draftOf(read.data)} />
    </PageFrame>
  )
}

function Editor({ begun, draft: initial }: { begun: Project | null; draft: ProjectDraft }) {
  const say = useTexts(projectsTexts)
  const sayBase = useTexts(baseTexts)
  const [draft, setDraft] = useState(initial)
  const [lacking, setLacking] = useState(false)
  const save = useSave(begun)
  const set = (change: Partial<ProjectDraft>) => {
    setDraft((before) => ({ ...before, ...change }))
    setLacking(false)
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    const input = inputOf(draft)
    setLacking(input === null)
    if (input) save.mutate(input)
  }
  return (
    <form className="sg-stack" noValidate onSubmit={onSubmit}>
      <Card>
        <div className="sg-form">
          <Field label={say('field_title')}>{(control) => <TextInput {...control} value={draft.title} maxLength={80} onChange={(title) => set({ title })} />}</Field>
          {!begun && (
            <Field label={say('field_year')}>
              {(control) => <TextInput {...control} type="number" min={2000} max={2100} value={String(draft.year)} onChange={(year) => set({ year: Number(year) })} />}
            </Field>
          )}
          <Field label={say('field_detail')} optional>
            {(control) => <textarea {...control} className="tx-input" rows={4} maxLength={5000} value={draft.detail} onChange={(event) => set({ detail: event.target.value })} />}
          </Field>
          <Field label={say('field_department')}>
            {(control) => <OneUnit kind="department" control={control} label={say('field_department')} value={draft.department} onChange={(department) => set({ department })} />}
          </Field>
          <Field label={say('field_leader')} optional>
            {(control) => <OnePerson control={control} label={say('field_leader')} value={draft.leader} onChange={(leader) => set({ leader })} />}
          </Field>
        </div>
      </Card>
      <MilestoneFields milestones={draft.milestones} onChange={(milestones) => set({ milestones })} />
      {(lacking || save.isError) && (
        <Banner tone="bad" urgent>
          {lacking ? say('missing') : describeError(save.error, sayBase).message}
        </Banner>
      )}
      <Button look="primary" type="submit" busy={save.isPending}>
        {say('save')}
      </Button>
    </form>
  )
}

function MilestoneFields({ milestones, onChange }: { milestones: readonly MilestoneDraft[]; onChange: (milestones: MilestoneDraft[]) => void }) {
  const say = useTexts(projectsTexts)
  const set = (at: number, change: Partial<MilestoneDraft>) => onChange(milestones.map((one, index) => (index === at ? { ...one, ...change } : one)))
  return (
    <Card title={say('milestones')}>
      <div className="sg-form">
        {milestones.map((milestone, index) => {
          const number = index + 1
          const help = milestone.reached ? say('reachedStays') : undefined
          return (
            <div key={milestone.key} className="sg-row-fields">
              <Field label={say('milestoneTitle', { number })} help={help}>
                {(control) => <TextInput {...control} value={milestone.title} maxLength={80} readOnly={milestone.reached} onChange={(title) => set(index, { title })} />}
              </Field>
              <div className="sg-actions">
                <Field label={say('milestoneDue', { number })}>
                  {(control) => <TextInput {...control} type="date" value={milestone.dueOn} readOnly={milestone.reached} onChange={(dueOn) => set(index, { dueOn })} />}
                </Field>
                {!milestone.reached && (
                  <IconButton icon="close" label={say('removeMilestone', { number })} onClick={() => onChange(milestones.filter((_one, at) => at !== index))} />
                )}
              </div>
            </div>
          )
        })}
        <Button icon="plus" onClick={() => onChange([...milestones, { key: randomKey(), title: '', dueOn: '', reached: false }])}>
          {say('addMilestone')}
        </Button>
      </div>
    </Card>
  )
}

function useSave(begun: Project | null) {
  const say = useTexts(projectsTexts)
  const client = useQueryClient()
  const navigate = useNavigate()
  const [idempotencyKey] = useState(randomKey)
  return useMutation({
    mutationFn: ({ year, ...input }: NonNullable<ReturnType<typeof inputOf>>) =>
      begun ? api.practicalProjects.save({ ...input, id: begun.id, version: begun.version }) : api.practicalProjects.create({ ...input, year }, { context: { idempotencyKey } }),
    onSuccess: async ({ id }) => {
      toast(say('saved'))
      await client.invalidateQueries({ queryKey: query.practicalProjects.key() })
      await navigate({ to: `/practical-projects/${id}`, replace: true })
    },
  })
}
