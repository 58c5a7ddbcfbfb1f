import { useMutation, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { AmountWords } from '../../../../engines/standards/web/AmountWords.tsx'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { ConfirmDialog } from '../../../../kernel/ui/base/ConfirmDialog.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage, SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { toastRefusal } from '../../../../kernel/ui/base/toast-refusal.ts'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { StatRow, StatTile } from '../../../../kernel/ui/desk/StatTile.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { yuanWords } from '../../../../kernel/ui/yuan-words.ts'
import { api, query } from '../../../../web/api.ts'
import type { ShownProgramme } from '../birthdays.types.ts'
import { RuleLines } from '../RulesCard.tsx'
import { useBirthdaysChanged } from '../use-birthdays-changed.ts'
import { deskTexts } from './desk.texts.ts'
import { ProgrammeDrawer } from './ProgrammeDrawer.tsx'
import { ProgrammeState } from './ProgrammesPage.tsx'
import '../birthdays.css'

/** One programme: its rules as members read them, what it comes to, and its one main action. */
export function ProgrammePage() {
  const say = useTexts(deskTexts)
  const { programmeId = '' } = useParams({ strict: false })
  const read = useQuery(query.birthdays.showProgramme.queryOptions({ input: { id: programmeId }, staleTime: 0 }))
  const [editing, edit] = useState(false)
  if (read.isPending) return <SkeletonPage />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const programme = read.data
  const actions = programme.mayManage && (
    <>
      {programme.state !== 'ended' && (
        <Button icon="edit" onClick={() => edit(true)}>
          {say('edit')}
        </Button>
      )}
      <ChangeState programme={programme} />
    </>
  )
  return (
    <PageFrame title={say('programmeTitle', { unit: programme.unitName, year: programme.year })} lead={<ProgrammeState state={programme.state} />} action={actions} back>
      <div className="tx-stack">
        <Figures programme={programme} />
        <StandardBanner programme={programme} />
        <Card title={say('ruleWords')}>
          <RuleLines programme={programme} />
        </Card>
        <ShopsCard programme={programme} />
        <Card title={say('greetingOfIt')}>
          <p className="bd-greeting">{programme.greeting}</p>
        </Card>
      </div>
      {editing && <ProgrammeDrawer begun={programme} onClose={() => edit(false)} />}
    </PageFrame>
  )
}

function Figures({ programme: { people, dueNow, withoutBirthDate, total, state, issued } }: { programme: ShownProgramme }) {
  const say = useTexts(deskTexts)
  return (
    <StatRow>
      <StatTile label={say('previewPeople')} value={people} unit={say('people')} note={`${say('previewTotal')} ${say('yuan', { amount: yuanWords(total) })}`} />
      {state === 'draft' ? (
        <StatTile label={say('previewDueNow')} value={dueNow} unit={say('people')} />
      ) : (
        <StatTile label={say('issuedSoFar')} value={issued} unit={say('pieces')} to="/birthday-desk/coupons" />
      )}
      <StatTile label={say('previewMissing')} value={withoutBirthDate} unit={say('people')} to="/birthday-desk/people?f.when=missing" />
    </StatRow>
  )
}

function StandardBanner({ programme: { standard, amount } }: { programme: ShownProgramme }) {
  const say = useTexts(deskTexts)
  const above = standard !== null && Number(amount) > Number(standard.yuan)
  return (
    <Banner tone={above || standard === null ? 'warn' : 'neutral'} title={above ? say('above') : undefined}>
      <AmountWords standard={standard} />
    </Banner>
  )
}

function ShopsCard({ programme: { shopIds } }: { programme: ShownProgramme }) {
  const say = useTexts(deskTexts)
  const read = useQuery(query.birthdayShops.list.queryOptions({ input: {} }))
  if (read.isPending) return <SkeletonRows rows={2} />
  const shops = (read.data?.items ?? []).filter(({ id }) => shopIds.includes(id))
  return (
    <Card title={say('shopsOfIt')}>
      {shopIds.length === 0 ? (
        <p className="tx-note">{say('noShopsYet')}</p>
      ) : (
        <ul className="bd-shops">
          {shops.map(({ id, name, address, contractNo, state }) => (
            <li key={id}>
              <strong>{name}</strong>
              <span className="tx-note">{[address, say('contract', { no: contractNo }), state === 'closed' && say('state_closed')].filter(Boolean).join(' · ')}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

/** Starting gives people theirs at once and fixes the rules, so it is asked; so is ending. */
function ChangeState({ programme: { id, version, state, dueNow } }: { programme: ShownProgramme }) {
  const say = useTexts(deskTexts)
  const changed = useBirthdaysChanged()
  const [asking, ask] = useState(false)
  const next = state === 'running' ? 'ended' : 'running'
  const change = useMutation({
    mutationFn: () => api.birthdays.setState({ id, version, state: next }),
    onSuccess: ({ issued }) => toast(next === 'running' ? say('started', { count: issued }) : say('ended')),
    onError: toastRefusal,
    onSettled: async () => {
      ask(false)
      await changed()
    },
  })
  const label = say(next === 'ended' ? 'end' : state === 'draft' ? 'start' : 'startAgain')
  return (
    <>
      <Button look={state === 'draft' ? 'primary' : 'plain'} onClick={() => ask(true)}>
        {label}
      </Button>
      <ConfirmDialog
        open={asking}
        danger={next === 'ended'}
        title={say(next === 'ended' ? 'endTitle' : 'startTitle')}
        action={label}
        busy={change.isPending}
        onConfirm={() => change.mutate()}
        onClose={() => ask(false)}
      >
        {next === 'ended' ? say('endBody') : say('startBody', { dueNow })}
      </ConfirmDialog>
    </>
  )
}
