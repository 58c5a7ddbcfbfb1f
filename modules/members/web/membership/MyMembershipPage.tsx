import type { InferContractRouterOutputs } from '@orpc/contract'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { StateChip } from '../../../../engines/cases/web/StateChip.tsx'
import { ButtonLink } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { dayOf, formatDay } from '../../../../kernel/ui/base/days.ts'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { ListRow } from '../../../../kernel/ui/base/ListRow.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import { query } from '../../../../web/api.ts'
import type { membershipContract } from '../../membership/membership.contract.ts'
import { MembershipChip } from '../MembershipChip.tsx'
import { plainDay } from '../plain-day.ts'
import { membershipTexts } from './membership.texts.ts'
import '../my-file/my-file.css'

export type MyMembership = InferContractRouterOutputs<typeof membershipContract>['mine']
export type Offer = MyMembership['offers'][number]

/** Forms bring the desk's inputs with them: they come when one is opened. */
const FileDrawer = lazy(async () => ({ default: (await import('./FileDrawer.tsx')).FileDrawer }))

/** Where I stand with the union, what is under way, and what else I can ask for. */
export function MyMembershipPage() {
  const say = useTexts(membershipTexts)
  const mine = useQuery(query.membership.mine.queryOptions())
  if (mine.isPending) return <SkeletonPage />
  return (
    <PageFrame title={say('title')} width="read" back>
      {mine.isError ? <ErrorState error={mine.error} onRetry={() => void mine.refetch()} /> : <Mine mine={mine.data} />}
    </PageFrame>
  )
}

function Mine({ mine }: { mine: MyMembership }) {
  const say = useTexts(membershipTexts)
  const { i18n } = useTranslation()
  const { person, membership, memberSince, cardNo, open, past, offers } = mine
  const mayApply = offers.some((offer) => offer.process === 'admission' && offer.refusal === null)
  return (
    <>
      <Card>
        <div className="mf-me">
          <strong>{person.name}</strong>
          <MembershipChip membership={membership} />
          <span className="tx-quiet">{person.unitName}</span>
          {memberSince && <span className="tx-quiet">{say('since', { on: plainDay(memberSince, i18n.language) })}</span>}
          {cardNo && <span className="tx-quiet">{say('cardNo', { no: cardNo })}</span>}
        </div>
        {mayApply && (
          <div className="mf-ask">
            <p className="mf-lead">{say('applyLead')}</p>
            <ButtonLink look="primary" icon="edit" block to="/me/membership/apply">
              {say('apply')}
            </ButtonLink>
          </div>
        )}
      </Card>
      {open && (
        <Card title={say('underWay')} flush>
          <MatterRow matter={open} />
        </Card>
      )}
      {!open && <Offers offers={offers.filter(({ process }) => process !== 'admission')} />}
      {past.length > 0 && (
        <Card title={say('past')} flush>
          <ul>
            {past.map((matter) => (
              <li key={matter.caseId}>
                <MatterRow matter={matter} />
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}

function MatterRow({ matter }: { matter: MyMembership['past'][number] }) {
  const words = useBilingual()
  const { i18n } = useTranslation()
  return (
    <ListRow
      to={matter.path}
      title={words(matter.title)}
      hint={`${words(matter.says)} ${formatDay(dayOf(new Date(matter.at)), i18n.language)}`}
      aside={<StateChip stateTitle={matter.stateTitle} tone={matter.tone} />}
    />
  )
}

/** What can be asked for leads to its form; what cannot says why. */
function Offers({ offers }: { offers: readonly Offer[] }) {
  const say = useTexts(membershipTexts)
  const words = useBilingual()
  const [filing, file] = useState<Offer | null>(null)
  const [possible, impossible] = [offers.filter((offer) => !offer.refusal), offers.filter((offer) => offer.refusal)]
  return (
    <>
      {possible.length > 0 && (
        <Card title={say('can')} flush>
          <ul>
            {possible.map((offer) => (
              <li key={offer.process}>
                <ListRow title={words(offer.title)} onPress={() => file(offer)} />
              </li>
            ))}
          </ul>
        </Card>
      )}
      {impossible.length > 0 && (
        <Card title={say('notNow')} flush>
          <ul>
            {impossible.map((offer) => (
              <li key={offer.process}>
                <ListRow icon="lock" title={words(offer.title)} hint={offer.refusal && words(offer.refusal.text)} />
              </li>
            ))}
          </ul>
        </Card>
      )}
      {filing && (
        <Suspense fallback={null}>
          <FileDrawer offer={filing} onClose={() => file(null)} />
        </Suspense>
      )}
    </>
  )
}
