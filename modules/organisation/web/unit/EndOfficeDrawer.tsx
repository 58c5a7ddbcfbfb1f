import { z } from 'zod'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { FormDrawer } from '../../../../kernel/ui/desk/form/FormDrawer.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import { endReason } from '../../officers.contract.ts'
import type { Officer } from '../organisation.types.ts'
import { unitTexts } from '../unit.texts.ts'
import { useDays } from '../use-days.ts'
import { useOrganisationDone } from '../use-organisation-change.ts'

const reason = endReason.exclude(['reorganisation'])
const text = z.string().trim().max(80).nullable()
const form = z.object({ on: z.iso.date(), reason, documentNo: text, consentNo: text, consentOn: z.iso.date().nullable() })

/** Ends an office; a chair who is transferred needs the superior's consent, asked for here. */
export function EndOfficeDrawer({ officer, onClose }: { officer: Officer; onClose: () => void }) {
  const say = useTexts(unitTexts)
  const { today } = useDays()
  const done = useOrganisationDone()
  const needsConsent = (draft: Readonly<Record<string, unknown>>) => draft['reason'] === 'transfer' && (officer.office === 'chair' || officer.office === 'vice_chair')
  return (
    <FormDrawer
      title={say('endTitle', { name: officer.staffName, title: officer.title })}
      action={say('endAction')}
      schema={form}
      initial={{ on: today, reason: 'term_end' }}
      fields={{
        on: { label: say('endOn'), help: say('endOnHelp') },
        reason: { label: say('endReason'), options: reason.options.map((value) => ({ value, label: say(value) })) },
        documentNo: { label: say('documentNo') },
        consentNo: { label: say('consentNo'), help: say('consentHelp'), when: needsConsent },
        consentOn: { label: say('consentOn'), when: needsConsent },
      }}
      onSubmit={async (values) => {
        await api.organisation.endOffice({ id: officer.id, version: officer.version, ...values })
        toast(say('ended', { name: officer.staffName }))
      }}
      onDone={done}
      onClose={onClose}
    />
  )
}
