import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import type { DeskOffer } from '../offer.types.ts'
import { editorTexts } from './editor.texts.ts'

/** Why a field cannot be changed any more, in a sentence; null: it can. */
export function useFrozen({ frozen, mayManage }: Pick<DeskOffer, 'frozen' | 'mayManage'>): (field: string) => string | null {
  const say = useTexts(editorTexts)
  const words = useBilingual()
  return (field) => {
    const found = frozen.find((entry) => entry.field === field)
    return found && mayManage ? say('frozen', { why: words(found.reason) }) : null
  }
}
