import { ConfigProvider } from 'antd'
import enUS from 'antd/es/locale/en_US.js'
import zhCN from 'antd/es/locale/zh_CN.js'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn.js'
import { useEffect, useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAppearance, useIsDark } from '../base/appearance.ts'
import { deskQuery, useMedia } from '../base/use-media.ts'
import { deskTheme } from './theme.ts'

/** Ant Design with our tokens and in the person's language, around each page that uses it. */
export function DeskProvider({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation()
  const { largeType } = useAppearance()
  const dark = useIsDark()
  const phone = !useMedia(deskQuery)
  const theme = useMemo(() => deskTheme({ dark, largeType, phone }), [dark, largeType, phone])
  const english = i18n.language === 'en'
  useEffect(() => {
    dayjs.locale(english ? 'en' : 'zh-cn')
  }, [english])
  return (
    <ConfigProvider theme={theme} locale={english ? enUS : zhCN}>
      {children}
    </ConfigProvider>
  )
}
