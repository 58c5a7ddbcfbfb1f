import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { Icon } from '../../../../kernel/ui/base/Icon.tsx'
import { Refusal } from '../../../../kernel/ui/base/Refusal.tsx'
import { Select } from '../../../../kernel/ui/base/Select.tsx'
import { Drawer } from '../../../../kernel/ui/desk/Drawer.tsx'
import { randomKey } from '../../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import type { EnteredLines } from '../birthdays.types.ts'
import { useBirthdaysChanged } from '../use-birthdays-changed.ts'
import { deskTexts } from './desk.texts.ts'

/** The list that a shop kept on paper: pasted, each line with its result; what did not go through stays to be mended. */
export function EnterUsedDrawer({ onClose }: { onClose: () => void }) {
  const say = useTexts(deskTexts)
  const changed = useBirthdaysChanged()
  const shops = useQuery(query.birthdayShops.list.queryOptions({ input: {} }))
  const open = (shops.data?.items ?? []).filter(({ state, mayManage }) => state === 'open' && mayManage)
  const [chosen, choose] = useState('')
  const [text, write] = useState('')
  const [missing, setMissing] = useState(false)
  const [idempotencyKey, renew] = useState(randomKey)
  const shopId = chosen || (open[0]?.id ?? '')
  const enter = useMutation({
    mutationFn: (lines: string[]) => api.birthdays.enterUsed({ shopId, lines }, { context: { idempotencyKey } }),
    onSuccess: async ({ lines }) => {
      write(
        lines
          .filter(({ ok }) => !ok)
          .map(({ line }) => line)
          .join('\n'),
      )
      renew(randomKey())
      await changed()
    },
  })
  const submit = () => {
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    setMissing(lines.length === 0)
    if (lines.length > 0) enter.mutate(lines)
  }
  const footer = (
    <div className="tx-actions">
      <Button onClick={onClose}>{say('close')}</Button>
      <Button look="primary" busy={enter.isPending} disabled={shopId === ''} onClick={submit}>
        {say('usedSubmit')}
      </Button>
    </div>
  )
  return (
    <Drawer open title={say('usedTitle')} onClose={onClose} footer={footer}>
      <div className="tx-stack">
        <Field label={say('usedShop')}>
          {(control) => <Select {...control} value={shopId} options={open.map(({ id, name }) => ({ value: id, label: name }))} onChange={choose} />}
        </Field>
        <Field label={say('usedLines')} help={say('usedLinesHelp')} error={missing ? say('usedNone') : undefined}>
          {(control) => <textarea {...control} className="tx-input" rows={8} value={text} onChange={(event) => write(event.target.value)} />}
        </Field>
        <Refusal error={enter.error} />
        {enter.data && <Outcomes entered={enter.data} />}
      </div>
    </Drawer>
  )
}

function Outcomes({ entered: { lines, used, amount } }: { entered: EnteredLines }) {
  const say = useTexts(deskTexts)
  const failed = lines.length - used
  return (
    <>
      <Banner tone={failed > 0 ? 'warn' : 'ok'} title={say('usedDone', { count: used, amount })} urgent>
        {failed > 0 && say('usedFailed', { count: failed })}
      </Banner>
      <ul className="bd-outcomes">
        {lines
          .toSorted((a, b) => Number(a.ok) - Number(b.ok))
          .map(({ line, ok, message }, index) => (
            // The same code may stand in the list twice.
            <li key={`${line} ${index}`}>
              <span className={ok ? 'bd-ok' : 'bd-bad'}>
                <Icon name={ok ? 'ok' : 'error'} />
              </span>
              <div>
                <strong>{line}</strong>
                <p>{message}</p>
              </div>
            </li>
          ))}
      </ul>
    </>
  )
}
