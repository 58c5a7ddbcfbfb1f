import { useSaveOffer } from '../../../engines/capacity/web/editor/use-save-offer.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import type { Drafting } from '../../../kernel/ui/use-draft.ts'
import { api } from '../../../web/api.ts'
import type { inputOf, TaskDraft } from './task-draft.ts'
import { useVolunteeringChanged } from './use-volunteering-changed.ts'
import { volunteeringTexts } from './volunteering.texts.ts'
import type { EditedTask } from './volunteering.types.ts'

export function useSaveTask(teamId: string, drafting: Drafting<EditedTask | null, TaskDraft>) {
  const say = useTexts(volunteeringTexts)
  const { begun } = drafting
  return useSaveOffer({
    drafting,
    path: '/volunteering/tasks',
    say,
    changed: useVolunteeringChanged(),
    store: async (facts: NonNullable<ReturnType<typeof inputOf>>, call) =>
      begun ? api.volunteerTasks.edit({ id: begun.id, version: begun.version, ...facts }) : { ...(await api.volunteerTasks.create({ teamId, ...facts }, call)), told: 0 },
    outcome: ({ told }) => (told > 0 ? say('savedTold', { count: told }) : null),
  })
}
