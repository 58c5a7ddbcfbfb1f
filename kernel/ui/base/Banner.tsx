import type { ReactNode } from 'react'
import type { Tone } from './Chip.tsx'
import { Icon, type IconName } from './Icon.tsx'
import './banner.css'
import './tone.css'

type BannerTone = Exclude<Tone, 'brand'>

interface BannerProps {
  tone: BannerTone
  title?: string
  children?: ReactNode
  action?: ReactNode
  /** Said at once to those who listen to the page. */
  urgent?: boolean
}

const icons: Record<BannerTone, IconName> = { neutral: 'info', ok: 'ok', warn: 'warning', bad: 'error' }

export function Banner({ tone, title, children, action, urgent = false }: BannerProps) {
  return (
    <div className={`tx-banner tx-tone-${tone}`} role={urgent ? 'alert' : 'status'}>
      <Icon name={icons[tone]} />
      <div className="tx-banner-body">
        <div className="tx-banner-words">
          {title && <strong>{title}</strong>}
          {children && <div>{children}</div>}
        </div>
        {action}
      </div>
    </div>
  )
}
