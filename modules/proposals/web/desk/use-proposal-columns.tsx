import { useTranslation } from 'react-i18next'
import { StateChip } from '../../../../engines/cases/web/StateChip.tsx'
import { Chip } from '../../../../kernel/ui/base/Chip.tsx'
import { dayOf, formatDay } from '../../../../kernel/ui/base/days.ts'
import type { Column } from '../../../../kernel/ui/desk/table/table.types.ts'
import { listed } from '../../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { sayLastDay } from '../../../../engines/cases/web/due-words.ts'
import type { ProposalRow } from '../proposals.types.ts'
import { wordsTexts } from '../words.texts.ts'
import { deskListTexts } from './desk.texts.ts'

export function useProposalColumns(): Column<ProposalRow>[] {
  const say = useTexts(deskListTexts)
  const sayWord = useTexts(wordsTexts)
  const { i18n } = useTranslation()
  const names = (items: readonly { name: string }[]) => listed(items.map(({ name }) => name)) || '—'
  return [
    { key: 'title', title: say('titleColumn'), render: (row) => row.title, width: 320 },
    { key: 'number', title: say('number'), render: (row) => row.number ?? '—', sortable: true, width: 80 },
    { key: 'state', title: say('state'), render: (row) => <StateChip stateTitle={row.stateTitle} tone={row.tone} />, width: 140, onCard: 'aside' },
    { key: 'due', title: say('due'), render: (row) => <Due row={row} language={i18n.language} />, sortable: true, width: 190 },
    { key: 'leadUnit', title: say('leadUnit'), render: (row) => row.leadUnit?.name ?? '—', width: 150 },
    { key: 'proposers', title: say('proposers'), render: (row) => names(row.proposers), width: 130 },
    { key: 'delegation', title: say('delegation'), render: (row) => row.delegation ?? '—', width: 150, onCard: 'none' },
    { key: 'topic', title: say('topic'), render: (row) => sayWord(`topic_${row.topic}`), width: 140 },
    { key: 'seconds', title: say('seconds'), render: (row) => row.seconds, sortable: true, align: 'end', width: 80, onCard: 'none' },
    { key: 'key', title: say('key'), render: (row) => (row.isKey ? <Chip icon="bookmark">{sayWord('key')}</Chip> : '—'), width: 120, onCard: 'none' },
    { key: 'class', title: say('replyClass'), render: (row) => (row.replyClass ? sayWord(`class_${row.replyClass}`) : '—'), width: 190, extra: true },
    { key: 'supporting', title: say('supporting'), render: (row) => names(row.supportingUnits), width: 180, extra: true },
    { key: 'branch', title: say('branch'), render: (row) => row.branch ?? '—', width: 160, extra: true },
    { key: 'session', title: say('session'), render: (row) => row.sessionTitle, width: 200, extra: true },
    { key: 'changed', title: say('changed'), render: (row) => formatDay(dayOf(new Date(row.changedAt)), i18n.language), sortable: true, width: 170, extra: true },
  ]
}

function Due({ row, language }: { row: ProposalRow; language: string }) {
  const sayWord = useTexts(wordsTexts)
  if (row.dueAt === null) return '—'
  const day = sayWord('dueOn', { day: sayLastDay(row.dueAt, language) })
  if (!row.overdue) return day
  return (
    <span className="pr-hint">
      <span>
        <Chip tone="bad" icon="warning">
          {sayWord('overdue')}
        </Chip>
      </span>
      <span>{day}</span>
    </span>
  )
}
