import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { InboxItem } from '../../../../engines/cases/web/case.types.ts'
import { useCaseBulk } from '../../../../engines/cases/web/inbox/use-case-bulk.tsx'
import { StateChip } from '../../../../engines/cases/web/StateChip.tsx'
import { IconButton } from '../../../../kernel/ui/base/Button.tsx'
import { useNow } from '../../../../kernel/ui/base/use-now.ts'
import { DataTable } from '../../../../kernel/ui/desk/table/DataTable.tsx'
import type { BulkAction, Column, Filter, TableQuery } from '../../../../kernel/ui/desk/table/table.types.ts'
import { bracketed, clauses, labelled } from '../../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import { api, query } from '../../../../web/api.ts'
import { useMay } from '../../../../web/session.tsx'
import { placementTexts } from '../placement.texts.ts'
import type { DeskApplication, DeskRound } from '../placement.types.ts'
import { PlaceDrawer } from './PlaceDrawer.tsx'
import { placementDeskTexts } from './placement-desk.texts.ts'

/** Applications within reach in the order of rank: checked one by one on their page or many at once, and placed. */
export function ApplicationTable({ round }: { round: DeskRound }) {
  const say = useTexts(placementDeskTexts)
  const navigate = useNavigate()
  const [ticked, tick] = useState<readonly DeskApplication[]>([])
  const [placing, place] = useState<DeskApplication | null>(null)
  const columns = useColumns(round, place)
  const filters = useFilters(round)
  const { actions, note, drawer } = useCaseBulk(ticked.map(asItem))
  // Taking and handing over belong to the inbox; here is decided.
  const deciding = actions
    .filter(({ key }) => key !== 'take' && key !== 'give')
    .map((action): BulkAction<DeskApplication> => ({ ...action, run: (rows) => action.run(rows.map(asItem)) }))
  return (
    <>
      <DataTable
        tableKey={`placements-${round.id}`}
        columns={columns}
        filters={filters}
        searchHint={say('search')}
        fetchPage={(asked) => api.placement.applications(inputOf(round.id, asked))}
        rowKey={({ id }) => id}
        rowLabel={({ applicant, number }) => `${applicant} ${number ?? ''}`}
        onOpen={({ path }) => void navigate({ to: path })}
        onSelection={tick}
        bulkActions={deciding}
        {...(note ? { bulkNote: note } : {})}
        empty={{ title: say('none'), body: say('noneBody') }}
      />
      {drawer}
      {placing && <PlaceDrawer round={round} application={placing} onClose={() => place(null)} />}
    </>
  )
}

function useColumns(round: DeskRound, place: (row: DeskApplication) => void): Column<DeskApplication>[] {
  const say = useTexts(placementDeskTexts)
  const sayGrade = useTexts(placementTexts)
  const mayManage = useMay('family.manage')
  const now = useNow()
  const isAllotting = mayManage && round.state === 'published' && Date.parse(round.closesAt) <= now.getTime()
  return [
    { key: 'applicant', title: say('col_applicant'), width: 170, render: (row) => row.applicant },
    { key: 'state', title: say('col_state'), width: 180, onCard: 'aside', render: (row) => <StateChip stateTitle={row.stateTitle} tone={row.tone} /> },
    { key: 'child', title: say('col_child'), width: 90, render: (row) => row.childMasked },
    { key: 'grade', title: say('col_grade'), width: 130, render: (row) => (row.grade ? sayGrade(`grade_${row.grade}`) : '—') },
    {
      key: 'points',
      title: say('col_points'),
      width: 120,
      align: 'end',
      render: (row) => <PointsCell row={row} />,
    },
    { key: 'wishes', title: say('col_wishes'), render: (row) => clauses(row.wishes.map(({ name }, at) => `${at + 1} ${name}`)) || '—' },
    { key: 'school', title: say('col_school'), width: 220, render: (row) => <Place row={row} onPlace={isAllotting && row.state === 'ready' ? place : null} /> },
    { key: 'unit', title: say('col_unit'), width: 180, extra: true, render: (row) => row.unitName },
    { key: 'number', title: say('col_number'), width: 140, extra: true, render: (row) => row.number ?? '—' },
  ]
}

/** The sum and what it is made of. */
function PointsCell({ row: { points, pointsLines } }: { row: DeskApplication }) {
  const words = useBilingual()
  if (points === null) return '—'
  return (
    <span title={pointsLines.map(({ title, said }) => labelled(title, words(said))).join('\n')}>
      {points}
      <br />
      <span className="tx-note">{pointsLines.map((line) => line.points).join('＋')}</span>
    </span>
  )
}

/** Where an application is placed and how that came; while places are allotted it can be changed here. */
function Place({ row, onPlace }: { row: DeskApplication; onPlace: ((row: DeskApplication) => void) | null }) {
  const say = useTexts(placementDeskTexts)
  const words = row.school ? (row.placedHow ? bracketed(row.school.name, say(`how_${row.placedHow}`)) : row.school.name) : onPlace ? say('notPlaced') : '—'
  if (!onPlace) return words
  return (
    <span className="fa-place">
      <span>{words}</span>
      <IconButton
        icon="edit"
        label={say('placeOne', { name: row.applicant })}
        onClick={(event) => {
          event.stopPropagation()
          onPlace(row)
        }}
      />
    </span>
  )
}

function useFilters(round: DeskRound): Filter[] {
  const say = useTexts(placementDeskTexts)
  const sayGrade = useTexts(placementTexts)
  const words = useBilingual()
  const process = useQuery(query.cases.process.queryOptions({ input: { process: 'placement', state: 'checking' }, staleTime: Infinity }))
  const states = process.data?.states.filter(({ name }) => name !== 'filling') ?? []
  return [
    { key: 'state', label: say('col_state'), kind: 'one', options: states.map(({ name, title }) => ({ value: name, label: words(title) })) },
    { key: 'grade', label: say('col_grade'), kind: 'one', options: round.grades.map(({ grade }) => ({ value: grade, label: sayGrade(`grade_${grade}`) })) },
    { key: 'school', label: say('col_school'), kind: 'one', options: round.schools.map(({ id, name, grade }) => ({ value: id, label: `${name} ${sayGrade(`grade_${grade}`)}` })) },
  ]
}

type Input = Parameters<typeof api.placement.applications>[0]

function inputOf(id: string, { q, filters, cursor, limit }: TableQuery): Input {
  const [state, grade, schoolId] = [filters['state']?.[0], filters['grade']?.[0], filters['school']?.[0]]
  return {
    id,
    limit,
    ...(q ? { search: q } : {}),
    ...(cursor ? { cursor } : {}),
    // The address may say anything; the server refuses what it does not know, and the table then goes without.
    ...(state ? { state: state as Input['state'] } : {}),
    ...(grade ? { grade: grade as Input['grade'] } : {}),
    ...(schoolId ? { schoolId } : {}),
  }
}

/** As the lists of cases know it. */
function asItem(row: DeskApplication): InboxItem {
  const { id, number, state, version, stateTitle, tone, path, unitName, applicant } = row
  const title = { zh: '子女入学入园申请', en: 'School placement' }
  return {
    caseId: id,
    process: 'placement',
    processTitle: title,
    title: applicant,
    number,
    state,
    version,
    stateTitle,
    tone,
    path,
    unitName,
    asks: null,
    dueAt: null,
    overdue: false,
    workingDaysLeft: null,
    uncounted: null,
    at: '',
  }
}
