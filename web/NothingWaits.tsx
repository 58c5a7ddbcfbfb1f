import { ButtonLink } from '../kernel/ui/base/Button.tsx'
import { EmptyState } from '../kernel/ui/base/EmptyState.tsx'
import { useTexts } from '../kernel/ui/texts.ts'
import { homeTexts } from './home.texts.ts'
import { useShell } from './session.tsx'

export function NothingWaits() {
  const say = useTexts(homeTexts)
  const { services } = useShell()
  return (
    <EmptyState icon="ok" title={say('nothing')} action={services.length > 0 && <ButtonLink to="/services">{say('toServices')}</ButtonLink>}>
      {say('nothingBody')}
    </EmptyState>
  )
}
