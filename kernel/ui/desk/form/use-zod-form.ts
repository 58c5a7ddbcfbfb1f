import { useMutation } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { z } from 'zod'
import { isApiError } from '../../api-error.ts'
import { randomKey } from '../../random-key.ts'
import { readStored, writeStored } from '../../stored.ts'
import { useTexts } from '../../texts.ts'
import { deskTexts } from '../desk.texts.ts'
import './zod-without-eval.ts'
import { checkDraft, onePerField } from './check.ts'
import type { Draft, FieldError, FieldsOf } from './form.types.ts'
import { readDraft, storableDraft } from './draft.ts'
import { fieldShapes } from './shape.ts'
import { draftOf } from './values.ts'

export interface ZodFormOptions<Schema extends z.ZodObject> {
  schema: Schema
  fields: FieldsOf<Schema>
  initial?: Readonly<Partial<Record<keyof Schema['shape'] & string, unknown>>>
  /** Under this name what is typed survives a reload: `members.new`, `members.42.v3`. Without, nothing is kept. */
  draftKey?: string
  /** The key goes with the call, so that a second press creates nothing twice. */
  onSubmit: (values: z.output<Schema>, call: { idempotencyKey: string }) => Promise<unknown>
  onDone?: () => void
}

export interface ZodForm {
  shapes: ReturnType<typeof fieldShapes>
  fields: FieldsOf<z.ZodObject>
  draft: Draft
  errors: readonly FieldError[]
  /** Something unsent from last time stands in the fields. */
  restored: boolean
  busy: boolean
  /** Why the server did not take it, where it was no single field. */
  failure: unknown
  set: (name: string, value: unknown) => void
  startAfresh: () => void
  submit: () => void
}

const restMs = 400

/** A form over a zod object: same schema as the server, draft kept, errors tied to fields. */
export function useZodForm<Schema extends z.ZodObject>({ schema, fields, initial, draftKey, onSubmit, onDone }: ZodFormOptions<Schema>): ZodForm {
  const say = useTexts(deskTexts)
  const shapes = useMemo(() => fieldShapes(schema), [schema])
  const storeKey = draftKey ? `tongxin.draft.${draftKey}` : null
  const fresh = () => draftOf(shapes, initial ?? {})
  const [kept] = useState(() => (storeKey ? readDraft(readStored('session', storeKey), shapes, fields) : null))
  const [draft, setDraft] = useState<Draft>(() => ({ ...fresh(), ...kept }))
  const [restored, setRestored] = useState(kept !== null)
  const [errors, setErrors] = useState<readonly FieldError[]>([])
  const [touched, touch] = useState(false)
  const [idempotencyKey] = useState(randomKey)

  const send = useMutation({
    mutationFn: (values: z.output<Schema>) => onSubmit(values, { idempotencyKey }),
    onSuccess: () => {
      if (storeKey) writeStored('session', storeKey, null)
      touch(false)
      onDone?.()
    },
    onError: (error) => setErrors(isApiError(error) ? onePerField(error.issues) : []),
  })
  useEffect(() => {
    if (!storeKey || !touched) return
    const timer = setTimeout(() => writeStored('session', storeKey, JSON.stringify(storableDraft(draft, shapes, fields))), restMs)
    return () => clearTimeout(timer)
  }, [draft, fields, shapes, storeKey, touched])

  return {
    shapes,
    fields,
    draft,
    errors,
    restored,
    busy: send.isPending,
    failure: send.error,
    set: (name, value) => {
      touch(true)
      setDraft((before) => ({ ...before, [name]: value }))
      setErrors((before) => before.filter((error) => error.path !== name && !error.path.startsWith(`${name}.`)))
    },
    startAfresh: () => {
      if (storeKey) writeStored('session', storeKey, null)
      touch(false)
      setRestored(false)
      setErrors([])
      setDraft(fresh())
    },
    submit: () => {
      const checked = checkDraft(schema, { shapes, fields, draft }, say)
      setErrors(checked.ok ? [] : checked.errors)
      send.reset()
      if (checked.ok) send.mutate(checked.values)
    },
  }
}
