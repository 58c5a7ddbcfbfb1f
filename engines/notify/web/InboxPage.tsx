import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Choice } from '../../../kernel/ui/base/Choice.tsx'
import { EmptyState } from '../../../kernel/ui/base/EmptyState.tsx'
import { EndlessList } from '../../../kernel/ui/base/EndlessList.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { useNow } from '../../../kernel/ui/base/use-now.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api, query } from '../../../web/api.ts'
import { MessageRow } from './MessageRow.tsx'
import { notifyTexts } from './notify.texts.ts'
import './notify.css'

type Shown = 'all' | 'unread'

/** My messages, the newest first. */
export function InboxPage() {
  const say = useTexts(notifyTexts)
  const [shown, show] = useState<Shown>('all')
  const { pages, items, read, readAll } = useInbox(shown)
  const now = useNow()
  const options = [
    { value: 'all', label: say('all') },
    { value: 'unread', label: say('unread') },
  ] as const
  return (
    <PageFrame
      title={say('title')}
      lead={say('lead')}
      width="read"
      back
      action={
        <ButtonLink to="/me/notifications" look="quiet">
          {say('settings')}
        </ButtonLink>
      }
    >
      <div className="nt-bar">
        <Choice label={say('show')} value={shown} options={options} onChange={show} />
        {items.some((item) => item.readAt === null) && (
          <Button look="quiet" icon="check" busy={readAll.isPending} onClick={() => readAll.mutate()}>
            {say('readAll')}
          </Button>
        )}
      </div>
      <EndlessList
        read={pages}
        flush
        empty={
          <Card flush>
            <Nothing shown={shown} />
          </Card>
        }
      >
        {(item) => <MessageRow message={item} now={now} onOpen={() => item.readAt === null && read.mutate(item.id)} />}
      </EndlessList>
    </PageFrame>
  )
}

function Nothing({ shown }: { shown: Shown }) {
  const say = useTexts(notifyTexts)
  if (shown === 'unread')
    return (
      <EmptyState icon="ok" title={say('emptyUnread')}>
        {say('emptyUnreadBody')}
      </EmptyState>
    )
  return (
    <EmptyState icon="bell" title={say('empty')}>
      {say('emptyBody')}
    </EmptyState>
  )
}

function useInbox(shown: Shown) {
  const say = useTexts(notifyTexts)
  const client = useQueryClient()
  const pages = useInfiniteQuery(
    query.notify.my.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ limit: 20, ...(shown === 'unread' ? { unreadOnly: true } : {}), ...(cursor ? { cursor } : {}) }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      refetchOnWindowFocus: 'always',
    }),
  )
  const items = pages.data?.pages.flatMap((page) => page.items) ?? []
  const refresh = () => client.invalidateQueries({ queryKey: query.notify.my.key() })
  const read = useMutation({ mutationFn: (id: string) => api.notify.my.read({ id }), onSettled: refresh })
  const newest = items[0]?.id
  const readAll = useMutation({
    mutationFn: async () => newest && api.notify.my.readAll({ upTo: newest }),
    onSuccess: () => toast(say('readAllDone')),
    onError: (error) => toast({ message: error.message, tone: 'bad' }),
    onSettled: refresh,
  })
  return { pages, items, read, readAll }
}
