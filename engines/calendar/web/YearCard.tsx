import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { ConfirmDialog } from '../../../kernel/ui/base/ConfirmDialog.tsx'
import { formatInstant } from '../../../kernel/ui/base/days.ts'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api, query } from '../../../web/api.ts'
import { useMay } from '../../../web/session.tsx'
import { calendarTexts } from './calendar.texts.ts'
import type { ShownYear } from './calendar.types.ts'
import { workingDaysOf } from './month-days.ts'
import { YearPicture } from './YearPicture.tsx'

export function YearCard({ year }: { year: number }) {
  const shown = useQuery(query.calendar.get.queryOptions({ input: { year } }))
  if (shown.isPending) return <SkeletonPage />
  if (shown.isError) return <ErrorState error={shown.error} onRetry={() => void shown.refetch()} />
  return <Year shown={shown.data} />
}

function Year({ shown }: { shown: ShownYear }) {
  const say = useTexts(calendarTexts)
  const { i18n } = useTranslation()
  const days = [...shown.days, ...shown.daysOfNext]
  const inYear = days.filter(({ day }) => day.startsWith(`${shown.year}-`))
  const makeup = inYear.filter(({ kind }) => kind === 'makeup').length
  const working = workingDaysOf(shown.year, new Map(days.map((special) => [special.day, special])))
  const origin = shown.loadedAt === null ? say('shipped') : say('ownSince', { when: formatInstant(shown.loadedAt, i18n.language) })
  return (
    <Card title={say('counts', { working, off: inYear.length - makeup, makeup })}>
      <div className="wd-origin">
        <p>
          <Chip tone={shown.source === 'own' ? 'brand' : 'neutral'} icon={shown.source === 'own' ? 'edit' : 'book'}>
            {origin}
          </Chip>{' '}
          {shown.title} · {shown.documentNo ?? say('noNumber')}
        </p>
        <div className="wd-actions">
          {shown.sourceUrl && (
            <a href={shown.sourceUrl} target="_blank" rel="noreferrer">
              {say('source')}
            </a>
          )}
          <YearActions shown={shown} />
        </div>
      </div>
      <YearPicture year={shown.year} days={days} />
    </Card>
  )
}

function YearActions({ shown: { year, source, version, hasShipped } }: { shown: ShownYear }) {
  const say = useTexts(calendarTexts)
  const client = useQueryClient()
  const mayManage = useMay('calendar.manage')
  const [asking, ask] = useState(false)
  const removal = useMutation({
    mutationFn: () => api.calendar.remove({ year, version }),
    onSuccess: () => toast(say('removed', { year })),
    onError: (error) => toast({ message: error.message, tone: 'bad' }),
    onSettled: async () => {
      ask(false)
      // The list first: a year that is no longer known is then not asked for again.
      await client.invalidateQueries({ queryKey: query.calendar.list.key() })
      await client.invalidateQueries({ queryKey: query.calendar.get.key() })
    },
  })
  if (!mayManage) return null
  return (
    <>
      <ButtonLink look="quiet" icon="edit" to={`/working-days/${year}/load`}>
        {say('change')}
      </ButtonLink>
      {source === 'own' && (
        <Button look="quiet" icon="undo" onClick={() => ask(true)}>
          {say('remove')}
        </Button>
      )}
      <ConfirmDialog
        open={asking}
        title={say('removeTitle', { year })}
        action={say('removeAction')}
        danger
        busy={removal.isPending}
        onConfirm={() => removal.mutate()}
        onClose={() => ask(false)}
      >
        {say(hasShipped ? 'removeToShipped' : 'removeToNothing', { year })}
      </ConfirmDialog>
    </>
  )
}
