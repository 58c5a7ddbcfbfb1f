import { Link } from '@tanstack/react-router'
import type { IconName } from '../../../../kernel/ui/base/Icon.tsx'
import { Timeline } from '../../../../kernel/ui/desk/Timeline.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import type { Unit, UnitChange } from '../organisation.types.ts'
import { unitTexts } from '../unit.texts.ts'
import { useDays } from '../use-days.ts'
import { changeTitle, changeTraces } from './change-words.ts'

const icons: Record<UnitChange['kind'], IconName> = {
  create: 'plus',
  rename: 'edit',
  relocate: 'building',
  move: 'tree',
  merge: 'people',
  split: 'people',
  close: 'close',
  withdraw: 'undo',
}

/** What became of a unit: where it came from, every change with its document, what followed it. */
export function UnitHistory({ unit }: { unit: Unit }) {
  const say = useTexts(unitTexts)
  const { write } = useDays()
  const events = unit.changes.map((change) => ({
    key: change.id,
    at: change.at,
    title: changeTitle(change, say),
    icon: icons[change.kind],
    children: [say('effective', { day: write(change.effectiveOn) }), change.documentNo, ...changeTraces(change, say), change.reason && say('reason', { reason: change.reason })]
      .filter(Boolean)
      .join(' · '),
  }))
  return (
    <div className="og-stack">
      <Kin unit={unit} />
      {events.length === 0 ? <p className="tx-quiet">{say('noHistory')}</p> : <Timeline events={events} label={say('history')} />}
      {unit.versions.length > 1 && <Versions unit={unit} />}
    </div>
  )
}

function Kin({ unit }: { unit: Unit }) {
  const say = useTexts(unitTexts)
  const { write } = useDays()
  const lines = [
    { title: say('predecessors'), units: unit.predecessors },
    { title: say('successors'), units: unit.successors },
  ].filter(({ units }) => units.length > 0)
  return lines.map(({ title, units }) => (
    <section key={title}>
      <h2>{title}</h2>
      <ul className="og-lines">
        {units.map((kin) => (
          <li key={kin.id}>
            <Link to="/organisation/units/$unitId" params={{ unitId: kin.id }}>
              {kin.name}
            </Link>
            <span className="tx-quiet">{say(kin.kind === 'merge' ? 'mergedOn' : 'splitOn', { day: write(kin.on) })}</span>
          </li>
        ))}
      </ul>
    </section>
  ))
}

function Versions({ unit }: { unit: Unit }) {
  const say = useTexts(unitTexts)
  const { write } = useDays()
  return (
    <section>
      <h2>{say('versions')}</h2>
      <ul className="og-lines">
        {unit.versions.map((version) => (
          <li key={version.from}>
            <span className="og-line-words">
              <span>{version.name}</span>
              <span className="tx-quiet">
                {[
                  version.to ? say('span', { from: write(version.from), to: write(version.to) }) : say('since', { from: write(version.from) }),
                  version.parentName,
                  version.campusName,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
