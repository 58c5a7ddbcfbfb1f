import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { isApiError } from '../../../../kernel/ui/api-error.ts'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { baseTexts } from '../../../../kernel/ui/base/base.texts.ts'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { ConfirmDialog } from '../../../../kernel/ui/base/ConfirmDialog.tsx'
import { ListRow } from '../../../../kernel/ui/base/ListRow.tsx'
import { formatInstant } from '../../../../kernel/ui/base/days.ts'
import { describeError } from '../../../../kernel/ui/base/ErrorState.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import type { Session } from '../proposals.types.ts'
import { useProposalsChanged } from '../use-proposal.ts'
import { wordsTexts } from '../words.texts.ts'
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
        <>
          <Banner tone="warn" urgent>
            {describeError(archive.error, sayBase).message}
          </Banner>
          <StillOpen error={archive.error} />
        </>
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

const openOnes = z.object({ open: z.array(z.object({ id: z.string(), number: z.string().nullable(), title: z.string() })) })

/** What stands in the way, one by one. */
function StillOpen({ error }: { error: unknown }) {
  const sayWord = useTexts(wordsTexts)
  const { data } = openOnes.safeParse(isApiError(error) ? error.details : null)
  return (
    <ul>
      {data?.open.map(({ id, number, title }) => (
        <li key={id}>
          <ListRow to={`/proposals/${id}`} title={title} hint={number === null ? undefined : sayWord('numbered', { number })} />
        </li>
      ))}
    </ul>
  )
}
