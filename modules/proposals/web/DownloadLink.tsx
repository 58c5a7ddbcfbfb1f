import { Icon } from '../../../kernel/ui/base/Icon.tsx'
import './proposals.css'

/** A file of the server, to be kept. */
export function DownloadLink({ href, label }: { href: string; label: string }) {
  return (
    <a className="pr-line pr-download" href={href} download>
      <Icon name="download" />
      <span>{label}</span>
    </a>
  )
}
