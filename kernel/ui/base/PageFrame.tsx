import { useRouter } from '@tanstack/react-router'
import { useEffect, type ReactNode } from 'react'
import { useTexts } from '../texts.ts'
import { baseTexts } from './base.texts.ts'
import { IconButton } from './Button.tsx'
import './page-frame.css'

interface PageFrameProps {
  title: string
  /** One sentence under the title. */
  lead?: ReactNode
  /** Beside the title: the page's one main action. */
  action?: ReactNode
  /** Shows a way back on the phone. */
  back?: boolean
  /** Stands in the title's place, with its own heading. */
  head?: ReactNode
  /** Tables use the whole width; words are kept readable. */
  width?: 'read' | 'full'
  children: ReactNode
}

/** The inside of every page: its title (also the window's), its main action, its content. */
export function PageFrame({ title, lead, action, back = false, head, width = 'full', children }: PageFrameProps) {
  const say = useTexts(baseTexts)
  const router = useRouter()
  const windowTitle = `${title} · ${say('brand')}`
  useEffect(() => {
    document.title = windowTitle
  }, [windowTitle])
  return (
    <div className={`tx-page tx-page-${width}`}>
      {head ?? (
        <header className="tx-page-head">
          {back && <IconButton icon="back" label={say('back')} className="tx-page-back" onClick={() => router.history.back()} />}
          <div className="tx-page-title">
            <h1>{title}</h1>
            {lead && <p>{lead}</p>}
          </div>
          {action && <div className="tx-page-action">{action}</div>}
        </header>
      )}
      {children}
    </div>
  )
}
