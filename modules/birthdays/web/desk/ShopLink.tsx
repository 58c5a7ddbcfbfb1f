import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { ConfirmDialog } from '../../../../kernel/ui/base/ConfirmDialog.tsx'
import { QrCode } from '../../../../kernel/ui/base/QrCode.tsx'
import { toastRefusal } from '../../../../kernel/ui/base/toast-refusal.ts'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { Drawer } from '../../../../kernel/ui/desk/Drawer.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import type { Shop } from '../birthdays.types.ts'
import { useBirthdaysChanged } from '../use-birthdays-changed.ts'
import { deskTexts } from './desk.texts.ts'

/** Makes the secret address of a shop and shows it this once; a new one ends the old one, so that is asked. */
export function ShopLink({ shop: { id, name, linkSince } }: { shop: Shop }) {
  const say = useTexts(deskTexts)
  const changed = useBirthdaysChanged()
  const [asking, ask] = useState(false)
  const make = useMutation({
    mutationFn: () => api.birthdayShops.makeLink({ id }),
    onError: toastRefusal,
    onSettled: () => ask(false),
  })
  const close = () => {
    make.reset()
    void changed()
  }
  return (
    <>
      <Button look={linkSince === null ? 'primary' : 'plain'} busy={make.isPending} onClick={() => (linkSince === null ? make.mutate() : ask(true))}>
        {say(linkSince === null ? 'makeLink' : 'renewLink')}
      </Button>
      <ConfirmDialog open={asking} danger title={say('renewTitle')} action={say('renewLink')} busy={make.isPending} onConfirm={() => make.mutate()} onClose={() => ask(false)}>
        {say('renewBody')}
      </ConfirmDialog>
      {make.data && (
        <Drawer open title={say('linkTitle', { name })} onClose={close}>
          <Made link={make.data.link} />
        </Drawer>
      )}
    </>
  )
}

function Made({ link }: { link: string }) {
  const say = useTexts(deskTexts)
  const copy = async () => {
    await navigator.clipboard.writeText(link)
    toast(say('copied'))
  }
  return (
    <div className="tx-stack">
      <p>{say('linkBody')}</p>
      <div className="bd-code">
        <QrCode value={link} label={say('linkQr')} size={260} />
      </div>
      <code className="tx-note">{link}</code>
      <div>
        <Button onClick={() => void copy().catch(() => undefined)}>{say('copy')}</Button>
      </div>
    </div>
  )
}
