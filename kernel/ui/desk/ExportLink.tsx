import { Icon } from '../base/Icon.tsx'
import { useTexts } from '../texts.ts'
import { deskTexts } from './desk.texts.ts'

/** Downloads what the page shows as a sheet; `label` where a page has several. */
export function ExportLink({ href, label }: { href: string; label?: string }) {
  const say = useTexts(deskTexts)
  return (
    <a className="tx-button tx-button-plain tx-no-print" href={href} download>
      <Icon name="download" />
      <span>{label ?? say('export')}</span>
    </a>
  )
}
