import { deskQuery, useMedia } from '../../kernel/ui/base/use-media.ts'
import { SavedViewsContext } from '../../kernel/ui/saved-views.ts'
import { savedViews } from '../saved-views.ts'
import { DeskFrame } from './DeskFrame.tsx'
import { PhoneFrame } from './PhoneFrame.tsx'

/** Two faces, one application: the window's width chooses. */
export function Frame() {
  const wide = useMedia(deskQuery)
  return <SavedViewsContext value={savedViews}>{wide ? <DeskFrame /> : <PhoneFrame />}</SavedViewsContext>
}
