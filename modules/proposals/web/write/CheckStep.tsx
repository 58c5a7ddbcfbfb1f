import { useTranslation } from 'react-i18next'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { formatInstant } from '../../../../kernel/ui/base/days.ts'
import { deskQuery, useMedia } from '../../../../kernel/ui/base/use-media.ts'
import { listed } from '../../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { mineTexts } from '../mine/mine.texts.ts'
import { sayUntil } from '../../../../kernel/ui/until.ts'
import { wordsTexts } from '../words.texts.ts'
import type { Proposal } from '../proposals.types.ts'
import type { ProposalText } from './proposal-text.ts'
import type { StepProps } from './WriteStep.tsx'
import { writeTexts } from './write.texts.ts'

/** The whole text once more before it is frozen; at the desk it stands above already. */
export function CheckStep({ writing: { text }, session, proposal, faults }: StepProps) {
  const say = useTexts(writeTexts)
  const sayMine = useTexts(mineTexts)
  const { i18n } = useTranslation()
  const wide = useMedia(deskQuery)
  const values = { session: session.title, from: formatInstant(session.collectFrom, i18n.language), until: sayUntil(session.collectUntil, i18n.language) }
  return (
    <section className="wr-check" aria-label={say('check')}>
      {session.window === 'before' && <Banner tone="warn">{say('windowShut', { reason: sayMine('windowBeforeBody', values) })}</Banner>}
      {session.window === 'over' && proposal?.state !== 'correcting' && <Banner tone="warn">{say('windowShut', { reason: sayMine('windowOverBody', values) })}</Banner>}
      {faults.length > 0 && (
        <Banner tone="bad" urgent>
          {faults.map((fault) => (
            <p key={fault.key}>{say(fault.key, fault.values)}</p>
          ))}
        </Banner>
      )}
      {!wide && <Whole text={text} proposal={proposal} />}
      <p className="tx-quiet">{say('checkLead')}</p>
    </section>
  )
}

function Whole({ text, proposal }: { text: ProposalText; proposal: Proposal | null }) {
  const say = useTexts(writeTexts)
  const sayWord = useTexts(wordsTexts)
  const parts = [
    { label: say('title'), value: text.title },
    { label: say('topic'), value: text.topic === '' ? '' : sayWord(`topic_${text.topic}`) },
    { label: say('reason'), value: text.reason },
    { label: say('suggestion'), value: text.suggestion },
    { label: say('people'), value: listed((proposal?.proposers ?? []).map(({ name }) => name)) },
  ]
  return (
    <dl>
      {parts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value || '—'}</dd>
        </div>
      ))}
    </dl>
  )
}
