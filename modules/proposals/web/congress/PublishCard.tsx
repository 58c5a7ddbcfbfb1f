import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { ConfirmDialog } from '../../../../kernel/ui/base/ConfirmDialog.tsx'
import { formatInstant } from '../../../../kernel/ui/base/days.ts'
import { ListRow } from '../../../../kernel/ui/base/ListRow.tsx'
import { Refusal } from '../../../../kernel/ui/base/Refusal.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import type { Session } from '../proposals.types.ts'
import { useProposalsChanged } from '../use-proposal.ts'
import { wordsTexts } from '../words.texts.ts'
import { congressTexts } from './congress.texts.ts'

/** The replies that are held go out together; what is not signed is named. */
export function PublishCard({ session }: { session: Session }) {
  const say = useTexts(congressTexts)
  const { i18n } = useTranslation()
  const changed = useProposalsChanged()
  const [asked, ask] = useState(false)
  const counts = useQuery(query.proposals.counts.queryOptions({ input: { sessionId: session.id } }))
  const held = counts.data?.states.find(({ state }) => state === 'signed')?.count ?? 0
  const unsigned = counts.data?.states.filter(({ state }) => ['assigned', 'reassigning', 'handling', 'sign_off'].includes(state)).reduce((sum, { count }) => sum + count, 0) ?? 0
  const publish = useMutation({
    mutationFn: () => api.proposals.publishReplies({ id: session.id, version: session.version }),
    onSettled: () => ask(false),
    onSuccess: () => void changed(),
  })
  return (
    <Card title={say('deskPublish')}>
      <Refusal error={publish.error} />
      {publish.data && <Published outcome={publish.data} />}
      <p>{held > 0 ? say('deskPublishBody', { count: held }) : say('deskPublishNone')}</p>
      {unsigned > 0 && <p className="tx-quiet">{say('deskPublishUnsigned', { count: unsigned })}</p>}
      {session.repliesPublishedAt && <p className="tx-quiet">{say('deskPublished', { at: formatInstant(session.repliesPublishedAt, i18n.language) })}</p>}
      {held > 0 && (
        <div className="pr-actions">
          <Button look="primary" onClick={() => ask(true)}>
            {say('deskPublishGo', { count: held })}
          </Button>
        </div>
      )}
      {asked && (
        <ConfirmDialog
          open
          title={say('deskPublish')}
          action={say('deskPublishGo', { count: held })}
          busy={publish.isPending}
          onConfirm={() => publish.mutate()}
          onClose={() => ask(false)}
        >
          {say('deskPublishAsk')}
        </ConfirmDialog>
      )}
    </Card>
  )
}

function Published({ outcome }: { outcome: Awaited<ReturnType<typeof api.proposals.publishReplies>> }) {
  const say = useTexts(congressTexts)
  const sayWord = useTexts(wordsTexts)
  return (
    <>
      <Banner tone="ok" title={say('deskPublishDone', { count: outcome.published })}>
        {outcome.unsigned.length > 0 && say('deskUnsignedList')}
      </Banner>
      <ul>
        {outcome.unsigned.map(({ id, number, title, leadUnit }) => (
          <li key={id}>
            <ListRow to={`/proposals/${id}`} title={title} hint={[number && sayWord('numbered', { number }), leadUnit].filter(Boolean).join(' · ')} />
          </li>
        ))}
      </ul>
    </>
  )
}
