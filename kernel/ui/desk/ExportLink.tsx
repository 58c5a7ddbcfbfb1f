import { Icon } from '../base/Icon.tsx'
import { useTexts } from '../texts.ts'
import { deskTexts } from './desk.texts.ts'

/** Downloads what the page shows as a sheet. */
export function ExportLink({ href }: { href: string }) {
  const say = useTexts(deskTexts)
  return (
    <a className="tx-button tx-button-plain tx-no-print" href={href} download>
      <Icon name="download" />
      <span>{say('export')}</span>
    </a>
  )
}
