import { PageTabs } from '../../../../kernel/ui/base/PageTabs.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useMay } from '../../../../web/session.tsx'
import { placementDeskTexts } from './placement-desk.texts.ts'

/** The faces of a round; to a branch only its applications. */
export function RoundTabs({ id }: { id: string }) {
  const say = useTexts(placementDeskTexts)
  const mayManage = useMay('family.manage')
  if (!mayManage) return null
  return (
    <PageTabs
      label={say('tabs')}
      tabs={[
        { to: `/placement-desk/${id}`, title: say('tab_applications') },
        { to: `/placement-desk/${id}/notice`, title: say('tab_notice') },
        { to: `/placement-desk/${id}/edit`, title: say('tab_edit') },
      ]}
    />
  )
}
