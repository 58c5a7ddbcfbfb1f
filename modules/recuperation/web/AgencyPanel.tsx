import { panelsTexts } from '../../../engines/panels/web/panels.texts.ts'
import { PanelResult } from '../../../engines/panels/web/PanelResult.tsx'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { clauses } from '../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../kernel/ui/use-bilingual.ts'
import { recuperationTexts } from './recuperation.texts.ts'
import type { Steps } from './recuperation.types.ts'

/** How agencies were compared: the result, and what somebody who audits would miss. */
export function AgencyPanel({ programmeId, panel, mayManage }: { programmeId: string; panel: Steps['panel']; mayManage: boolean }) {
  const say = useTexts(recuperationTexts)
  const sayPanels = useTexts(panelsTexts)
  const words = useBilingual()
  if (panel === null && !mayManage) return null
  const enter = mayManage && <ButtonLink to={`/recuperation/${programmeId}/panel`}>{sayPanels(panel ? 'correct' : 'enter')}</ButtonLink>
  return (
    <Card title={say('panelTitle')} aside={enter}>
      {panel ? (
        <div className="tx-stack">
          {panel.gaps.length > 0 && <Banner tone="warn">{clauses(panel.gaps.map(words))}</Banner>}
          <PanelResult panel={panel} />
        </div>
      ) : (
        <p className="tx-note">{say('panelNone')}</p>
      )}
    </Card>
  )
}
