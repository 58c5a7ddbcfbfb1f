import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { dayOf } from '../../../kernel/ui/base/days.ts'
import { ConfirmDialog } from '../../../kernel/ui/base/ConfirmDialog.tsx'
import { EndlessList } from '../../../kernel/ui/base/EndlessList.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api, query } from '../../../web/api.ts'
import { useEndless } from '../../../web/use-endless.ts'
import { hoursText } from '../hours/hours-text.shapes.ts'
import { usePress } from './use-press.ts'
import { volunteeringTexts } from './volunteering.texts.ts'
import type { Team, TeamMember } from './volunteering.types.ts'

/** Who is in a team, or asks to be; for its leader each with what can be decided. */
export function TeamMembers({ team, state }: { team: Team; state: TeamMember['state'] }) {
  const say = useTexts(volunteeringTexts)
  const read = useEndless(query.volunteerTeams.members, (page) => ({ id: team.id, state, limit: 50, ...page }))
  return (
    <Card title={say(state === 'asked' ? 'asking' : 'members')} flush>
      <EndlessList read={read} className="vo-lines" empty={null}>
        {(member) => <MemberLine team={team} member={member} />}
      </EndlessList>
    </Card>
  )
}

function MemberLine({ team, member }: { team: Team; member: TeamMember }) {
  const say = useTexts(volunteeringTexts)
  const times = useTimes()
  const press = usePress()
  const [refusing, refuse] = useState(false)
  const accept = useMutation({
    ...press,
    mutationFn: () => api.volunteerTeams.decide({ id: team.id, memberId: member.id, state: 'in' }),
    onSuccess: () => toast(say('accepted')),
  })
  const at = times.day(dayOf(new Date(member.since)))
  return (
    <>
      <span className="vo-words">
        <span>{member.name}</span>
        <span className="tx-note">
          {[say(member.state === 'asked' ? 'askedOn' : 'since', { at }), member.quarters > 0 && say('hours', { hours: hoursText(member.quarters) })].filter(Boolean).join(' · ')}
        </span>
      </span>
      {member.isLeader && <Chip>{say('leader')}</Chip>}
      {team.mayLead && !member.isLeader && (
        <span className="tx-actions">
          {member.state === 'asked' && (
            <Button busy={accept.isPending} aria-label={`${say('accept')} ${member.name}`} onClick={() => accept.mutate()}>
              {say('accept')}
            </Button>
          )}
          <Button look="quiet" aria-label={`${say(member.state === 'asked' ? 'decline' : 'takeOff')} ${member.name}`} onClick={() => refuse(true)}>
            {say(member.state === 'asked' ? 'decline' : 'takeOff')}
          </Button>
        </span>
      )}
      {refusing && <RefuseDialog team={team} member={member} onClose={() => refuse(false)} />}
    </>
  )
}

/** Why somebody is not in the team, or no longer. */
function RefuseDialog({ team, member, onClose }: { team: Team; member: TeamMember; onClose: () => void }) {
  const say = useTexts(volunteeringTexts)
  const press = usePress()
  const [reason, write] = useState('')
  const [missing, setMissing] = useState(false)
  const asked = member.state === 'asked'
  const refuse = useMutation({
    ...press,
    mutationFn: () => api.volunteerTeams.decide({ id: team.id, memberId: member.id, state: asked ? 'declined' : 'left', reason: reason.trim() }),
    onSuccess: () => {
      toast(say(asked ? 'declined' : 'takenOff'))
      onClose()
    },
  })
  return (
    <ConfirmDialog
      open
      danger={!asked}
      title={say(asked ? 'declineTitle' : 'takeOffTitle', { name: member.name })}
      action={say(asked ? 'decline' : 'takeOff')}
      busy={refuse.isPending}
      onConfirm={() => (reason.trim() === '' ? setMissing(true) : refuse.mutate())}
      onClose={onClose}
    >
      <p>{say('declineBody')}</p>
      <Field label={say('why')} error={missing && reason.trim() === '' ? say('whyMissing') : undefined}>
        {(control) => <TextInput {...control} maxLength={200} value={reason} onChange={write} />}
      </Field>
    </ConfirmDialog>
  )
}
