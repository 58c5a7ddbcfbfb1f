import { useQuery } from '@tanstack/react-query'
import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { EmptyState } from '../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { birthdaysTexts } from './birthdays.texts.ts'
import type { Mine } from './birthdays.types.ts'
import { CalendarChoice } from './CalendarChoice.tsx'
import { CouponCard } from './CouponCard.tsx'
import { RulesCard } from './RulesCard.tsx'
import './birthdays.css'

/** My coupon first, for that is what one opens it for; then my birthday and the rules. */
export function MyBirthdayPage() {
  const say = useTexts(birthdaysTexts)
  const read = useQuery(query.birthdays.mine.queryOptions({ staleTime: 0 }))
  if (read.isPending) return <SkeletonPage />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const mine = read.data
  return (
    <PageFrame title={say('title')} lead={say('lead')} width="read" back>
      <div className="tx-stack">
        {mine.birthday?.inDays === 0 && <Banner tone="ok">{say('today')}</Banner>}
        {mine.coupons.length === 0 && (
          <Card flush>
            <EmptyState icon="gift" title={say('noCoupons')}>
              {mine.dueOn === null && mine.whyNot === null && say(mine.programme === null ? 'noProgramme' : 'noCouponsBody')}
              <Standing mine={mine} />
            </EmptyState>
          </Card>
        )}
        {mine.coupons.map((coupon, index) => (
          <CouponCard key={coupon.id} coupon={coupon} begun={index === 0} />
        ))}
        {mine.coupons.length > 0 && (mine.dueOn ?? mine.whyNot) && (
          <Banner tone="neutral">
            <Standing mine={mine} />
          </Banner>
        )}
        <MyDay mine={mine} />
        {mine.programme && <RulesCard programme={mine.programme} showsShops={!mine.coupons.some(({ phase }) => phase === 'open')} />}
      </div>
    </PageFrame>
  )
}

/** When this year's comes, or why none does. */
function Standing({ mine: { dueOn, whyNot } }: { mine: Mine }) {
  const say = useTexts(birthdaysTexts)
  const times = useTimes()
  if (dueOn) return say('dueOn', { day: times.day(dueOn) })
  return whyNot && say(`why_${whyNot}`)
}

function MyDay({ mine: { birthday, calendar, whyNot } }: { mine: Mine }) {
  const say = useTexts(birthdaysTexts)
  const times = useTimes()
  if (whyNot === 'not_member') return null
  return (
    <Card title={say('myBirthday')}>
      {birthday === null ? (
        <div className="tx-stack">
          <p>{say('noBirthDate')}</p>
          <div>
            <ButtonLink look="primary" to="/me/file">
              {say('toFile')}
            </ButtonLink>
          </div>
        </div>
      ) : (
        <div className="tx-stack">
          {birthday.inDays > 0 && <p>{say('nextIn', { day: times.day(birthday.next), count: birthday.inDays })}</p>}
          <CalendarChoice calendar={calendar} lunar={birthday.lunar} />
        </div>
      )}
    </Card>
  )
}
