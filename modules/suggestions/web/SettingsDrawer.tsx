import { useQuery, useQueryClient } from '@tanstack/react-query'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { FormDrawer } from '../../../kernel/ui/desk/form/FormDrawer.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api, query } from '../../../web/api.ts'
import { settings } from '../suggestions.contract.ts'
import { suggestionsTexts } from './suggestions.texts.ts'

/** How suggestions are handled at this university. */
export function SettingsDrawer({ onClose }: { onClose: () => void }) {
  const say = useTexts(suggestionsTexts)
  const client = useQueryClient()
  const read = useQuery(query.suggestions.settings.queryOptions({ input: {}, staleTime: 0 }))
  if (!read.data) return null
  const { version } = read.data
  return (
    <FormDrawer
      title={say('settingsTitle')}
      action={say('save')}
      schema={settings}
      initial={read.data.settings}
      fields={{
        anonymity: {
          label: say('anonymityLabel'),
          help: say('anonymityHelp'),
          options: (['off', 'team', 'sealed'] as const).map((value) => ({ value, label: say(`anonymity_${value}`) })),
        },
        supportsPerMonth: { label: say('supportsPerMonth') },
        firstLookWorkingDays: { label: say('firstLookWorkingDays') },
        answerWorkingDays: { label: say('answerWorkingDays') },
        surveyDays: { label: say('surveyDays') },
      }}
      onSubmit={async (values) => {
        await api.suggestions.saveSettings({ settings: values, version })
        toast(say('saved'))
        await client.invalidateQueries({ queryKey: query.suggestions.key() })
      }}
      onClose={onClose}
    />
  )
}
