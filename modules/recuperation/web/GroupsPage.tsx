import { useState } from 'react'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { EmptyState } from '../../../kernel/ui/base/EmptyState.tsx'
import { deskQuery, useMedia } from '../../../kernel/ui/base/use-media.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { GroupDrawer } from './GroupDrawer.tsx'
import { GroupRows, GroupTable } from './GroupList.tsx'
import { ProgrammeFrame } from './ProgrammeFrame.tsx'
import { recuperationTexts } from './recuperation.texts.ts'
import type { Groups } from './recuperation.types.ts'
import './recuperation.css'

/** Trip by trip: how full, whether it can leave, who leads it; one press opens what can be done. */
export function GroupsPage() {
  return <ProgrammeFrame>{(groups) => <Content groups={groups} />}</ProgrammeFrame>
}

function Content({ groups }: { groups: Groups }) {
  const say = useTexts(recuperationTexts)
  const wide = useMedia(deskQuery)
  const [opened, open] = useState<string | null>(null)
  const { items } = groups
  const shown = items.find(({ id }) => id === opened)
  if (items.length === 0)
    return (
      <Card flush>
        <EmptyState icon="travel" title={say('groupsNone')}>
          {say('groupsNoneBody')}
        </EmptyState>
      </Card>
    )
  return (
    <>
      <Share share={groups.share} />
      <Card flush>{wide ? <GroupTable items={items} onOpen={open} /> : <GroupRows items={items} onOpen={open} />}</Card>
      {shown && <GroupDrawer groups={groups} group={shown} onClose={() => open(null)} />}
    </>
  )
}

/** How many leave the province, against the share of the rule. */
function Share({ share: { people, out, of, kept } }: Pick<Groups, 'share'>) {
  const say = useTexts(recuperationTexts)
  if (of === null || out === 0) return null
  const percent = people === 0 ? 0 : Math.round((out / people) * 100)
  return <Banner tone={kept ? 'neutral' : 'warn'}>{say(kept ? 'shareKept' : 'shareOver', { people, out, percent, of })}</Banner>
}
