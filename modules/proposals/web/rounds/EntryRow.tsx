import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Chip } from '../../../../kernel/ui/base/Chip.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { toastRefusal } from '../../../../kernel/ui/base/toast-refusal.ts'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import type { Round, RoundEntry } from '../proposals.types.ts'
import { wordsTexts } from '../words.texts.ts'
import { roundsTexts } from './rounds.texts.ts'

const findings = ['carried_out', 'partly', 'not'] as const
type Finding = (typeof findings)[number]

export function EntryRow({ round, entry, mayDecide }: { round: Round; entry: RoundEntry; mayDecide: boolean }) {
  const say = useTexts(roundsTexts)
  const sayWord = useTexts(wordsTexts)
  const { proposal, award, votes, awarded, decidedBy } = entry
  const title = titleOf(entry)
  const about = proposal
    ? [proposal.sessionTitle, proposal.number && sayWord('numbered', { number: proposal.number }), proposal.leadUnit && say('lead_unit', { unit: proposal.leadUnit })]
    : []
  return (
    <>
      <p className="pr-line">
        {proposal ? <Link to={`/proposals/${proposal.id}`}>{title}</Link> : <strong>{title}</strong>}
        {award && <Chip icon="award">{say(`award_${award}`)}</Chip>}
        {round.kind === 'look_back' ? <FindingChip finding={entry.finding} /> : <span className="tx-quiet">{say('votes', { count: votes })}</span>}
        {awarded && (
          <Chip tone="ok" icon="check">
            {say('awarded')}
          </Chip>
        )}
      </p>
      <p className="tx-quiet">{[...about, decidedBy && say('decidedBy', { name: decidedBy })].filter(Boolean).join(' · ')}</p>
      {entry.note && <p>{entry.note}</p>}
      {mayDecide && <Decide round={round} entry={entry} title={title} />}
    </>
  )
}

function titleOf({ proposal, unit }: RoundEntry): string {
  return proposal?.title ?? unit?.name ?? '—'
}

const findingTones = { carried_out: 'ok', partly: 'warn', not: 'bad' } as const

function FindingChip({ finding }: { finding: Finding | null }) {
  const say = useTexts(roundsTexts)
  if (!finding) return <Chip>{say('findingNone')}</Chip>
  return <Chip tone={findingTones[finding]}>{say(`finding_${finding}`)}</Chip>
}

function Decide(props: DecideProps) {
  return props.round.kind === 'look_back' ? <FindingForm {...props} /> : <AwardButtons {...props} />
}

interface DecideProps {
  round: Round
  entry: RoundEntry
  title: string
}

function useDecide({ round, entry, title }: DecideProps) {
  const say = useTexts(roundsTexts)
  const client = useQueryClient()
  return useMutation({
    mutationFn: (decision: { finding: Finding | null; note: string; awarded: boolean }) => api.proposals.decideEntry({ id: round.id, entryId: entry.id, ...decision }),
    onSuccess: async () => {
      toast(say('decided', { title }))
      await client.invalidateQueries({ queryKey: query.proposals.key() })
    },
    onError: toastRefusal,
  })
}

function FindingForm(props: DecideProps) {
  const say = useTexts(roundsTexts)
  const [note, setNote] = useState(props.entry.note)
  const decide = useDecide(props)
  return (
    <div className="pr-actions">
      <TextInput aria-label={say('note')} placeholder={say('note')} value={note} maxLength={1000} onChange={setNote} />
      {findings.map((finding) => (
        <Button
          key={finding}
          aria-pressed={props.entry.finding === finding}
          {...(props.entry.finding === finding ? { icon: 'check' as const } : {})}
          busy={decide.isPending && decide.variables.finding === finding}
          onClick={() => decide.mutate({ finding, note, awarded: false })}
        >
          {say(`finding_${finding}`)}
        </Button>
      ))}
    </div>
  )
}

function AwardButtons(props: DecideProps) {
  const say = useTexts(roundsTexts)
  const client = useQueryClient()
  const { round, entry } = props
  const decide = useDecide(props)
  const vote = useMutation({
    mutationFn: () => api.proposals.voteEntry({ id: round.id, entryId: entry.id, vote: !entry.mine }),
    onSuccess: () => void client.invalidateQueries({ queryKey: query.proposals.key() }),
    onError: toastRefusal,
  })
  return (
    <div className="pr-actions">
      <Button icon={entry.mine ? 'check' : 'vote'} aria-pressed={entry.mine} busy={vote.isPending} onClick={() => vote.mutate()}>
        {say(entry.mine ? 'voted' : 'vote')}
      </Button>
      <Button icon="award" busy={decide.isPending} onClick={() => decide.mutate({ finding: null, note: entry.note, awarded: !entry.awarded })}>
        {say(entry.awarded ? 'takeBack' : 'give')}
      </Button>
    </div>
  )
}
