import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { toastRefusal } from '../../../../kernel/ui/base/toast-refusal.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import { commonTexts } from '../common.texts.ts'
import type { MyFile, SealedKey, ShownField } from '../members.types.ts'
import { useShortly } from '../record/use-shortly.ts'
import { myFileTexts } from './my-file.texts.ts'
import { plainDay } from '../plain-day.ts'

const rare = new Set(['formerName', 'leaveDate', 'retireDate', 'deathDate', 'duesBase'])
const shownSeconds = 60

/** Every field of mine; my own numbers are covered until I ask for them. */
export function MyFacts({ file }: { file: MyFile }) {
  const fields = file.fields.filter((field) => field.value !== null || !rare.has(field.key))
  return (
    <dl className="mf-facts">
      {fields.map((field) => (
        <div key={field.key}>
          <dt>{field.label}</dt>
          <dd>
            <Value field={field} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Value({ field }: { field: ShownField }) {
  const say = useTexts(myFileTexts)
  const { i18n } = useTranslation()
  if (field.value === null) return <span className="tx-quiet">{say('empty')}</span>
  if (isSealedKey(field.key)) return <OwnNumber field={field} sealedKey={field.key} />
  if (field.key.endsWith('Date')) return plainDay(field.value, i18n.language)
  return field.key === 'duesBase' ? `¥ ${field.shown}` : field.shown
}

function OwnNumber({ field, sealedKey }: { field: ShownField; sealedKey: SealedKey }) {
  const say = useTexts(commonTexts)
  const { value, show, hide } = useShortly<string>(shownSeconds)
  const reveal = useMutation({
    mutationFn: () => api.myFile.reveal({ field: sealedKey }),
    onSuccess: (answer) => show(answer.value ?? ''),
    onError: toastRefusal,
  })
  return (
    <span className="mf-number">
      <span>{value ?? field.shown}</span>
      <Button
        look="quiet"
        icon="eye"
        busy={reveal.isPending}
        aria-label={`${say(value === null ? 'reveal' : 'hide')} ${field.label}`}
        onClick={() => (value === null ? reveal.mutate() : hide())}
      >
        {say(value === null ? 'reveal' : 'hide')}
      </Button>
    </span>
  )
}

function isSealedKey(key: string): key is SealedKey {
  return key === 'idNo' || key === 'phone' || key === 'bankAccount'
}
