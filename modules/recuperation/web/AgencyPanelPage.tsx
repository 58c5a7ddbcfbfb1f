import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { PanelPage } from '../../../engines/panels/web/PanelPage.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api, query } from '../../../web/api.ts'
import { recuperationTexts } from './recuperation.texts.ts'
import { useChanged } from './use-changed.ts'

/** How agencies were scored. */
export function AgencyPanelPage() {
  const say = useTexts(recuperationTexts)
  const { programmeId = '' } = useParams({ strict: false })
  return (
    <PanelPage
      read={useQuery(query.recuperation.steps.queryOptions({ input: { id: programmeId }, staleTime: 0 }))}
      heading={say('panelTitle')}
      parts={['lead', 'member', 'member', 'audit']}
      save={({ after, panel, idempotencyKey }) => api.recuperation.recordPanel({ id: programmeId, after, panel }, { context: { idempotencyKey } })}
      changed={useChanged()}
      backTo={`/recuperation/${programmeId}/steps`}
    />
  )
}
