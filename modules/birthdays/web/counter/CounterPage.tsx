import { useQuery } from '@tanstack/react-query'
import { useTimes } from '../../../../engines/capacity/web/use-times.ts'
import { isApiError } from '../../../../kernel/ui/api-error.ts'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { Mark } from '../../../../kernel/ui/base/Mark.tsx'
import { SkeletonPage } from '../../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { yuanWords } from '../../../../kernel/ui/yuan-words.ts'
import { query } from '../../../../web/api.ts'
import type { ShopPageFacts } from '../birthdays.types.ts'
import { Counter } from './Counter.tsx'
import { counterTexts } from './counter.texts.ts'
import { useAddress } from './use-address.ts'
import '../../../../engines/capacity/web/capacity.css'
import '../birthdays.css'

/** The page of a shop, without an account: scan, look, one tap. */
export function CounterPage() {
  const say = useTexts(counterTexts)
  const { secret, code, forget } = useAddress()
  return (
    <main className="bd-counter">
      <title>{say('title')}</title>
      {secret === null ? (
        <EmptyState icon="lock" title={say('noLink')}>
          <p>{say('noLinkBody')}</p>
          <p>{say('noLinkHolder')}</p>
        </EmptyState>
      ) : (
        <OfShop key={secret} secret={secret} code={code} onForget={forget} />
      )}
    </main>
  )
}

function OfShop({ secret, code, onForget }: { secret: string; code: string | null; onForget: () => void }) {
  const say = useTexts(counterTexts)
  const read = useQuery(query.birthdayShops.openPage.queryOptions({ input: { secret }, staleTime: 0, retry: false }))
  if (read.isPending) return <SkeletonPage />
  if (read.isError)
    return isApiError(read.error, 'birthday.bad_link') ? (
      <EmptyState icon="lock" title={say('badLink')} action={<Button onClick={onForget}>{say('forget')}</Button>}>
        {read.error.message}
      </EmptyState>
    ) : (
      <ErrorState error={read.error} onRetry={() => void read.refetch()} />
    )
  return (
    <>
      <header className="bd-counter-head">
        <Mark size={32} />
        <div className="bd-tight">
          <h1>{read.data.name}</h1>
          <span className="tx-note">{say('of', { university: read.data.university })}</span>
        </div>
      </header>
      <Counter key={code ?? ''} secret={secret} begun={code} onUsed={() => void read.refetch()} />
      <Done facts={read.data} />
      <div>
        <Button look="quiet" onClick={onForget}>
          {say('forget')}
        </Button>
      </div>
    </>
  )
}

function Done({ facts: { today, month, monthAmount, last } }: { facts: ShopPageFacts }) {
  const say = useTexts(counterTexts)
  const times = useTimes()
  return (
    <Card title={say('today', { count: today })}>
      <div className="tx-stack">
        <p className="tx-note">{say('month', { count: month, amount: yuanWords(monthAmount) })}</p>
        {last.length > 0 && (
          <div className="bd-tight">
            <h3>{say('last')}</h3>
            <ul className="bd-tight">
              {last.map((one) => (
                <li key={one.at} className="bd-between">
                  <span>
                    {one.code} <span className="tx-note">{times.at(one.at)}</span>
                  </span>
                  <span className="bd-number">{say('yuan', { amount: one.amount })}</span>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Card>
  )
}
