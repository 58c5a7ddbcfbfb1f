import { useState } from 'react'
import { z } from 'zod'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Chip } from '../../../../kernel/ui/base/Chip.tsx'
import { daysBetween } from '../../../../kernel/ui/base/days.ts'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { FormDrawer } from '../../../../kernel/ui/desk/form/FormDrawer.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import type { Term, Unit } from '../organisation.types.ts'
import { unitTexts } from '../unit.texts.ts'
import { useDays } from '../use-days.ts'
import { useOrganisationDone } from '../use-organisation-change.ts'

const form = z.object({ ordinal: z.int().min(1).max(200), from: z.iso.date(), to: z.iso.date(), documentNo: z.string().trim().max(80).nullable() })

/** From so near on the end of a term is said. */
const soonDays = 180

/** The terms of office, newest first; a term that ends soon says so. */
export function TermsSection({ unit }: { unit: Unit }) {
  const say = useTexts(unitTexts)
  const { write } = useDays()
  const [editing, edit] = useState<Term | 'new' | null>(null)
  const terms = unit.terms.toSorted((one, other) => other.ordinal - one.ordinal)
  return (
    <section>
      <div className="og-head-line">
        <h2>{say('terms')}</h2>
        {unit.may.officers && (
          <Button look="quiet" onClick={() => edit('new')}>
            {say('termAdd')}
          </Button>
        )}
      </div>
      {terms.length === 0 && <p className="tx-quiet">{say('noTerms')}</p>}
      <ul className="og-lines">
        {terms.map((term, index) => (
          <li key={term.id}>
            <span className="og-line-words">
              <span>
                <strong>{say('termLine', { ordinal: term.ordinal })}</strong> {index === 0 && <TermState to={term.to} />}
              </span>
              <span className="tx-quiet">{[say('span', { from: write(term.from), to: write(term.to) }), term.documentNo].filter(Boolean).join(' · ')}</span>
            </span>
            {unit.may.officers && (
              <Button look="quiet" onClick={() => edit(term)} aria-label={say('termEdit', { ordinal: term.ordinal })}>
                {say('edit')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {editing && <TermDrawer unit={unit} term={editing === 'new' ? null : editing} next={(terms[0]?.ordinal ?? 0) + 1} onClose={() => edit(null)} />}
    </section>
  )
}

function TermState({ to }: { to: string }) {
  const say = useTexts(unitTexts)
  const { today } = useDays()
  const left = daysBetween(today, to)
  if (left > soonDays) return null
  return (
    <Chip tone="warn" icon="clock">
      {left <= 0 ? say('termOver') : say('termSoon', { count: left })}
    </Chip>
  )
}

function TermDrawer({ unit, term, next, onClose }: { unit: Unit; term: Term | null; next: number; onClose: () => void }) {
  const say = useTexts(unitTexts)
  const { today } = useDays()
  const done = useOrganisationDone()
  return (
    <FormDrawer
      title={term ? say('termEdit', { ordinal: term.ordinal }) : say('termAdd')}
      action={say('save')}
      schema={form}
      initial={term ?? { ordinal: next, from: today }}
      fields={{
        ordinal: { label: say('termOrdinal') },
        from: { label: say('termFrom') },
        to: { label: say('termTo') },
        documentNo: { label: say('documentNo') },
      }}
      onSubmit={async (values, call) => {
        if (term) await api.organisation.changeTerm({ id: term.id, version: term.version, ...values })
        else await api.organisation.addTerm({ id: unit.id, ...values }, { context: call })
        toast(say('termSaved'))
      }}
      onDone={done}
      onClose={onClose}
    />
  )
}
