import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { OnePerson, OneUnit } from '../../../../engines/cases/web/form/pickers.tsx'
import { Button, IconButton } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { dayOf } from '../../../../kernel/ui/base/days.ts'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SaveForm } from '../../../../kernel/ui/base/SaveForm.tsx'
import { SkeletonPage } from '../../../../kernel/ui/base/Skeleton.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { randomKey } from '../../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useDraft, type Drafting } from '../../../../kernel/ui/use-draft.ts'
import { api, query } from '../../../../web/api.ts'
import type { Project } from '../suggestions.types.ts'
import { blankProject, draftOf, inputOf, milestonesOver, type MilestoneDraft, type ProjectDraft } from './project-draft.ts'
import { projectsTexts } from './projects.texts.ts'
import '../suggestions.css'

export function NewProjectPage() {
  const say = useTexts(projectsTexts)
  const [draft] = useState(() => blankProject(dayOf(new Date())))
  return (
    <PageFrame title={say('newTitle')} width="read" back>
      <Editor stored={null} initial={draft} />
    </PageFrame>
  )
}

export function EditProjectPage() {
  const say = useTexts(projectsTexts)
  const { projectId = '' } = useParams({ strict: false })
  const read = useQuery(query.practicalProjects.read.queryOptions({ input: { id: projectId }, staleTime: 0 }))
  if (read.isPending) return <SkeletonPage />
  if (read.isLoadingError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  return (
    <PageFrame title={say('editTitle')} width="read" back>
      <Editor key={projectId} stored={read.data} initial={draftOf(read.data)} />
    </PageFrame>
  )
}

function Editor({ stored, initial }: { stored: Project | null; initial: ProjectDraft }) {
  const say = useTexts(projectsTexts)
  const drafting = useDraft(stored, initial)
  const draft = { ...drafting.draft, milestones: milestonesOver(initial.milestones, drafting.draft.milestones) }
  const [lacking, setLacking] = useState(false)
  const save = useSave(drafting)
  const set = (change: Partial<ProjectDraft>) => {
    drafting.set(change)
    setLacking(false)
  }
  const onSubmit = () => {
    const input = inputOf(draft)
    setLacking(input === null)
    if (input) save.mutate(input)
  }
  return (
    <SaveForm action={say('save')} save={save} lacking={lacking && say('missing')} onSubmit={onSubmit}>
      <Card>
        <div className="tx-stack">
          <Field label={say('field_title')}>{(control) => <TextInput {...control} value={draft.title} maxLength={80} onChange={(title) => set({ title })} />}</Field>
          {!stored && (
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
    </SaveForm>
  )
}

function MilestoneFields({ milestones, onChange }: { milestones: readonly MilestoneDraft[]; onChange: (milestones: MilestoneDraft[]) => void }) {
  const say = useTexts(projectsTexts)
  const set = (at: number, change: Partial<MilestoneDraft>) => onChange(milestones.map((one, index) => (index === at ? { ...one, ...change } : one)))
  return (
    <Card title={say('milestones')}>
      <div className="tx-stack">
        {milestones.map((milestone, index) => {
          const number = index + 1
          const help = milestone.reached ? say('reachedStays') : undefined
          return (
            <div key={milestone.key} className="tx-two">
              <Field label={say('milestoneTitle', { number })} help={help}>
                {(control) => <TextInput {...control} value={milestone.title} maxLength={80} readOnly={milestone.reached} onChange={(title) => set(index, { title })} />}
              </Field>
              <div className="tx-actions">
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

function useSave({ begun, store }: Drafting<Project | null, ProjectDraft>) {
  const say = useTexts(projectsTexts)
  const client = useQueryClient()
  const navigate = useNavigate()
  const [idempotencyKey] = useState(randomKey)
  const changed = () => client.invalidateQueries({ queryKey: query.practicalProjects.key() })
  return useMutation({
    mutationFn: ({ year, ...input }: NonNullable<ReturnType<typeof inputOf>>) =>
      store(() =>
        begun ? api.practicalProjects.save({ ...input, id: begun.id, version: begun.version }) : api.practicalProjects.create({ ...input, year }, { context: { idempotencyKey } }),
      ),
    onSuccess: async ({ id, isLatest }) => {
      toast(say('saved'))
      await changed()
      if (isLatest) await navigate({ to: `/practical-projects/${id}`, replace: true })
    },
    onError: () => void changed(),
  })
}
