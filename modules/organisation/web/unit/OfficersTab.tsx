import { useState } from 'react'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Chip } from '../../../../kernel/ui/base/Chip.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import type { Officer, Unit } from '../organisation.types.ts'
import { unitTexts } from '../unit.texts.ts'
import { useDays } from '../use-days.ts'
import { EndOfficeDrawer } from './EndOfficeDrawer.tsx'
import { TermsSection } from './TermsSection.tsx'

/** Who serves now, who served before, and the terms. */
export function OfficersTab({ unit }: { unit: Unit }) {
  const say = useTexts(unitTexts)
  const [ending, end] = useState<Officer | null>(null)
  return (
    <div className="og-stack">
      <section>
        <h2>{say('now')}</h2>
        {unit.officersNow.length === 0 && <p className="tx-quiet">{say('noOfficers')}</p>}
        <OfficerLines officers={unit.officersNow} unit={unit} onEnd={unit.may.officers ? end : null} />
      </section>
      <TermsSection unit={unit} />
      <section>
        <h2>{say('before')}</h2>
        {unit.officersBefore.length === 0 && <p className="tx-quiet">{say('noBefore')}</p>}
        <OfficerLines officers={unit.officersBefore} unit={unit} onEnd={null} />
      </section>
      {ending && <EndOfficeDrawer officer={ending} onClose={() => end(null)} />}
    </div>
  )
}

function OfficerLines({ officers, unit, onEnd }: { officers: readonly Officer[]; unit: Unit; onEnd: ((officer: Officer) => void) | null }) {
  const say = useTexts(unitTexts)
  const { write } = useDays()
  const termOf = ({ termId }: Officer) => unit.terms.find(({ id }) => id === termId)?.ordinal
  return (
    <ul className="og-lines">
      {officers.map((officer) => {
        const ordinal = termOf(officer)
        const facts = [
          officer.to ? say('span', { from: write(officer.from), to: write(officer.to) }) : say('since', { from: write(officer.from) }),
          ordinal !== undefined && say('termLine', { ordinal }),
          officer.documentNo,
          officer.endReason && say(officer.endReason),
          officer.endDocumentNo,
        ]
        return (
          <li key={officer.id}>
            <span className="og-line-words">
              <span>
                <strong>{officer.staffName}</strong> {officer.title} {officer.cadreKind !== 'part_time' && <Chip>{say(officer.cadreKind)}</Chip>}
              </span>
              <span className="tx-quiet">{[officer.staffNo, ...facts].filter(Boolean).join(' · ')}</span>
            </span>
            {onEnd && officer.to === null && (
              <Button look="quiet" onClick={() => onEnd(officer)} aria-label={say('endTitle', { name: officer.staffName, title: officer.title })}>
                {say('end')}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
