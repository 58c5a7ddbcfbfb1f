import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { PhaseChip, StatusChip } from '../../../engines/capacity/web/StatusChip.tsx'
import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { Choice } from '../../../kernel/ui/base/Choice.tsx'
import { EmptyState } from '../../../kernel/ui/base/EmptyState.tsx'
import { EndlessList } from '../../../kernel/ui/base/EndlessList.tsx'
import { ListRow } from '../../../kernel/ui/base/ListRow.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { useMay } from '../../../web/session.tsx'
import { recuperationTexts } from './recuperation.texts.ts'
import type { ProgrammeItem } from './recuperation.types.ts'
import './recuperation.css'

const whens = ['open', 'soon', 'past'] as const
type When = (typeof whens)[number]

/** The year's programmes: open, soon, past. */
export function ProgrammesPage() {
  const say = useTexts(recuperationTexts)
  const mayRead = useMay('recuperation.read')
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const when = whens.find((one) => one === search['when']) ?? 'open'
  const desk = mayRead && (
    <ButtonLink icon="list" to="/recuperation/desk">
      {say('deskTitle')}
    </ButtonLink>
  )
  return (
    <PageFrame title={say('title')} lead={say('lead')} action={desk}>
      <div className="rc-stack">
        <Choice
          label={say('when')}
          value={when}
          options={whens.map((value) => ({ value, label: say(`when_${value}`) }))}
          onChange={(value) => void navigate({ to: '.', search: value === 'open' ? {} : { when: value }, replace: true })}
        />
        <Programmes key={when} when={when} />
      </div>
    </PageFrame>
  )
}

function Programmes({ when }: { when: When }) {
  const say = useTexts(recuperationTexts)
  const read = useInfiniteQuery(
    query.recuperation.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ when, ...(cursor ? { cursor } : {}) }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    }),
  )
  return (
    <EndlessList
      read={read}
      flush
      empty={
        <Card flush>
          <EmptyState icon="travel" title={say(`none_${when}`)}>
            {say('noneBody')}
          </EmptyState>
        </Card>
      }
    >
      {(item) => <Row item={item} />}
    </EndlessList>
  )
}

function Row({ item }: { item: ProgrammeItem }) {
  const say = useTexts(recuperationTexts)
  const times = useTimes()
  const { phase, opensAt, closesAt, mine, myTrip, onRoster, trips, unitName } = item
  const window = phase === 'soon' ? say('opensAt', { at: times.at(opensAt) }) : phase === 'open' ? say('closesAt', { at: times.until(closesAt) }) : ''
  const state =
    mine && mine !== 'cancelled' ? (
      <StatusChip status={mine} />
    ) : !onRoster && (phase === 'open' || phase === 'soon') ? (
      <Chip>{say('notForYou')}</Chip>
    ) : (
      <PhaseChip phase={phase} />
    )
  return (
    <ListRow
      to={`/recuperation/${item.id}`}
      icon="travel"
      title={item.title}
      hint={[myTrip ?? say('tripCount', { count: trips }), unitName, window].filter(Boolean).join(' · ')}
      aside={state}
    />
  )
}
