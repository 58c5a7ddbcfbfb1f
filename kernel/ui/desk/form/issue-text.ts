import type { z } from 'zod'
import type { SayOf } from '../../texts.ts'
import type { deskTexts } from '../desk.texts.ts'
import type { Widget } from './form.types.ts'

type Words = SayOf<typeof deskTexts>

interface FieldWords {
  label: string
  widget: Widget | null
}

/** What a schema found wanting, in a sentence that says what to do. Messages that a schema wrote itself stay. */
export function issueText(issue: z.core.$ZodIssue, field: FieldWords, say: Words): string {
  const { label } = field
  if (isBlank(issue.input)) return say(isChosen(field.widget) ? 'requiredChoice' : 'required', { label })
  switch (issue.code) {
    case 'invalid_type':
      return say(issue.expected === 'int' ? 'notInteger' : issue.expected === 'number' ? 'notNumber' : 'wrongFormat', { label })
    case 'too_small':
      return say(belowKey(issue.origin), { label, count: Number(issue.minimum) })
    case 'too_big':
      return say(aboveKey(issue.origin), { label, count: Number(issue.maximum) })
    case 'invalid_format':
      return formatText(issue.format, field, say)
    case 'invalid_value':
      return say('requiredChoice', { label })
    case 'custom':
      return issue.message
    default:
      return say('wrongFormat', { label })
  }
}

function formatText(format: string, { label, widget }: FieldWords, say: Words): string {
  if (widget === 'money') return say('notMoney', { label })
  if (format === 'date') return say('notDay', { label })
  return say(format === 'email' ? 'notEmail' : 'wrongFormat', { label })
}

function belowKey(origin: string) {
  if (origin === 'string') return 'tooShort' as const
  return origin === 'array' ? ('tooFew' as const) : ('tooSmall' as const)
}

function aboveKey(origin: string) {
  if (origin === 'string') return 'tooLong' as const
  return origin === 'array' ? ('tooMany' as const) : ('tooBig' as const)
}

function isChosen(widget: Widget | null): boolean {
  return widget === 'choice' || widget === 'choices' || widget === 'day' || widget === null
}

function isBlank(input: unknown): boolean {
  return input === undefined || input === null || input === '' || (Array.isArray(input) && input.length === 0)
}
