import { useMutation, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../../kernel/ui/base/Skeleton.tsx'
import { toastRefusal } from '../../../../kernel/ui/base/toast-refusal.ts'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { StatRow, StatTile } from '../../../../kernel/ui/desk/StatTile.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import type { Progress } from '../health.types.ts'
import { RoundTabs } from '../RoundTabs.tsx'
import { healthDeskTexts } from './desk.texts.ts'
import { NumberTable } from './NumberTable.tsx'
import { listPath, states } from './people-path.ts'
import '../health.css'

/** How far a round is: who has chosen, come, not come, in numbers; each opens its list for whoever may see names. */
export function ProgressPage() {
  const { roundId = '' } = useParams({ strict: false })
  const read = useQuery(query.health.progress.queryOptions({ input: { id: roundId }, refetchOnMount: 'always' }))
  if (read.isPending) return <SkeletonPage />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const progress = read.data
  return (
    <PageFrame title={progress.title} lead={progress.unitName} back>
      <div className="tx-stack">
        <RoundTabs id={progress.id} mayManage={progress.mayManage} />
        <Content progress={progress} />
      </div>
    </PageFrame>
  )
}

function Content({ progress }: { progress: Progress }) {
  const say = useTexts(healthDeskTexts)
  const { id, mayManage, everybody, sexes, ages, phase, totals } = progress
  const opens = mayManage ? id : null
  const remind = useRemind(id)
  const open = phase === 'open'
  return (
    <>
      <Banner tone="neutral">{[say(mayManage ? 'namesNote' : 'countsNote'), !everybody && say('countsBranches')].filter(Boolean).join('')}</Banner>
      <Totals progress={progress} />
      {open && totals.notChosen > 0 && (
        <div>
          <Button icon="bell" busy={remind.isPending} onClick={() => remind.mutate(null)}>
            {say('remindAll', { count: totals.notChosen })}
          </Button>
        </div>
      )}
      <ByBranch progress={progress} remind={open ? remind : null} />
      {sexes && (
        <Card title={say('bySex')}>
          <NumberTable
            head={say('sex')}
            label={say('bySex')}
            opens={opens}
            rows={sexes.map(({ sex, ...numbers }) => ({ key: sex, title: say(`sex_${sex}`), filters: { sex }, numbers }))}
          />
        </Card>
      )}
      {ages && (
        <Card title={say('byAge')}>
          <NumberTable
            head={say('age')}
            label={say('byAge')}
            opens={opens}
            rows={ages.map(({ age, ...numbers }) => ({ key: age, title: say(`age_${age}`), filters: { age }, numbers }))}
          />
        </Card>
      )}
    </>
  )
}

interface ByBranchProps {
  progress: Progress
  /** Null while nobody can choose. */
  remind: ReturnType<typeof useRemind> | null
}

function ByBranch({ progress: { id, mayManage, branches }, remind }: ByBranchProps) {
  const say = useTexts(healthDeskTexts)
  const rows = branches.map(({ unitId, unitName, ...numbers }) => {
    const open = remind !== null && numbers.notChosen > 0
    const action = open && (
      <Button look="quiet" busy={remind.isPending && remind.variables === unitId} aria-label={say('remindBranch', { branch: unitName })} onClick={() => remind.mutate(unitId)}>
        {say('remind')}
      </Button>
    )
    return { key: unitId, title: unitName, filters: { branch: unitId }, numbers, action }
  })
  return (
    <Card title={say('byBranch')}>
      {rows.length === 0 ? (
        <EmptyState icon="people" title={say('nobodyYet')} />
      ) : (
        <NumberTable head={say('branch')} label={say('byBranch')} opens={mayManage ? id : null} rows={rows} />
      )}
    </Card>
  )
}

function Totals({ progress: { id, totals, mayManage } }: { progress: Progress }) {
  const say = useTexts(healthDeskTexts)
  const percent = (count: number) => Math.round((count / Math.max(1, totals.entitled)) * 100)
  const link = (filters: Record<string, string>) => (mayManage ? { to: listPath(id, filters) } : {})
  return (
    <StatRow>
      <StatTile label={say('entitled')} value={totals.entitled} unit={say('people')} {...link({})} />
      {states.map((state) => (
        <StatTile key={state} label={say(state)} value={totals[state]} unit={say('people')} note={say('ofEntitled', { percent: percent(totals[state]) })} {...link({ state })} />
      ))}
    </StatRow>
  )
}

/** Calls to mind to choose: those of a branch, or all. */
function useRemind(id: string) {
  const say = useTexts(healthDeskTexts)
  return useMutation({
    mutationFn: (unitId: string | null) => api.health.remind({ id, ...(unitId === null ? {} : { unitId }) }),
    onSuccess: ({ told }) => toast(told === 0 ? say('remindedNobody') : say('reminded', { count: told })),
    onError: toastRefusal,
  })
}
