import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Chip } from '../../../../kernel/ui/base/Chip.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { ListRow } from '../../../../kernel/ui/base/ListRow.tsx'
import { SkeletonPage } from '../../../../kernel/ui/base/Skeleton.tsx'
import { Facts, RecordPage } from '../../../../kernel/ui/desk/RecordPage.tsx'
import { StatRow, StatTile } from '../../../../kernel/ui/desk/StatTile.tsx'
import { useTexts, type SayOf } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import { organisationTexts } from '../organisation.texts.ts'
import type { Unit } from '../organisation.types.ts'
import { unitTexts } from '../unit.texts.ts'
import { useDays } from '../use-days.ts'
import { useOrganisationChange } from '../use-organisation-change.ts'
import { OfficersTab } from './OfficersTab.tsx'
import { UnitActions } from './UnitActions.tsx'
import { UnitHistory } from './UnitHistory.tsx'
import '../organisation.css'

/** One unit: what it is, who serves in it, what became of it. */
export function UnitPage() {
  const { unitId } = useParams({ strict: false })
  const unit = useQuery(query.organisation.unit.queryOptions({ input: { id: unitId ?? '' } }))
  if (unit.isPending) return <SkeletonPage />
  if (unit.isError) return <ErrorState error={unit.error} onRetry={() => void unit.refetch()} />
  return <Record key={unit.data.id} unit={unit.data} />
}

function Record({ unit }: { unit: Unit }) {
  const say = useTexts(unitTexts)
  const kinds = useTexts(organisationTexts)
  const { today } = useDays()
  const over = unit.closedOn !== null && unit.closedOn <= today
  return (
    <RecordPage
      title={unit.name}
      state={
        <>
          <Chip tone="brand">{kinds(unit.committeeKind ?? unit.kind)}</Chip>
          {over && <Chip icon="info">{say('closed')}</Chip>}
        </>
      }
      // A department stands below the university, not below the union, whose name its root bears.
      lead={unit.kind === 'department' ? undefined : <PathLine unit={unit} />}
      action={!over && <UnitActions unit={unit} />}
      tabs={[
        { key: 'facts', label: say('facts'), children: <FactsTab unit={unit} over={over} /> },
        ...(unit.kind === 'department' ? [] : [{ key: 'officers', label: say('officers'), children: <OfficersTab unit={unit} /> }]),
        { key: 'history', label: say('history'), children: <UnitHistory unit={unit} /> },
      ]}
    />
  )
}

/** What it stands below, each a way there. */
function PathLine({ unit }: { unit: Unit }) {
  return unit.path
    .filter(({ id }) => id !== unit.id)
    .map((above) => (
      <span key={above.id}>
        <Link to="/organisation/units/$unitId" params={{ unitId: above.id }}>
          {above.name}
        </Link>
        {' ›'}
      </span>
    ))
}

function FactsTab({ unit, over }: { unit: Unit; over: boolean }) {
  const say = useTexts(unitTexts)
  const kinds = useTexts(organisationTexts)
  const { write } = useDays()
  const facts = [
    { label: kinds('kind'), value: kinds(unit.committeeKind ?? unit.kind) },
    { label: kinds('shortName'), value: unit.shortName },
    { label: kinds('campus'), value: unit.campus?.name ?? kinds('noCampus') },
    { label: say('livesFrom'), value: write(unit.livesFrom) },
    ...(unit.closedOn ? [{ label: say('closedOn'), value: write(unit.closedOn) }] : []),
  ]
  return (
    <div className="og-stack">
      <Standing unit={unit} over={over} />
      {holdsPeople(unit) && unit.staff !== null && <People unit={unit} />}
      <Facts facts={facts} />
      {(unit.kind === 'university' || unit.kind === 'branch') && <Children unit={unit} />}
    </div>
  )
}

/** Closed, or about to change: said first. */
function Standing({ unit, over }: { unit: Unit; over: boolean }) {
  const say = useTexts(unitTexts)
  const { write } = useDays()
  const withdraw = useOrganisationChange(async () => {
    await api.organisation.withdraw({ id: unit.id, version: unit.version, documentNo: null, reason: null })
    return say('withdrawn')
  })
  if (over)
    return (
      <Banner tone="neutral">
        {say('closedBanner', { name: unit.name, day: write(unit.closedOn ?? '') })}
        {unit.successors.length > 0 && say('wentTo')}
        {unit.successors.map((heir, index) => (
          <span key={heir.id}>
            {index > 0 && '、'}
            <Link to="/organisation/units/$unitId" params={{ unitId: heir.id }}>
              {heir.name}
            </Link>
          </span>
        ))}
      </Banner>
    )
  const words = comingWords(unit, say, write)
  if (!words) return null
  return (
    <Banner
      tone="warn"
      action={
        unit.may.manage && (
          <Button busy={withdraw.isPending} onClick={() => withdraw.mutate(undefined)}>
            {say('withdraw')}
          </Button>
        )
      }
    >
      {words}
    </Banner>
  )
}

function comingWords(unit: Unit, say: SayOf<typeof unitTexts>, write: (day: string) => string): string | null {
  if (unit.closedOn) return say('pendingCloseBanner', { day: write(unit.closedOn) })
  if (!unit.pending) return null
  const day = write(unit.pending.on)
  return unit.pending.name === unit.name ? say('pendingMoveBanner', { day, parent: unit.pending.parentName ?? '' }) : say('pendingBanner', { day, name: unit.pending.name })
}

function holdsPeople({ kind }: Unit): boolean {
  return kind === 'university' || kind === 'branch' || kind === 'group'
}

function People({ unit }: { unit: Unit }) {
  const say = useTexts(unitTexts)
  const filter = unit.kind === 'university' ? {} : { 'f.unit': unit.id }
  return (
    <div className="og-people">
      <StatRow>
        <StatTile label={say('membersAll')} value={unit.membersBelow ?? 0} note={say('membersAllNote')} />
        <StatTile label={say('peopleHere')} value={unit.staff ?? 0} note={say('peopleHereNote', { count: unit.members ?? 0 })} />
      </StatRow>
      <Link to="/members" search={filter} className="tx-button tx-button-plain">
        {say('openPeople')}
      </Link>
    </div>
  )
}

function Children({ unit }: { unit: Unit }) {
  const say = useTexts(unitTexts)
  const kinds = useTexts(organisationTexts)
  return (
    <section>
      <h2>{say('children')}</h2>
      {unit.children.length === 0 && <p className="tx-quiet">{say('noChildren')}</p>}
      <ul className="og-children">
        {unit.children.map((child) => (
          <li key={child.id}>
            <ListRow title={child.name} hint={kinds(child.kind)} to={`/organisation/units/${child.id}`} />
          </li>
        ))}
      </ul>
    </section>
  )
}
