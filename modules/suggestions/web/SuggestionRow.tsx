import { StateChip } from '../../../engines/cases/web/StateChip.tsx'
import { ListRow } from '../../../kernel/ui/base/ListRow.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../kernel/ui/use-bilingual.ts'
import { suggestionsTexts } from './suggestions.texts.ts'
import type { SuggestionItem } from './suggestions.types.ts'

/** One suggestion in a list: what it is about, how many stand behind it, how far it is. */
export function SuggestionRow({ item }: { item: SuggestionItem }) {
  const say = useTexts(suggestionsTexts)
  const words = useBilingual()
  const hint = `${words(item.topicTitle)} · ${say('supports', { count: item.supports })}`
  return <ListRow to={`/suggestions/${item.id}`} title={item.title} hint={hint} aside={<StateChip stateTitle={item.stateTitle} tone={item.tone} />} />
}
