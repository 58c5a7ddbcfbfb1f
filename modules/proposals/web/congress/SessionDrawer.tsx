import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import type { FieldsOf, VisibleField } from '../../../../kernel/ui/desk/form/form.types.ts'
import { FormDrawer } from '../../../../kernel/ui/desk/form/FormDrawer.tsx'
import { useTexts, type SayOf } from '../../../../kernel/ui/texts.ts'
import { useBilingual, type Bilingual } from '../../../../kernel/ui/use-bilingual.ts'
import { api, query } from '../../../../web/api.ts'
import { session as sessionShape } from '../../congress.contract.ts'
import type { Session, Term } from '../proposals.types.ts'
import { useProposalsChanged } from '../use-proposal.ts'
import { congressTexts } from './congress.texts.ts'
import { instantOf, localOf } from '../../../../kernel/ui/local-time.ts'

const localTime = z.string().refine((text) => instantOf(text) !== null)
const rules = sessionShape.shape.settings
const SessionForm = z
  .object({ ordinal: z.number().int().min(1).max(99), title: z.string().trim().min(1).max(60), heldOn: z.iso.date().nullable(), collectFrom: localTime, collectUntil: localTime })
  .extend(rules.shape)

type Settings = Session['settings']
const defaults: Settings = rules.parse({})

interface SessionDrawerProps {
  term: Term
  session: Session | null
  next: number
  onClose: () => void
}

/** A session with its window and each rule, beside which stand its default and where that comes from. */
export function SessionDrawer({ term, session, next, onClose }: SessionDrawerProps) {
  const say = useTexts(congressTexts)
  const changed = useProposalsChanged()
  const fields = useFields()
  return (
    <FormDrawer
      title={say(session ? 'editSession' : 'addSession')}
      action={say('saveSession')}
      schema={SessionForm}
      fields={fields}
      initial={session ? initialOf(session) : { ...defaults, ordinal: next }}
      onSubmit={async ({ ordinal, title, heldOn, collectFrom, collectUntil, ...settings }, call) => {
        const window = { collectFrom: instantOf(collectFrom) ?? '', collectUntil: instantOf(collectUntil) ?? '' }
        const about = { termId: term.id, ordinal, title, heldOn, ...window, settings }
        await api.proposals.saveSession({ ...about, ...(session ? { id: session.id, version: session.version } : {}) }, { context: call })
        await changed()
      }}
      onClose={onClose}
    />
  )
}

function initialOf({ ordinal, title, heldOn, collectFrom, collectUntil, settings }: Session) {
  return { ordinal, title, heldOn, collectFrom: localOf(collectFrom), collectUntil: localOf(collectUntil), ...settings }
}

function useFields(): FieldsOf<typeof SessionForm> {
  const say = useTexts(congressTexts)
  const words = useBilingual()
  const sources = useQuery(query.proposals.settingSources.queryOptions({ input: {}, staleTime: Infinity }))
  const rule = (key: keyof Settings, more: Partial<VisibleField> = {}): VisibleField => ({
    label: say(`set_${key}`),
    help: sources.data && say('source', { value: saidDefault(key, say), source: words(sources.data.sources[key] ?? unknownSource) }),
    ...more,
  })
  const timeInput: VisibleField['render'] = ({ value, onChange, ...control }) => (
    <input {...control} type="datetime-local" className="tx-input" value={typeof value === 'string' ? value : ''} onChange={(event) => onChange(event.target.value)} />
  )
  return {
    ordinal: { label: say('sessionOrdinal'), section: say('windowPart') },
    title: { label: say('sessionTitle') },
    heldOn: { label: say('heldOn'), widget: 'day' },
    collectFrom: { label: say('collectFrom'), help: say('collectHelp'), render: timeInput },
    collectUntil: { label: say('collectUntil'), render: timeInput },
    secondsNeeded: rule('secondsNeeded', { section: say('rulesPart') }),
    collectivePercent: rule('collectivePercent'),
    reasonCharactersLeast: rule('reasonCharactersLeast'),
    reasonCharactersMost: rule('reasonCharactersMost'),
    suggestionCharactersLeast: rule('suggestionCharactersLeast'),
    suggestionCharactersMost: rule('suggestionCharactersMost'),
    lateBecomes: rule('lateBecomes', { options: (['lapsed', 'suggestion'] as const).map((value) => ({ value, label: say(`late_${value}`) })) }),
    correctionWorkingDays: rule('correctionWorkingDays'),
    reviewWorkingDays: rule('reviewWorkingDays'),
    appealWorkingDays: rule('appealWorkingDays'),
    signWorkingDays: rule('signWorkingDays'),
    reassignAskWorkingDays: rule('reassignAskWorkingDays'),
    reassignRuleWorkingDays: rule('reassignRuleWorkingDays'),
    supportDays: rule('supportDays'),
    replyDays: rule('replyDays'),
    replyOn: rule('replyOn', { widget: 'day' }),
    replyDaysMost: rule('replyDaysMost'),
    signOffWorkingDays: rule('signOffWorkingDays'),
    votesLeast: rule('votesLeast'),
    unsatisfiedWhen: rule('unsatisfiedWhen', { options: (['any_proposer', 'most'] as const).map((value) => ({ value, label: say(`unsatisfied_${value}`) })) }),
    meetingsLeast: rule('meetingsLeast'),
    holdReplies: rule('holdReplies'),
    ratingDays: rule('ratingDays'),
    checkWorkingDays: rule('checkWorkingDays'),
    secondHandlingDays: rule('secondHandlingDays'),
    escalationDays: rule('escalationDays'),
    trackingDays: rule('trackingDays'),
  }
}

const unknownSource: Bilingual = { zh: '—', en: '—' }

function saidDefault(key: keyof Settings, say: SayOf<typeof congressTexts>): string | number {
  const value = defaults[key]
  if (value === null) return say('none')
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no')
  if (value === 'lapsed' || value === 'suggestion') return say(`late_${value}`)
  if (value === 'any_proposer' || value === 'most') return say(`unsatisfied_${value}`)
  return value
}
