import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import type { FoundPerson } from '../../../../kernel/ui/desk/PersonPicker.tsx'
import { randomKey } from '../../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import type { Drafting } from '../../../../kernel/ui/use-draft.ts'
import { api } from '../../../../web/api.ts'
import { useVolunteeringChanged } from '../use-volunteering-changed.ts'
import type { Team } from '../volunteering.types.ts'
import { deskTexts } from './desk.texts.ts'

/** A team while it is being written. */
export interface TeamDraft extends Pick<Team, 'name' | 'unitId' | 'about' | 'joining' | 'state'> {
  leader: FoundPerson | null
}

/** Opens a team, or saves what was changed, and goes to its page. */
export function useSaveTeam({ stored, begun, store }: Drafting<Team | null, TeamDraft>) {
  const say = useTexts(deskTexts)
  const navigate = useNavigate()
  const changed = useVolunteeringChanged()
  const [idempotencyKey] = useState(randomKey)
  return useMutation({
    mutationFn: ({ name, unitId, about, joining, state, leader }: TeamDraft & { leader: FoundPerson }) => {
      const facts = { name: name.trim(), about, joining, leaderId: leader.id }
      return store(() =>
        begun
          ? api.volunteerTeams.edit({ id: begun.id, version: begun.version, state, ...facts })
          : api.volunteerTeams.create({ unitId, ...facts }, { context: { idempotencyKey } }),
      )
    },
    onSuccess: async ({ id, isLatest }) => {
      toast(say(stored === null ? 'created' : 'saved'))
      await changed()
      if (isLatest) await navigate({ to: `/volunteering/teams/${id}`, replace: true })
    },
    onError: () => void changed(),
  })
}
