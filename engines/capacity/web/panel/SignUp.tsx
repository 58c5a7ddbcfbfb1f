import { useState, type FormEvent } from 'react'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { baseTexts } from '../../../../kernel/ui/base/base.texts.ts'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { describeError } from '../../../../kernel/ui/base/ErrorState.tsx'
import { isApiError } from '../../../../kernel/ui/api-error.ts'
import { useTexts, type SayOf } from '../../../../kernel/ui/texts.ts'
import { capacityTexts } from '../capacity.texts.ts'
import { Countdown } from '../Countdown.tsx'
import type { MyOffer } from '../offer.types.ts'
import { usePress, type Pressing } from '../press/use-press.ts'
import { Companions } from './Companions.tsx'
import { ChoicesInOrder, OptionChoice } from './OptionChoice.tsx'
import { Questions } from './Questions.tsx'
import { askedIn, missingIn, useSignUpDraft, type Missing, type SignUpDraft } from './sign-up-draft.ts'
import { nearestTo } from './timetable.ts'

interface SignUpProps {
  offer: MyOffer
  now: number
  open: boolean
  /** For how many people, where that is told elsewhere; unset: asked here with those who come along. */
  party?: number
}

/** The form and its one button. Before the opening all can be filled in, so that one press is enough. */
export function SignUp({ offer, now, open, party }: SignUpProps) {
  const say = useTexts(capacityTexts)
  const [draft, change] = useSignUpDraft(offer)
  const [missing, setMissing] = useState<Missing | null>(null)
  const pressing = usePress(offer.id)
  const { mode, rules } = offer
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const lacking = missingIn(draft, offer)
    setMissing(lacking)
    if (lacking === null) pressing.press(askedIn(draft, offer, party))
  }
  const choose = (chosen: readonly string[]) => {
    setMissing(null)
    change({ chosen })
  }
  const instead = (optionId: string) => {
    choose([optionId])
    pressing.press(askedIn({ ...draft, chosen: [optionId] }, offer, party))
  }
  return (
    <form className="tx-stack" noValidate onSubmit={submit}>
      <Card title={say(mode === 'lottery' ? 'optionsLottery' : mode === 'choice' ? 'optionsChoice' : 'options')}>
        {mode === 'lottery' && rules.choicesMost > 1 ? (
          <ChoicesInOrder offer={offer} chosen={draft.chosen} onChange={choose} />
        ) : (
          <OptionChoice offer={offer} party={party ?? draft.companions.length + 1} chosen={draft.chosen[0] ?? null} onChange={(id) => choose([id])} />
        )}
      </Card>
      {rules.partyMost > 1 && party === undefined && <Companions most={rules.partyMost} companions={draft.companions} onChange={(companions) => change({ companions })} />}
      {rules.questions.length > 0 && (
        <Card title={say('questions')}>
          <Questions questions={rules.questions} answers={draft.answers} onChange={(answers) => change({ answers })} />
        </Card>
      )}
      {missing && (
        <Banner tone="warn" urgent>
          {sayMissing(missing, say)}
        </Banner>
      )}
      <Refused offer={offer} pressing={pressing} draft={draft} party={party ?? draft.companions.length + 1} onInstead={instead} />
      <div className="cp-bar">
        <Waiting pressing={pressing} />
        {!open && (
          <p className="tx-note">
            <Countdown label={say('opensIn')} until={offer.opensAt} now={now} over={say('nowOpen')} />
          </p>
        )}
        <Button look="primary" type="submit" block disabled={!open} busy={pressing.busy}>
          {say(`signUp_${mode}`)}
        </Button>
      </div>
    </form>
  )
}

function sayMissing(missing: Missing, say: SayOf<typeof capacityTexts>): string {
  if (missing.kind === 'option') return say('chooseOption')
  return missing.kind === 'companions' ? say('companionMissing') : say('questionMissing', { question: missing.label })
}

/** The press is on its way; said aloud once for each turn. */
function Waiting({ pressing: { busy, again } }: { pressing: Pressing }) {
  const say = useTexts(capacityTexts)
  return (
    <p className="cp-asking" role="status">
      {busy && say(again === null ? 'asking' : again === 'offline' ? 'askingOffline' : 'askingBusy')}
    </p>
  )
}

interface RefusedProps {
  offer: MyOffer
  pressing: Pressing
  draft: SignUpDraft
  party: number
  onInstead: (optionId: string) => void
}

/** Why not, and what can still be had, nearest in time first. */
function Refused({ offer, pressing: { error, busy }, draft: { chosen }, party, onInstead }: RefusedProps) {
  const say = useTexts(capacityTexts)
  const sayBase = useTexts(baseTexts)
  if (!error || busy) return null
  const free = isApiError(error, 'capacity.full') ? offer.options.filter(({ state, left }) => state === 'open' && (left === null || left >= party)) : []
  const others = nearestTo(free, offer.options.find(({ id }) => id === chosen[0])?.startsAt ?? null)
  return (
    <Banner tone="bad" title={say('refused')} urgent>
      <p>{describeError(error, sayBase).message}</p>
      {others.length > 0 && (
        <>
          <p>{say('othersFit')}</p>
          <div className="cp-instead">
            {others.slice(0, 6).map(({ id, title }) => (
              <Button key={id} onClick={() => onInstead(id)}>
                {say('signUpInstead', { option: title })}
              </Button>
            ))}
          </div>
        </>
      )}
    </Banner>
  )
}
