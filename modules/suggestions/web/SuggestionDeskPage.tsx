import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { StateChip } from '../../../engines/cases/web/StateChip.tsx'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { dayOf, formatDay } from '../../../kernel/ui/base/days.ts'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { DataTable } from '../../../kernel/ui/desk/table/DataTable.tsx'
import type { Column, Filter } from '../../../kernel/ui/desk/table/table.types.ts'
import { useTexts, type SayOf } from '../../../kernel/ui/texts.ts'
import { useBilingual, type Bilingual } from '../../../kernel/ui/use-bilingual.ts'
import { api, apiPrefix } from '../../../web/api.ts'
import { useMay } from '../../../web/session.tsx'
import { deskQuery } from './desk-query.ts'
import { SettingsDrawer } from './SettingsDrawer.tsx'
import { SuggestionFigures, useFigures } from './SuggestionFigures.tsx'
import { suggestionsTexts } from './suggestions.texts.ts'
import type { SuggestionCase } from './suggestions.types.ts'
import { useSuggestionBulk } from './use-suggestion-bulk.tsx'
import './suggestions.css'

type Say = SayOf<typeof suggestionsTexts>
type Figures = NonNullable<ReturnType<typeof useFigures>['data']>

/** Every suggestion for those who manage them: found, narrowed, handled one by one or many at once. */
export function SuggestionDeskPage() {
  const say = useTexts(suggestionsTexts)
  const words = useBilingual()
  const { i18n } = useTranslation()
  const mayManage = useMay('suggestions.manage')
  const maySupervise = useMay('cases.supervise')
  const [setting, set] = useState(false)
  const { actions, drawer } = useSuggestionBulk()
  const figures = useFigures()
  return (
    <PageFrame title={say('deskTitle')} lead={say('deskLead')} action={mayManage && <Button onClick={() => set(true)}>{say('settings')}</Button>}>
      <SuggestionFigures figures={figures} />
      <DataTable
        tableKey="suggestions"
        columns={columnsOf(say, { words, language: i18n.language })}
        filters={filtersOf(say, { words, figures: figures.data })}
        searchHint={say('searchHint')}
        fetchPage={(query) => api.suggestions.cases(deskQuery(query))}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.title}
        rowHref={(row) => `/suggestions/${row.id}`}
        bulkActions={mayManage ? actions : []}
        {...(maySupervise ? { exportHref: () => `${apiPrefix}/cases/export.xlsx?process=suggestion` } : {})}
        empty={{ title: say('none') }}
      />
      {drawer}
      {setting && <SettingsDrawer onClose={() => set(false)} />}
    </PageFrame>
  )
}

function columnsOf(say: Say, { words, language }: { words: (words: Bilingual) => string; language: string }): Column<SuggestionCase>[] {
  const day = (instant: string) => formatDay(dayOf(new Date(instant)), language)
  return [
    { key: 'title', title: say('field_title'), render: (row) => row.title },
    { key: 'state', title: say('state'), width: 120, onCard: 'aside', render: (row) => <StateChip stateTitle={row.stateTitle} tone={row.tone} /> },
    { key: 'topic', title: say('field_topic'), width: 140, render: (row) => words(row.topicTitle) },
    { key: 'author', title: say('author'), width: 110, render: (row) => row.author ?? say('byNobody') },
    { key: 'department', title: say('department'), width: 160, render: (row) => row.department?.name ?? '—' },
    { key: 'supports', title: say('supportsColumn'), width: 80, align: 'end', render: (row) => row.supports },
    {
      key: 'due',
      title: say('due'),
      width: 180,
      render: (row) =>
        row.dueAt === null ? (
          '—'
        ) : row.overdue ? (
          <Chip tone="bad" icon="clock">
            {say('overdue')}
          </Chip>
        ) : (
          day(row.dueAt)
        ),
    },
    { key: 'changed', title: say('changed'), width: 180, extra: true, render: (row) => day(row.changedAt) },
    { key: 'public', title: say('isPublic'), width: 80, extra: true, render: (row) => say(row.isPublic ? 'yes' : 'no') },
  ]
}

function filtersOf(say: Say, { words, figures }: { words: (words: Bilingual) => string; figures: Figures | undefined }): Filter[] {
  return [
    { key: 'state', label: say('state'), kind: 'one', options: (figures?.byState ?? []).map(({ state, title }) => ({ value: state, label: words(title) })) },
    { key: 'topic', label: say('field_topic'), kind: 'one', options: (figures?.byTopic ?? []).map(({ topic, title }) => ({ value: topic, label: words(title) })) },
    { key: 'overdue', label: say('due'), kind: 'one', options: [{ value: 'true', label: say('onlyOverdue') }] },
  ]
}
