import { z } from 'zod'
import { FormDrawer } from '../../../../kernel/ui/desk/form/FormDrawer.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import type { Term } from '../proposals.types.ts'
import { useProposalsChanged } from '../use-proposal.ts'
import { congressTexts } from './congress.texts.ts'

const TermForm = z.object({ ordinal: z.number().int().min(1).max(99), title: z.string().trim().min(1).max(40), fromDay: z.iso.date(), untilDay: z.iso.date().nullable() })

export function TermDrawer({ term, next, onClose }: { term: Term | null; next: number; onClose: () => void }) {
  const say = useTexts(congressTexts)
  const changed = useProposalsChanged()
  return (
    <FormDrawer
      title={say(term ? 'editTerm' : 'addTerm')}
      action={say('saveTerm')}
      schema={TermForm}
      fields={{
        ordinal: { label: say('ordinal') },
        title: { label: say('termTitle') },
        fromDay: { label: say('fromDay'), widget: 'day' },
        untilDay: { label: say('untilDay'), widget: 'day' },
      }}
      initial={term ? { ordinal: term.ordinal, title: term.title, fromDay: term.fromDay, untilDay: term.untilDay } : { ordinal: next }}
      onSubmit={async (values, call) => {
        await api.proposals.saveTerm({ ...values, ...(term ? { id: term.id, version: term.version } : {}) }, { context: call })
        await changed()
      }}
      onClose={onClose}
    />
  )
}
