import { useState } from 'react'
import { ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { DataTable } from '../../../kernel/ui/desk/table/DataTable.tsx'
import type { BulkAction, BulkOutcome, Column } from '../../../kernel/ui/desk/table/table.types.ts'
import { bracketed, listed } from '../../../kernel/ui/punctuation.ts'
import { useTexts, type SayOf } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { activationTexts } from './activation.texts.ts'
import { useRefreshAccounts } from './use-account-change.ts'

type Unit = Awaited<ReturnType<typeof api.identity.activation.overview>>['units'][number]
type Opened = Awaited<ReturnType<typeof api.identity.activation.open>>
type Say = SayOf<typeof activationTexts>

/** Accounts for whole units: who can sign in, who has yet to, and the papers that bring them in. */
export function OpenAccountsPage() {
  const say = useTexts(activationTexts)
  const [ticked, tick] = useState<readonly Unit[]>([])
  const actions = useActions(ticked)
  return (
    <PageFrame title={say('open')} lead={say('openLead')} back>
      <DataTable<Unit>
        tableKey="account-openings"
        columns={columnsOf(say)}
        fetchPage={fetchUnits}
        rowKey={({ id }) => id}
        rowLabel={({ name }) => name}
        bulkActions={actions}
        onSelection={tick}
        {...(actions.length === 0 ? { bulkNote: say('nothingToDo') } : {})}
        empty={{ title: say('none'), body: say('noneBody'), action: <ButtonLink to="/members">{say('toMembers')}</ButtonLink> }}
      />
    </PageFrame>
  )
}

/** There are as many as the university has branches: one page. */
async function fetchUnits() {
  const { units } = await api.identity.activation.overview()
  return { items: units, nextCursor: null, count: units.length, countCapped: false }
}

function columnsOf(say: Say): Column<Unit>[] {
  const number = (key: 'people' | 'active' | 'waiting' | 'expired' | 'without'): Column<Unit> => ({
    key,
    title: say(`col_${key}`),
    align: 'end',
    width: 100,
    render: (row) => row[key],
  })
  return [{ key: 'unit', title: say('col_unit'), render: ({ name }) => name }, number('people'), number('active'), number('waiting'), number('expired'), number('without')]
}

function useActions(ticked: readonly Unit[]): BulkAction<Unit>[] {
  const say = useTexts(activationTexts)
  const refresh = useRefreshAccounts()
  const openEach = async (units: readonly Unit[], replaceCodes: boolean) => {
    const outcomes: BulkOutcome[] = []
    // One after another: a unit is one transaction, and what is done stays done if the connection breaks.
    for (const { id, name } of units) {
      const answer = await api.identity.activation.open({ unitId: id, replaceCodes })
      outcomes.push({ key: id, label: name, ok: answer.leftOut.length === 0, message: wordsOf(answer, say) })
    }
    await refresh()
    return outcomes
  }
  const wanting = ticked.some(({ without, expired }) => without + expired > 0)
  const waiting = ticked.some((unit) => unit.waiting > 0)
  return [
    ...(wanting ? [{ key: 'open', label: say('openNow'), run: (units: readonly Unit[]) => openEach(units, false) }] : []),
    ...(waiting
      ? [
          { key: 'slips', label: say('slips'), run: (units: readonly Unit[]) => download('slips.pdf', units) },
          { key: 'sheet', label: say('sheet'), run: (units: readonly Unit[]) => download('codes.xlsx', units) },
          {
            key: 'replace',
            label: say('replace'),
            danger: true,
            confirm: { title: say('replaceTitle'), body: say('replaceBody') },
            run: (units: readonly Unit[]) => openEach(units, true),
          },
        ]
      : []),
  ]
}

async function download(paper: 'slips.pdf' | 'codes.xlsx', units: readonly Unit[]): Promise<null> {
  const ids = units.filter(({ waiting }) => waiting > 0).map(({ id }) => id)
  window.location.assign(`/api/v1/account-openings/${paper}?${new URLSearchParams({ units: ids.join(',') }).toString()}`)
  return null
}

const namedAtMost = 5

function wordsOf({ opened, renewed, leftOut }: Opened, say: Say): string {
  const names = leftOut.slice(0, namedAtMost).map(({ name, staffNo, reason }) => bracketed(`${name} ${staffNo}`, say(reason)))
  return [
    opened > 0 && say('opened', { opened }),
    renewed > 0 && say('renewed', { renewed }),
    leftOut.length > 0 && say('leftOut', { count: leftOut.length, names: listed(names) + (leftOut.length > namedAtMost ? say('more') : '') }),
    opened + renewed + leftOut.length === 0 && say('nobody'),
  ]
    .filter(Boolean)
    .join(' ')
}
