import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Switch } from '../../../kernel/ui/base/Choice.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonRows } from '../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { HoursCard } from './HoursCard.tsx'
import { notifyTexts } from './notify.texts.ts'
import { ReachRow } from './ReachRow.tsx'
import { useWishes, type Wishes } from './use-wishes.ts'
import './notify.css'

type Change = ReturnType<typeof useWishes>['change']

/** How and when I am told, besides the messages in the application. */
export function WishesPage() {
  const say = useTexts(notifyTexts)
  const { wishes, change, refresh } = useWishes()
  return (
    <PageFrame title={say('wishes')} lead={say('wishesLead')} width="read" back>
      {wishes.isPending && <SkeletonRows rows={4} />}
      {wishes.isError && <ErrorState error={wishes.error} onRetry={() => void wishes.refetch()} />}
      {wishes.data && (
        <>
          <Ways wishes={wishes.data} change={change} refresh={() => void refresh()} />
          <HoursCard preferences={wishes.data.preferences} change={change} />
          {wishes.data.kinds.length > 0 && <Kinds wishes={wishes.data} change={change} />}
        </>
      )}
    </PageFrame>
  )
}

function Ways({ wishes: { preferences, reach }, change, refresh }: { wishes: Wishes; change: Change; refresh: () => void }) {
  const say = useTexts(notifyTexts)
  const turn = (channel: (typeof reach)[number]['channel'], on: boolean) => {
    const others = preferences.channelsOff.filter((each) => each !== channel)
    change({ channelsOff: on ? others : [...others, channel] })
  }
  return (
    <Card flush title={say('ways')}>
      {reach.length === 0 && <p className="tx-quiet nt-inset">{say('noWays')}</p>}
      <ul>
        {reach.map((one) => (
          <li key={one.channel}>
            <ReachRow reach={one} on={!preferences.channelsOff.includes(one.channel)} onTurn={(on) => turn(one.channel, on)} onChanged={refresh} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Kinds({ wishes: { preferences, kinds }, change }: { wishes: Wishes; change: Change }) {
  const say = useTexts(notifyTexts)
  const turn = (kind: string, on: boolean) => {
    const others = preferences.mutedKinds.filter((each) => each !== kind)
    change({ mutedKinds: on ? others : [...others, kind] })
  }
  return (
    <Card flush title={say('kinds')}>
      <p className="tx-quiet nt-inset">{say('kindsHint')}</p>
      <ul>
        {kinds.map(({ kind, label }) => (
          <li key={kind}>
            <div className="nt-line">
              <span className="nt-line-words">{label}</span>
              <Switch label={label} checked={!preferences.mutedKinds.includes(kind)} onChange={(on) => turn(kind, on)} />
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
