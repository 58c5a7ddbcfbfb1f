import { useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { FormDrawer } from '../../../../kernel/ui/desk/form/FormDrawer.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import type { Standard } from '../organisation.types.ts'
import { useDays } from '../use-days.ts'
import { useOrganisationDone } from '../use-organisation-change.ts'
import { standardsTexts } from './standards.texts.ts'

const shared = {
  title: z.string().trim().min(1).max(120),
  documentNo: z.string().trim().max(80).nullable(),
  article: z.string().trim().max(40).nullable(),
  region: z.string().trim().min(1).max(40),
  verified: z.boolean(),
  note: z.string().trim().max(400).nullable(),
}
const validFrom = { validFrom: z.iso.date() }
const ratioForm = z.object({ ...validFrom, of: z.string().trim().min(1).max(60), numerator: z.int().min(0), denominator: z.int().min(1), ...shared })
const namesForm = z.object({ ...validFrom, names: z.array(z.string().trim().min(1).max(20)).min(1).max(60), ...shared })
const hoursForm = z.object({ ...validFrom, hours: z.int().min(1).max(100_000), ...shared })
const amountForm = z.object({ ...validFrom, yuan: z.string().regex(/^\d{1,13}(\.\d{1,2})?$/), ...shared })

interface StandardDrawerProps {
  standard: Standard
  /** A new rule from a day on; otherwise what was entered wrongly is corrected. */
  isNew: boolean
  onClose: () => void
}

/** The same rule with another value or source. What it counts (a ratio, an amount) stays. */
export function StandardDrawer(props: StandardDrawerProps) {
  const say = useTexts(standardsTexts)
  const { frame, fields, initial, send } = useCommonParts(props)
  const { kind } = props.standard.value
  if (kind === 'amount')
    return (
      <FormDrawer
        {...frame}
        schema={amountForm}
        initial={initial}
        fields={{ ...fields, yuan: { label: say('yuan'), widget: 'money' } }}
        onSubmit={({ yuan, ...facts }, call) => send(facts, { kind: 'amount', yuan }, call)}
      />
    )
  if (kind === 'hours')
    return (
      <FormDrawer
        {...frame}
        schema={hoursForm}
        initial={initial}
        fields={{ ...fields, hours: { label: say('hours') } }}
        onSubmit={({ hours, ...facts }, call) => send(facts, { kind: 'hours', hours }, call)}
      />
    )
  if (kind === 'names')
    return (
      <FormDrawer
        {...frame}
        schema={namesForm}
        initial={initial}
        fields={{ ...fields, names: { label: say('names') } }}
        onSubmit={({ names, ...facts }, call) => send(facts, { kind: 'names', names }, call)}
      />
    )
  return (
    <FormDrawer
      {...frame}
      schema={ratioForm}
      initial={initial}
      fields={{ ...fields, of: { label: say('of') }, numerator: { label: say('numerator') }, denominator: { label: say('denominator'), help: say('denominatorHelp') } }}
      onSubmit={({ of, numerator, denominator, ...facts }, call) => send(facts, { kind: 'ratio', of, numerator, denominator }, call)}
    />
  )
}

/** What every kind of value shares. */
function useCommonParts({ standard, isNew, onClose }: StandardDrawerProps) {
  const say = useTexts(standardsTexts)
  const { today } = useDays()
  const client = useQueryClient()
  const organisationDone = useOrganisationDone()
  const frame = {
    title: say(isNew ? 'introduceTitle' : 'correctTitle', { title: standard.title }),
    action: say(isNew ? 'introduceAction' : 'correctAction'),
    onClose,
    onDone: () => {
      void client.invalidateQueries({ queryKey: query.standards.key() })
      organisationDone()
    },
  }
  const fields = {
    validFrom: isNew ? { label: say('validFrom') } : ({ hidden: true } as const),
    title: { label: say('fieldTitle') },
    documentNo: { label: say('documentNo') },
    article: { label: say('article') },
    region: { label: say('region') },
    verified: { label: say('fieldVerified'), help: say('verifiedHelp') },
    note: { label: say('note'), widget: 'longText' as const },
  }
  const initial = {
    ...standard,
    ...standard.value,
    validFrom: isNew ? today : standard.validFrom,
    ...(isNew ? { documentNo: null, article: null, verified: false, note: null } : {}),
  }
  const send = async (facts: Pick<z.output<typeof ratioForm>, keyof typeof shared | 'validFrom'>, next: Standard['value'], call: { idempotencyKey: string }) => {
    const { validFrom, ...kept } = facts
    if (isNew) await api.standards.introduce({ key: standard.key, ...kept, validFrom, value: next }, { context: call })
    else await api.standards.correct({ id: standard.id, version: standard.version, ...kept, value: next })
    toast(say(isNew ? 'introduced' : 'corrected'))
  }
  return { frame, fields, initial, send }
}
