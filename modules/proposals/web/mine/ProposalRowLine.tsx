import { StateChip } from '../../../../engines/cases/web/StateChip.tsx'
import { Chip } from '../../../../kernel/ui/base/Chip.tsx'
import { ListRow } from '../../../../kernel/ui/base/ListRow.tsx'
import { listed } from '../../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import type { ProposalRow } from '../proposals.types.ts'
import { wordsTexts } from '../words.texts.ts'
import { mineTexts } from './mine.texts.ts'

interface ProposalRowLineProps {
  row: ProposalRow
  /** What matters to whoever looks: how many seconded it, or what came of it. */
  tells: 'seconds' | 'result'
}

/** A proposal as one line for the phone. */
export function ProposalRowLine({ row, tells }: ProposalRowLineProps) {
  const say = useTexts(mineTexts)
  const sayWord = useTexts(wordsTexts)
  const names = listed(row.proposers.map(({ name }) => name))
  const result = row.replyClass ? sayWord(`class_${row.replyClass}`) : say('notAnswered')
  const hint =
    tells === 'seconds'
      ? [names && say('by', { names }), row.delegation, say('seconds', { count: row.seconds })]
      : [row.number && sayWord('numbered', { number: row.number }), sayWord(`topic_${row.topic}`), row.leadUnit && say('handledBy', { unit: row.leadUnit.name }), result]
  return (
    <ListRow
      to={`/proposals/${row.id}`}
      title={row.title}
      hint={
        <span className="pr-hint">
          <span>{hint.filter(Boolean).join(' · ')}</span>
          <span className="pr-line">
            {tells === 'result' && <StateChip stateTitle={row.stateTitle} tone={row.tone} />}
            {row.isKey && <Chip icon="bookmark">{sayWord('key')}</Chip>}
          </span>
        </span>
      }
    />
  )
}
