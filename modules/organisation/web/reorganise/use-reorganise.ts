import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { isApiError } from '../../../../kernel/ui/api-error.ts'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import { preview as previewShape } from '../../units.contract.ts'
import type { Preview, Reorganisation } from '../organisation.types.ts'
import { useOrganisationDone } from '../use-organisation-change.ts'
import { reorganiseTexts } from './reorganise.texts.ts'

interface Seen {
  change: Reorganisation
  preview: Preview
  /** Somebody changed something between the preview and the confirmation. */
  stale: boolean
}

/** Previews a change, then carries out exactly what was seen; where that has become untrue, the fresh preview is shown. */
export function useReorganise() {
  const say = useTexts(reorganiseTexts)
  const navigate = useNavigate()
  const done = useOrganisationDone()
  const [seen, see] = useState<Seen | null>(null)
  const look = useMutation({
    mutationFn: async (change: Reorganisation) => ({ change, preview: await api.organisation.previewReorganisation(change), stale: false }),
    onMutate: () => carryOut.reset(),
    onSuccess: see,
    onError: () => see(null),
  })
  const carryOut = useMutation({
    mutationFn: ({ change, preview, ...decision }: Seen & { documentNo: string | null; reason: string | null }) =>
      api.organisation.reorganise(
        { change, hash: preview.hash, documentNo: decision.documentNo, reason: decision.reason },
        { context: { idempotencyKey: `${preview.hash}.${change.effectiveOn}`.slice(0, 80) } },
      ),
    onSuccess: ({ openedIds }, { change }) => {
      done()
      toast(say(change.kind === 'merge' ? 'doneMerge' : 'doneSplit'))
      void navigate({ to: '/organisation/units/$unitId', params: { unitId: openedIds[0] ?? goesOnAs(change) }, search: { tab: 'history' } })
    },
    onError: (error, { change }) => {
      const fresh = isApiError(error, 'organisation.stale_preview') ? previewShape.safeParse(error.details['preview']) : null
      if (fresh?.success) see({ change, preview: fresh.data, stale: true })
    },
  })
  const forget = () => {
    see(null)
    look.reset()
    carryOut.reset()
  }
  return { seen, look, carryOut, forget }
}

/** The unit to look at afterwards, where none was set up. */
function goesOnAs(change: Reorganisation): string {
  if (change.kind !== 'merge') return change.unitId
  return 'unitId' in change.into ? change.into.unitId : ''
}
