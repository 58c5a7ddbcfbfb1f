import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { capacityTexts } from '../capacity.texts.ts'
import type { MyOffer } from '../offer.types.ts'
import { useTimes } from '../use-times.ts'

/** How places are given here and what it costs not to come: the rules as published, in words. */
export function FactsCard({ offer, party }: { offer: MyOffer; party?: number }) {
  const say = useTexts(capacityTexts)
  const times = useTimes()
  const { rules, mode } = offer
  const uses = [...(rules.programme ? [rules.programme] : []), ...Object.values(rules.tagProgrammes)]
  return (
    <Card title={say(mode === 'choice' ? 'factsChoice' : 'facts')}>
      <dl className="cp-facts">
        <Fact label={say(mode === 'choice' ? 'factWindowChoice' : 'factWindow')}>{times.span(offer.opensAt, offer.closesAt)}</Fact>
        <Fact label={say(mode === 'choice' ? 'factModeChoice' : 'factMode')}>{say(`modeBody_${mode}`)}</Fact>
        {(mode === 'first_come' || mode === 'lottery') && <Fact label={say('factWaiting')}>{say(`waiting_${rules.waiting}`)}</Fact>}
        {rules.answerHours !== null && <Fact label={say('factAnswer')}>{say('factAnswerBody', { count: rules.answerHours })}</Fact>}
        {rules.partyMost > 1 && party === undefined && <Fact label={say('factParty')}>{say('factPartyBody', { count: rules.partyMost })}</Fact>}
        {offer.cancelUntil && <Fact label={say('factCancel')}>{say('factCancelBody', { at: times.until(offer.cancelUntil) })}</Fact>}
        {rules.optionClosesDays !== null && <Fact label={say('factOption')}>{say('factOptionBody', { count: rules.optionClosesDays })}</Fact>}
        {uses.map(({ key, most, years }) => (
          <Fact key={key} label={say('factUse')}>
            {say('factUseBody', { what: key, most, years })}
          </Fact>
        ))}
        {rules.noShowDays !== null && <Fact label={say('factNoShow')}>{say('factNoShowBody', { count: rules.noShowDays })}</Fact>}
        {mode !== 'choice' && <Fact label={say('factFinal')}>{say('factFinalBody', { at: times.until(offer.finalAt) })}</Fact>}
      </dl>
    </Card>
  )
}

function Fact({ label, children }: { label: string; children: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
