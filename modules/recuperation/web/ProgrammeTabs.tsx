import { PageTabs } from '../../../kernel/ui/base/PageTabs.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useMay } from '../../../web/session.tsx'
import { recuperationTexts } from './recuperation.texts.ts'

const tabs = [
  { path: '', text: 'thePage', manage: false },
  { path: '/edit', text: 'edit', manage: true },
  { path: '/checks', text: 'checks', manage: true },
  { path: '/people', text: 'people', manage: true },
  { path: '/groups', text: 'groups', manage: false },
  { path: '/check-in', text: 'checkIn', manage: true },
  { path: '/settlement', text: 'settlement', manage: false },
  { path: '/steps', text: 'steps', manage: false },
] as const

/** For whoever manages the programme as a whole, and not only its own branch's sign-ups. */
const wholeOnly = ['edit', 'settlement']

/** The faces of one programme, for those who work on it or look after it. */
export function ProgrammeTabs({ id, mayManage }: { id: string; mayManage: boolean }) {
  const say = useTexts(recuperationTexts)
  const mayWork = useMay('recuperation.manage')
  const shown = tabs.filter(({ text, manage }) => (!manage || mayWork) && (mayManage || !mayWork || !wholeOnly.includes(text)))
  return <PageTabs label={say('tabs')} tabs={shown.map(({ path, text }) => ({ to: `/recuperation/${id}${path}`, title: say(text) }))} />
}
