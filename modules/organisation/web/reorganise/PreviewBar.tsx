import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { keepEnter } from '../../../../kernel/ui/base/keep-enter.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import type { Reorganisation } from '../organisation.types.ts'
import { useDays } from '../use-days.ts'
import { reorganiseTexts } from './reorganise.texts.ts'

interface PreviewBarProps {
  busy: boolean
  /** Said when something is not filled in yet. */
  missing: string
  changeOn: (effectiveOn: string) => Reorganisation | null
  onPreview: (change: Reorganisation) => void
  onEdit: () => void
}

/** The day, and the way to the preview. */
export function PreviewBar({ busy, missing, changeOn, onPreview, onEdit }: PreviewBarProps) {
  const say = useTexts(reorganiseTexts)
  const { today } = useDays()
  const [effectiveOn, setEffectiveOn] = useState(today)
  const [tried, setTried] = useState(false)
  const change = changeOn(effectiveOn)
  const look = () => {
    setTried(true)
    if (change) onPreview(change)
  }
  return (
    <>
      <Field label={say('effectiveOn')} help={say('effectiveHelp')} error={tried && !change ? missing : undefined}>
        {({ id, ...described }) => (
          <DatePicker
            {...described}
            id={id}
            allowClear={false}
            maxDate={dayjs(today)}
            value={dayjs(effectiveOn)}
            onKeyDown={keepEnter}
            onChange={(day) => {
              setEffectiveOn(day?.format('YYYY-MM-DD') ?? today)
              onEdit()
            }}
          />
        )}
      </Field>
      <div>
        <Button look="primary" busy={busy} onClick={look}>
          {say('preview')}
        </Button>
      </div>
    </>
  )
}
