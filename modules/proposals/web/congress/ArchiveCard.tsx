import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { baseTexts } from '../../../../kernel/ui/base/base.texts.ts'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { ConfirmDialog } from '../../../../kernel/ui/base/ConfirmDialog.tsx'
import { formatInstant } from '../../../../kernel/ui/base/days.ts'
import { describeError } from '../../../../kernel/ui/base/ErrorState.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import type { Session } from '../proposals.types.ts'
import { useProposalsChanged } from '../use-proposal.ts'
import { congressTexts } from './congress.texts.ts'

/** Closes a session's books; what is still open is named by the server. */
export function ArchiveCard({ session }: { session: Session }) {
  const say = useTexts(congressTexts)
  const sayBase = useTexts(baseTexts)
  const { i18n } = useTranslation()
  const changed = useProposalsChanged()
  const [asked, ask] = useState(false)
  const archive = useMutation({
    mutationFn: () => api.proposals.archiveSession({ id: session.id, version: session.version }),
    onSettled: () => ask(false),
    onSuccess: () => {
      toast(say('deskArchiveDone', { title: session.title }))
      void changed()
    },
  })
  return (
    <Card title={say('deskArchive')}>
      {archive.isError && (
        <Banner tone="warn" urgent>
          {describeError(archive.error, sayBase).message}
        </Banner>
      )}
      {session.archivedAt ? (
        <p>{say('deskArchived', { at: formatInstant(session.archivedAt, i18n.language) })}</p>
      ) : (
        <>
          <p className="tx-quiet">{say('deskArchiveAsk')}</p>
          <div className="pr-actions">
            <Button look="danger" onClick={() => ask(true)}>
              {say('deskArchive')}
            </Button>
          </div>
        </>
      )}
      {asked && (
        <ConfirmDialog open danger title={say('deskArchive')} action={say('deskArchive')} busy={archive.isPending} onConfirm={() => archive.mutate()} onClose={() => ask(false)}>
          {say('deskArchiveAsk')}
        </ConfirmDialog>
      )}
    </Card>
  )
}
