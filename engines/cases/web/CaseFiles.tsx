import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { Choice } from '../../../kernel/ui/base/Choice.tsx'
import { ConfirmDialog } from '../../../kernel/ui/base/ConfirmDialog.tsx'
import { formatInstant } from '../../../kernel/ui/base/days.ts'
import { Icon } from '../../../kernel/ui/base/Icon.tsx'
import { toastRefusal } from '../../../kernel/ui/base/toast-refusal.ts'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { FileDrop } from '../../../kernel/ui/desk/files/FileDrop.tsx'
import { sizeWords } from '../../../kernel/ui/desk/files/file-rules.ts'
import { uploadFile } from '../../../kernel/ui/desk/files/upload.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api, apiPrefix } from '../../../web/api.ts'
import type { Audience, CaseFile, CaseView } from './case.types.ts'
import { casesTexts } from './cases.texts.ts'
import { formTexts } from './form/form.texts.ts'
import { useCaseChanged } from './use-case.ts'
import './talk.css'

/** What the server can tell by its content; anything else it refuses. */
const extensions = ['.pdf', '.jpg', '.jpeg', '.png', '.heic', '.webp', '.docx', '.xlsx', '.pptx', '.doc', '.xls', '.txt', '.csv', '.mp4', '.mp3']
const maxBytes = 50 * 1024 * 1024

interface CaseFilesProps {
  view: CaseView
  /** Below a form the same without a card of its own. */
  within?: 'page' | 'form'
}

/** What belongs to the case as files, for the parties or for colleagues only. */
export function CaseFiles({ view, within = 'page' }: CaseFilesProps) {
  const say = useTexts(casesTexts)
  const sayForm = useTexts(formTexts)
  const content = (
    <>
      {view.files.length === 0 && within === 'page' && <p className="tx-quiet">{say('noFiles')}</p>}
      <ul className="ca-files">
        {view.files.map((file) => (
          <li key={file.id}>
            <FileRow view={view} file={file} />
          </li>
        ))}
      </ul>
      <AddFile view={view} />
    </>
  )
  if (within === 'page') return <Card title={say('files')}>{content}</Card>
  return (
    <section className="ca-form-files" aria-label={sayForm('attach')}>
      <h3>{sayForm('attach')}</h3>
      <p className="tx-quiet">{sayForm('attachHelp')}</p>
      {content}
    </section>
  )
}

function AddFile({ view }: { view: CaseView }) {
  const say = useTexts(casesTexts)
  const changed = useCaseChanged()
  const [audience, setAudience] = useState<Audience>('parties')
  return (
    <div className="ca-add">
      {view.mayCommentInner && <AudienceChoice value={audience} onChange={setAudience} />}
      <FileDrop
        label={say('addFile')}
        extensions={extensions}
        maxBytes={maxBytes}
        upload={(file, call) => uploadFile(`${apiPrefix}/cases/${view.id}/files`, file, { ...call, fields: { audience } })}
        onUploaded={(_done, file) => {
          toast(say('fileAdded', { name: file.name }))
          void changed()
        }}
      />
    </div>
  )
}

/** Who is to read it: told apart by words before anything is sent. */
export function AudienceChoice({ value, onChange }: { value: Audience; onChange: (audience: Audience) => void }) {
  const say = useTexts(casesTexts)
  return (
    <Choice
      label={say('commentTo')}
      value={value}
      options={[
        { value: 'parties', label: say('commentParties') },
        { value: 'inner', label: say('commentInner') },
      ]}
      onChange={onChange}
    />
  )
}

function FileRow({ view, file }: { view: CaseView; file: CaseFile }) {
  const say = useTexts(casesTexts)
  const { i18n } = useTranslation()
  const changed = useCaseChanged()
  const [asked, ask] = useState(false)
  const remove = useMutation({
    mutationFn: () => api.cases.removeFile({ caseId: view.id, fileId: file.id }),
    onSuccess: async () => {
      ask(false)
      toast(say('fileRemoved', { name: file.name }))
      await changed()
    },
    onError: toastRefusal,
  })
  return (
    <div className="ca-file">
      <Icon name="file" />
      <div className="ca-file-words">
        <a href={`${apiPrefix}/cases/${view.id}/files/${file.id}`} download={file.name}>
          {file.name}
        </a>
        <span className="tx-quiet">
          {say('fileBy', { name: file.by, size: sizeWords(file.sizeBytes) })} · {formatInstant(file.at, i18n.language)}
        </span>
        {file.audience === 'inner' && (
          <Chip tone="warn" icon="lock">
            {say('fileInner')}
          </Chip>
        )}
      </div>
      {file.mayRemove && <IconButton icon="close" label={say('removeFile', { name: file.name })} onClick={() => ask(true)} />}
      {asked && (
        <ConfirmDialog
          open
          title={say('removeFileTitle')}
          action={say('removeFileAction')}
          danger
          busy={remove.isPending}
          onConfirm={() => remove.mutate()}
          onClose={() => ask(false)}
        >
          {say('removeFileBody', { name: file.name })}
        </ConfirmDialog>
      )}
    </div>
  )
}
