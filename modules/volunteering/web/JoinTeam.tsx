import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { ConfirmDialog } from '../../../kernel/ui/base/ConfirmDialog.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { usePress } from './use-press.ts'
import { volunteeringTexts } from './volunteering.texts.ts'
import type { Team } from './volunteering.types.ts'

/** The way into a team, and out of it; its leader stays until there is another. */
export function JoinTeam({ team: { id, name, state, joining, mine, mayLead } }: { team: Team }) {
  const say = useTexts(volunteeringTexts)
  const press = usePress()
  const [leaving, ask] = useState(false)
  const join = useMutation({
    ...press,
    mutationFn: () => api.volunteerTeams.join({ id }),
    onSuccess: ({ state: now }) => toast(now === 'in' ? say('joined', { name }) : say('asked')),
  })
  const leave = useMutation({
    ...press,
    mutationFn: () => api.volunteerTeams.leave({ id }),
    onSuccess: () => {
      ask(false)
      toast(say(mine === 'asked' ? 'withdrawn' : 'left_'))
    },
  })
  if (mine === 'leader') return null
  if (mine === null)
    return state === 'disbanded' ? null : (
      <div className="tx-actions">
        <Button look={mayLead ? 'plain' : 'primary'} busy={join.isPending} onClick={() => join.mutate()}>
          {say(joining === 'open' ? 'join' : 'ask')}
        </Button>
      </div>
    )
  return (
    <div className="tx-actions">
      <Button look="quiet" busy={leave.isPending} onClick={() => (mine === 'asked' ? leave.mutate() : ask(true))}>
        {say(mine === 'asked' ? 'withdraw' : 'leave')}
      </Button>
      <ConfirmDialog open={leaving} title={say('leaveTitle', { name })} action={say('leave')} busy={leave.isPending} onConfirm={() => leave.mutate()} onClose={() => ask(false)}>
        {say('leaveBody')}
      </ConfirmDialog>
    </div>
  )
}
