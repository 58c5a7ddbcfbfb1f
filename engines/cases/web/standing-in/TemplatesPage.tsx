import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { z } from 'zod'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { ConfirmDialog } from '../../../../kernel/ui/base/ConfirmDialog.tsx'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { Select } from '../../../../kernel/ui/base/Select.tsx'
import { SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { toastRefusal } from '../../../../kernel/ui/base/toast-refusal.ts'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { FormDrawer } from '../../../../kernel/ui/desk/form/FormDrawer.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import { api, query } from '../../../../web/api.ts'
import type { Template } from '../case.types.ts'
import { useProcesses } from '../use-processes.ts'
import { standingInTexts } from './standing-in.texts.ts'
import './standing-in.css'

/** Prepared texts of one kind of case: whose they are, what they say, renamed and removed. */
export function TemplatesPage() {
  const say = useTexts(standingInTexts)
  const processes = useProcesses()
  const search: Readonly<Record<string, string | undefined>> = useSearch({ strict: false })
  const navigate = useNavigate()
  const process = search['process'] ?? processes[0]?.value
  return (
    <PageFrame title={say('templates')} lead={say('templatesLead')} width="read" back>
      {processes.length === 0 && <EmptyState icon="list" title={say('noProcess')} />}
      {process && (
        <>
          <div className="cs-choice">
            <Field label={say('chooseProcess')}>
              {(control) => <Select {...control} value={process} options={processes} onChange={(next) => void navigate({ to: '.', search: { process: next }, replace: true })} />}
            </Field>
          </div>
          <TemplateCards process={process} />
        </>
      )}
    </PageFrame>
  )
}

function TemplateCards({ process }: { process: string }) {
  const say = useTexts(standingInTexts)
  const words = useBilingual()
  const templates = useQuery(query.cases.listTemplates.queryOptions({ input: { process } }))
  const declared = useQuery(query.cases.process.queryOptions({ input: { process }, staleTime: Infinity }))
  if (templates.isPending) return <SkeletonRows />
  if (templates.isError) return <ErrorState error={templates.error} onRetry={() => void templates.refetch()} />
  if (templates.data.items.length === 0)
    return (
      <Card>
        <EmptyState icon="list" title={say('noTemplates')}>
          {say('noTemplatesBody')}
        </EmptyState>
      </Card>
    )
  const actionOf = (name: string) => {
    const action = declared.data?.actions.find((each) => each.name === name)
    return action ? words(action.title) : name
  }
  return (
    <Card flush>
      <ul>
        {templates.data.items.map((template) => (
          <li key={template.id}>
            <Row template={template} action={actionOf(template.action)} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Row({ template, action }: { template: Template; action: string }) {
  const say = useTexts(standingInTexts)
  const [renaming, rename] = useState(false)
  const text = Object.values(template.content).find((value) => typeof value === 'string' && value !== '')
  return (
    <div className="tx-row">
      <span className="tx-row-words">
        <span className="tx-row-title">{template.title}</span>
        <span className="tx-row-hint">
          {say('templateFor')} {action} · {template.unit?.name ?? say('templateAll')}
        </span>
        {typeof text === 'string' && <span className="tx-row-hint cs-text">{text}</span>}
      </span>
      <span className="cs-aside">
        <Button onClick={() => rename(true)}>{say('rename')}</Button>
        <RemoveButton template={template} />
      </span>
      {renaming && <RenameDrawer template={template} onClose={() => rename(false)} />}
    </div>
  )
}

function RemoveButton({ template }: { template: Template }) {
  const say = useTexts(standingInTexts)
  const client = useQueryClient()
  const [asked, ask] = useState(false)
  const remove = useMutation({
    mutationFn: () => api.cases.removeTemplate({ id: template.id, version: template.version }),
    onSuccess: () => toast(say('removed', { title: template.title })),
    onError: toastRefusal,
    onSettled: async () => {
      ask(false)
      await client.invalidateQueries({ queryKey: query.cases.listTemplates.key() })
    },
  })
  return (
    <>
      <Button look="quiet" onClick={() => ask(true)}>
        {say('remove')}
      </Button>
      {asked && (
        <ConfirmDialog open title={say('removeTitle')} action={say('removeAction')} danger busy={remove.isPending} onConfirm={() => remove.mutate()} onClose={() => ask(false)}>
          {say('removeBody', { title: template.title })}
        </ConfirmDialog>
      )}
    </>
  )
}

const renameForm = z.object({ title: z.string().trim().min(1).max(60) })

function RenameDrawer({ template, onClose }: { template: Template; onClose: () => void }) {
  const say = useTexts(standingInTexts)
  const client = useQueryClient()
  const { id, version, process, action, content, unit } = template
  return (
    <FormDrawer
      title={say('renameTitle')}
      action={say('renameAction')}
      schema={renameForm}
      initial={{ title: template.title }}
      fields={{ title: { label: say('templateTitle') } }}
      onSubmit={async ({ title }) => {
        await api.cases.saveTemplate({ id, version, process, action, content, title, unitId: unit?.unitId ?? null })
        toast(say('renamed', { title }))
        await client.invalidateQueries({ queryKey: query.cases.listTemplates.key() })
      }}
      onClose={onClose}
    />
  )
}
