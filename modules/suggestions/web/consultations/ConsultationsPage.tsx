import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../../kernel/ui/base/Chip.tsx'
import { formatInstant } from '../../../../kernel/ui/base/days.ts'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { ListRow } from '../../../../kernel/ui/base/ListRow.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { sayUntil } from '../../../../kernel/ui/until.ts'
import { query } from '../../../../web/api.ts'
import { useMay } from '../../../../web/session.tsx'
import type { ConsultationItem } from '../suggestions.types.ts'
import { consultationsTexts } from './consultations.texts.ts'
import { stageTones } from './stage-tones.ts'
import '../suggestions.css'

/** Draft texts on which colleagues are heard. */
export function ConsultationsPage() {
  const say = useTexts(consultationsTexts)
  const mayManage = useMay('suggestions.manage')
  const list = useQuery(query.consultations.list.queryOptions({ input: {} }))
  const create = mayManage && (
    <ButtonLink look="primary" icon="plus" to="/consultations/new">
      {say('create')}
    </ButtonLink>
  )
  return (
    <PageFrame title={say('title')} lead={say('lead')} width="read" action={create}>
      <Card flush>
        {list.isPending && <SkeletonRows rows={4} />}
        {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
        {list.data?.items.length === 0 && (
          <EmptyState icon="edit" title={say('none')}>
            {say('noneBody')}
          </EmptyState>
        )}
        <ul>
          {list.data?.items.map((item) => (
            <li key={item.id}>
              <Row item={item} />
            </li>
          ))}
        </ul>
      </Card>
    </PageFrame>
  )
}

function Row({ item }: { item: ConsultationItem }) {
  const say = useTexts(consultationsTexts)
  const { i18n } = useTranslation()
  const at = (instant: string) => formatInstant(instant, i18n.language)
  const when = item.stage === 'before' ? say('from', { at: at(item.opensAt) }) : say('until', { at: sayUntil(item.closesAt, i18n.language) })
  const hint = [
    ...(item.round > 1 ? [say('round', { count: item.round })] : []),
    when,
    say('comments', { count: item.comments }),
    ...(item.mine > 0 ? [say('mineCount', { count: item.mine })] : []),
  ].join(' · ')
  return <ListRow to={`/consultations/${item.id}`} title={item.title} hint={hint} aside={<Chip tone={stageTones[item.stage]}>{say(`stage_${item.stage}`)}</Chip>} />
}
