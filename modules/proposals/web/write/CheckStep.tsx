import { useTranslation } from 'react-i18next'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { deskQuery, useMedia } from '../../../../kernel/ui/base/use-media.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { mineTexts } from '../mine/mine.texts.ts'
import { sayUntil } from '../until.ts'
import { wordsTexts } from '../words.texts.ts'
import type { StepProps } from './WriteStep.tsx'
import { writeTexts } from './write.texts.ts'

/** The whole text once more before it is frozen; at the desk it stands above already. */
export function CheckStep({ writing: { text }, session, proposal, faults }: StepProps) {
  const say = useTexts(writeTexts)
  const sayMine = useTexts(mineTexts)
  const sayWord = useTexts(wordsTexts)
  const { i18n } = useTranslation()
  const wide = useMedia(deskQuery)
  const [from, until] = [session.collectFrom, session.collectUntil].map((at) => sayUntil(at, i18n.language))
  const values = { session: session.title, from: from ?? '', until: until ?? '' }
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
      {!wide && (
        <dl>
          <dt>{say('title')}</dt>
          <dd>{text.title || '—'}</dd>
          <dt>{say('topic')}</dt>
          <dd>{text.topic === '' ? '—' : sayWord(`topic_${text.topic}`)}</dd>
          <dt>{say('reason')}</dt>
          <dd>{text.reason || '—'}</dd>
          <dt>{say('suggestion')}</dt>
          <dd>{text.suggestion || '—'}</dd>
          <dt>{say('people')}</dt>
          <dd>{(proposal?.proposers ?? []).map(({ name }) => name).join('、') || '—'}</dd>
        </dl>
      )}
      <p className="tx-quiet">{say('checkLead')}</p>
    </section>
  )
}
