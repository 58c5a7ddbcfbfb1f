import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../kernel/ui/use-bilingual.ts'
import type { CaseView } from './case.types.ts'
import { casesTexts } from './cases.texts.ts'
import './talk.css'

/** Who stands in which relation to the case; where several each do a part, who has done theirs. */
export function CaseParties({ view }: { view: CaseView }) {
  const say = useTexts(casesTexts)
  const words = useBilingual()
  if (view.parties.length === 0) return null
  const relations = [...new Set(view.parties.map((party) => party.relation))]
  return (
    <Card title={say('parties')}>
      <dl className="ca-parties">
        {relations.map((relation) => {
          const parties = view.parties.filter((party) => party.relation === relation)
          // Only where some have done their part does it matter who has not.
          const counted = parties.some((party) => party.doneAt !== null)
          return (
            <div key={relation}>
              <dt>{parties[0] && words(parties[0].title)}</dt>
              {parties.map((party, index) => (
                <dd key={index}>
                  <span>{[party.person?.name, party.unit?.name].filter(Boolean).join(' · ') || '—'}</span>
                  {counted && (
                    <Chip tone={party.doneAt ? 'ok' : 'warn'} icon={party.doneAt ? 'check' : 'clock'}>
                      {say(party.doneAt ? 'partyDone' : 'partyWaiting')}
                    </Chip>
                  )}
                </dd>
              ))}
            </div>
          )
        })}
      </dl>
    </Card>
  )
}
