import type { Session, Topic } from '../proposals.types.ts'
import { isTopic } from '../topic-keys.ts'

/** What is being written. */
export interface ProposalText {
  title: string
  topic: Topic | ''
  kind: 'individual' | 'collective'
  reason: string
  suggestion: string
}

export const blankText: ProposalText = { title: '', topic: '', kind: 'individual', reason: '', suggestion: '' }

export const steps = ['title', 'topic', 'reason', 'suggestion', 'people', 'check'] as const
export type Step = (typeof steps)[number]

export type Settings = Pick<Session['settings'], 'reasonCharactersLeast' | 'reasonCharactersMost' | 'suggestionCharactersLeast' | 'suggestionCharactersMost'>

export interface Fault {
  step: Step
  key: 'titleShort' | 'titleLong' | 'topicMissing' | 'reasonLength' | 'suggestionLength'
  values?: Record<string, number>
}

/** What was kept on the server or this device; what is not of the right kind is left out. */
export function textOf(content: Readonly<Record<string, unknown>>): ProposalText {
  const words = (key: string) => (typeof content[key] === 'string' ? content[key] : '')
  const topic = content['topic']
  return {
    title: words('title'),
    topic: isTopic(topic) ? topic : '',
    kind: content['kind'] === 'collective' ? 'collective' : 'individual',
    reason: words('reason'),
    suggestion: words('suggestion'),
  }
}

/** Counted as the session's rules count: without spaces and line ends. */
export function charactersOf(text: string): number {
  return [...text.replaceAll(/\s/g, '')].length
}

/** Without a title and a topic there is no draft on the server yet. */
export function beginFaults({ title, topic }: ProposalText): Fault[] {
  const length = [...title.trim()].length
  return [
    ...(length < 4 ? [{ step: 'title', key: 'titleShort' } as const] : []),
    ...(length > 60 ? [{ step: 'title', key: 'titleLong' } as const] : []),
    ...(topic === '' ? [{ step: 'topic', key: 'topicMissing' } as const] : []),
  ]
}

/** Everything that stands between the text and its submission. */
export function submitFaults(text: ProposalText, settings: Settings): Fault[] {
  return [...beginFaults(text), ...lengthFault('reason', text, settings), ...lengthFault('suggestion', text, settings)]
}

/** How long a part may be in this session. */
export function boundsOf(part: 'reason' | 'suggestion', settings: Settings): { least: number; most: number } {
  if (part === 'reason') return { least: settings.reasonCharactersLeast, most: settings.reasonCharactersMost }
  return { least: settings.suggestionCharactersLeast, most: settings.suggestionCharactersMost }
}

function lengthFault(step: 'reason' | 'suggestion', text: ProposalText, settings: Settings): Fault[] {
  const count = charactersOf(text[step])
  const { least, most } = boundsOf(step, settings)
  return count >= least && count <= most ? [] : [{ step, key: `${step}Length`, values: { least, most, count } }]
}

export function isSameText(one: ProposalText, other: ProposalText): boolean {
  return one.title.trim() === other.title.trim() && one.topic === other.topic && one.reason.trim() === other.reason.trim() && one.suggestion.trim() === other.suggestion.trim()
}
