import { useEffect, type ReactNode } from 'react'
import { baseTexts } from '../../../kernel/ui/base/base.texts.ts'
import { Mark } from '../../../kernel/ui/base/Mark.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { LanguageChoice } from '../../../web/shell/Preferences.tsx'
import './identity.css'

interface EntryPageProps {
  title: string
  children: ReactNode
}

/** A page for whoever comes in for the first time, before there is a menu. */
export function EntryPage({ title, children }: EntryPageProps) {
  const say = useTexts(baseTexts)
  const windowTitle = `${title} · ${say('brand')}`
  useEffect(() => {
    document.title = windowTitle
  }, [windowTitle])
  return (
    <main className="id-setup">
      <header className="id-setup-head">
        <Mark size={40} />
        <h1>{title}</h1>
        <LanguageChoice />
      </header>
      {children}
    </main>
  )
}
