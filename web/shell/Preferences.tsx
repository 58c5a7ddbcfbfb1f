import { setAppearance, useAppearance } from '../../kernel/ui/base/appearance.ts'
import { Choice, Switch } from '../../kernel/ui/base/Choice.tsx'
import { useTexts } from '../../kernel/ui/texts.ts'
import { useTranslation } from 'react-i18next'
import { setLanguage } from '../i18n.ts'
import { shellTexts } from '../shell.texts.ts'
import './shell.css'

/** Language, letters and light: kept in this browser. */
export function Preferences() {
  const say = useTexts(shellTexts)
  const { theme, largeType } = useAppearance()
  return (
    <div className="sh-preferences">
      <div className="sh-preference">
        <span>{say('language')}</span>
        <LanguageChoice />
      </div>
      <div className="sh-preference">
        <span>{say('largeType')}</span>
        <Switch label={say('largeType')} checked={largeType} onChange={(on) => setAppearance({ largeType: on })} />
      </div>
      <div className="sh-preference">
        <span>{say('theme')}</span>
        <Choice
          label={say('theme')}
          value={theme}
          options={[
            { value: 'auto', label: say('themeAuto') },
            { value: 'light', label: say('themeLight') },
            { value: 'dark', label: say('themeDark') },
          ]}
          onChange={(next) => setAppearance({ theme: next })}
        />
      </div>
    </div>
  )
}

export function LanguageChoice() {
  const say = useTexts(shellTexts)
  const { i18n } = useTranslation()
  return (
    <Choice
      label={say('language')}
      value={i18n.language === 'en' ? 'en' : 'zh'}
      options={[
        { value: 'zh', label: '中文' },
        { value: 'en', label: 'English' },
      ]}
      onChange={(language) => void setLanguage(language)}
    />
  )
}
