import { useTranslation } from 'react-i18next'
import { bracketed } from '../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../kernel/ui/use-bilingual.ts'
import type { CaseView, Waiting } from './case.types.ts'
import { CaseDue } from './CaseDue.tsx'
import { casesTexts } from './cases.texts.ts'
import { sayLastDay } from './due-words.ts'
import { StateChip } from './StateChip.tsx'
import './cases.css'

/** Where a case stands and why: its state, one sentence, who is waited for and until when. */
export function CaseHead({ view }: { view: CaseView }) {
  const say = useTexts(casesTexts)
  const words = useBilingual()
  return (
    <section className="ca-head" aria-label={say('whereNow')}>
      <p className="ca-head-line">
        <StateChip stateTitle={view.stateTitle} tone={view.tone} />
        {view.number && <span className="ca-number">{view.number}</span>}
        <span className="tx-quiet">{words(view.processTitle)}</span>
        {view.unit && <span className="tx-quiet">{view.unit.name}</span>}
      </p>
      <p className="ca-says">{words(view.says)}</p>
      {view.waiting.length > 0 && (
        <ul className="ca-waiting">
          {view.waiting.map((waiting) => (
            <WaitedFor key={waiting.taskId} waiting={waiting} />
          ))}
        </ul>
      )}
    </section>
  )
}

function WaitedFor({ waiting }: { waiting: Waiting }) {
  const say = useTexts(casesTexts)
  const words = useBilingual()
  const { i18n } = useTranslation()
  const said = say(waiting.mine ? 'waitsForYou' : 'waitsFor', { who: words(waiting.who), action: words(waiting.title) })
  return (
    <li>
      <span>
        {waiting.takenBy ? bracketed(said, say('takenBy', { name: waiting.takenBy.name })) : said}
        {waiting.dueAt && <span className="tx-quiet"> {say('until', { day: sayLastDay(waiting.dueAt, i18n.language) })}</span>}
      </span>
      {(waiting.overdue || waiting.workingDaysLeft !== null || waiting.uncounted !== null) && <CaseDue due={waiting} />}
    </li>
  )
}
