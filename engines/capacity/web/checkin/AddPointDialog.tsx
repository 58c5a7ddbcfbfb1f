import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ConfirmDialog } from '../../../../kernel/ui/base/ConfirmDialog.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { Refusal } from '../../../../kernel/ui/base/Refusal.tsx'
import { Select } from '../../../../kernel/ui/base/Select.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import { TimeInput } from '../editor/WhatStep.tsx'
import type { DeskOffer } from '../offer.types.ts'
import { checkinTexts } from './checkin.texts.ts'
import { useCheckinChanged } from './use-checkin-changed.ts'

const selfScans = ['none', 'screen', 'printed'] as const
const hourMs = 3_600_000

interface NewPoint {
  title: string
  optionId: string | null
  opensAt: string | null
  closesAt: string | null
  selfScan: (typeof selfScans)[number]
}

interface AddPointDialogProps {
  offer: Pick<DeskOffer, 'id' | 'title' | 'options'>
  onClose: () => void
}

/** A place and a time at which people are checked in; begins with those of the option. */
export function AddPointDialog({ offer, onClose }: AddPointDialogProps) {
  const say = useTexts(checkinTexts)
  const changed = useCheckinChanged()
  const [first] = offer.options
  const [point, setPoint] = useState<NewPoint>(() => ({ title: say('title'), optionId: null, selfScan: 'none', ...timesOf(first) }))
  const run = useMutation({
    mutationFn: (times: { opensAt: string; closesAt: string }) => api.checkin.addPoints({ offerId: offer.id, points: [{ ...point, ...times }] }),
    onSuccess: async () => {
      await changed()
      toast(say('pointAdded'))
      onClose()
    },
  })
  const { opensAt, closesAt } = point
  return (
    <ConfirmDialog
      open
      title={say('addPoint')}
      action={say('addPoint')}
      busy={run.isPending}
      onConfirm={() => opensAt !== null && closesAt !== null && run.mutate({ opensAt, closesAt })}
      onClose={onClose}
    >
      <div className="tx-stack">
        <PointFields offer={offer} point={point} onChange={setPoint} />
        <Refusal error={run.error} />
      </div>
    </ConfirmDialog>
  )
}

interface PointFieldsProps {
  offer: AddPointDialogProps['offer']
  point: NewPoint
  onChange: (point: NewPoint) => void
}

function PointFields({ offer, point, onChange }: PointFieldsProps) {
  const say = useTexts(checkinTexts)
  const chooseOption = (id: string) => {
    const option = offer.options.find((one) => one.id === id)
    onChange({ ...point, optionId: id === '' ? null : id, ...(option?.startsAt ? timesOf(option) : {}) })
  }
  return (
    <>
      <Field label={say('pointTitle')}>{(control) => <TextInput {...control} maxLength={80} value={point.title} onChange={(title) => onChange({ ...point, title })} />}</Field>
      <Field label={say('pointOption')}>
        {(control) => (
          <Select
            {...control}
            value={point.optionId ?? ''}
            placeholder={say('pointEverybody')}
            options={offer.options.map(({ id, title }) => ({ value: id, label: title }))}
            onChange={chooseOption}
          />
        )}
      </Field>
      <Field label={say('opensAt')}>{(control) => <TimeInput control={control} value={point.opensAt} onChange={(at) => onChange({ ...point, opensAt: at })} />}</Field>
      <Field label={say('closesAt')}>{(control) => <TimeInput control={control} value={point.closesAt} onChange={(at) => onChange({ ...point, closesAt: at })} />}</Field>
      <Field label={say('selfScan')}>
        {(control) => (
          <Select
            {...control}
            value={point.selfScan}
            options={selfScans.map((value) => ({ value, label: say(`self_${value}`) }))}
            onChange={(value) => onChange({ ...point, selfScan: selfScans.find((one) => one === value) ?? 'none' })}
          />
        )}
      </Field>
    </>
  )
}

/** From an hour before the beginning to the end; who comes early is not sent away. */
function timesOf(option: { startsAt: string | null; endsAt: string | null } | undefined): { opensAt: string | null; closesAt: string | null } {
  if (!option?.startsAt) return { opensAt: null, closesAt: null }
  const start = Date.parse(option.startsAt)
  return { opensAt: new Date(start - hourMs).toISOString(), closesAt: option.endsAt ?? new Date(start + 2 * hourMs).toISOString() }
}
