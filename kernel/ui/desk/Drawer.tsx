import { Drawer as AntdDrawer } from 'antd'
import type { ReactNode } from 'react'
import { IconButton } from '../base/Button.tsx'
import { deskQuery, useMedia } from '../base/use-media.ts'
import { useTexts } from '../texts.ts'
import { deskTexts } from './desk.texts.ts'
import './drawer.css'

interface DrawerProps {
  open: boolean
  title: string
  onClose: () => void
  /** Actions that stay in sight at the bottom. */
  footer?: ReactNode
  wide?: boolean
  children: ReactNode
}

/** Detail beside the list, so that the list stays; on a phone it takes the whole screen. */
export function Drawer({ open, title, onClose, footer, wide = false, children }: DrawerProps) {
  const say = useTexts(deskTexts)
  const desk = useMedia(deskQuery)
  return (
    <AntdDrawer
      open={open}
      onClose={onClose}
      title={title}
      size={desk ? (wide ? 880 : 560) : '100%'}
      footer={footer}
      closable={false}
      destroyOnHidden
      extra={<IconButton icon="close" label={say('close')} onClick={onClose} />}
    >
      {children}
    </AntdDrawer>
  )
}
