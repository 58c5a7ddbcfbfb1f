import { useQuery } from '@tanstack/react-query'
import { TickField } from '../../../kernel/ui/base/TickField.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { activitiesTexts } from './activities.texts.ts'
import type { ActivityDraft } from './activity-draft.ts'

/** A club may keep what it holds to its own people. */
export function ClubOnly({ draft: { unitId, clubOnly }, set }: { draft: ActivityDraft; set: (change: Partial<ActivityDraft>) => void }) {
  const say = useTexts(activitiesTexts)
  const tree = useQuery(query.organisation.tree.queryOptions({ input: {} }))
  const isClub = tree.data?.nodes.some(({ id, kind }) => id === unitId && kind === 'club') ?? false
  if (!isClub) return null
  return <TickField label={say('field_clubOnly')} help={say('help_clubOnly')} checked={clubOnly} onChange={(checked) => set({ clubOnly: checked })} />
}
