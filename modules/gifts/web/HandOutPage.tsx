import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ExpectedTable } from '../../../engines/capacity/web/checkin/ExpectedTable.tsx'
import { OfflineCard } from '../../../engines/capacity/web/checkin/offline/OfflineCard.tsx'
import { useOffline } from '../../../engines/capacity/web/checkin/offline/use-offline.ts'
import { ScanCard } from '../../../engines/capacity/web/checkin/ScanCard.tsx'
import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { EmptyState } from '../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { Meter } from '../../../kernel/ui/base/Meter.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { ExportLink } from '../../../kernel/ui/desk/ExportLink.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { apiPrefix, query } from '../../../web/api.ts'
import { BranchRow } from './BranchRow.tsx'
import { giftsDeskTexts } from './gifts-desk.texts.ts'
import type { HandOut } from './gifts.types.ts'
import { GiftTabs } from './GiftTabs.tsx'
import '../../../engines/capacity/web/capacity.css'
import './gifts.css'

/** Handing out: by the code on a phone, or by a branch's signed list; on the phone as on the desk. */
export function HandOutPage() {
  const { giftId = '' } = useParams({ strict: false })
  // Receipts come in from several people at once.
  const read = useQuery(query.giftReceipts.handOut.queryOptions({ input: { id: giftId }, refetchOnMount: 'always' }))
  if (read.isPending) return <SkeletonPage />
  // Without a network what was read before is still good to work with.
  if (!read.data) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  return (
    <PageFrame title={read.data.title} back>
      <div className="tx-stack">
        <GiftTabs id={giftId} mayManage={read.data.mayManage} />
        <Content handOut={read.data} />
      </div>
    </PageFrame>
  )
}

function Content({ handOut }: { handOut: HandOut }) {
  const say = useTexts(giftsDeskTexts)
  const times = useTimes()
  const { branches, from, until, id, listsStand } = handOut
  const [expected, received] = [sum(branches, 'expected'), sum(branches, 'received')]
  return (
    <>
      {!listsStand && <Banner tone="neutral">{say('listsOpen')}</Banner>}
      <Card title={say('progress', { received, expected })}>
        <div className="tx-stack">
          <p className="tx-note">{say('scanWindow', { span: times.span(from, until) })}</p>
          <Meter share={received / Math.max(1, expected)} />
          <Downloads handOut={handOut} />
        </div>
      </Card>
      <Scanning giftId={id} />
      {branches.length === 0 ? (
        <Card flush>
          <EmptyState icon="people" title={say('noPeople')}>
            {say('noPeopleBody')}
          </EmptyState>
        </Card>
      ) : (
        <Card title={say('byBranch')}>
          <p className="tx-note">{say('byBranchLead')}</p>
          <ul className="gf-lines">
            {branches.map((branch) => (
              <BranchRow key={branch.unitId} giftId={id} branch={branch} packages={handOut.packages} listsStand={listsStand} />
            ))}
          </ul>
        </Card>
      )}
      <Signed giftId={id} />
    </>
  )
}

function sum(branches: HandOut['branches'], what: 'expected' | 'received'): number {
  return branches.reduce((total, branch) => total + branch[what], 0)
}

function Downloads({ handOut: { id, packages } }: { handOut: HandOut }) {
  const say = useTexts(giftsDeskTexts)
  const path = `${apiPrefix}/gifts/${id}`
  const suppliers = [...new Set(packages.map(({ supplier }) => supplier))].filter((supplier) => supplier !== '')
  return (
    <div className="tx-actions">
      <ExportLink href={`${path}/orders.xlsx`} label={say('orders')} />
      {suppliers.length > 1 &&
        suppliers.map((supplier) => <ExportLink key={supplier} href={`${path}/orders.xlsx?supplier=${encodeURIComponent(supplier)}`} label={say('ordersOf', { supplier })} />)}
      <ExportLink href={`${path}/signed-list.xlsx`} label={say('signedSheet')} />
    </div>
  )
}

/** One point and no more: nobody has it twice by going elsewhere. */
function Scanning({ giftId }: { giftId: string }) {
  const say = useTexts(giftsDeskTexts)
  const offline = useOffline()
  const read = useQuery(query.checkin.points.queryOptions({ input: { offerId: giftId } }))
  const point = read.data?.items[0]
  if (!point || point.closedAt !== null) return null
  return (
    <section className="tx-stack" aria-label={say('scanTitle')}>
      <h2>{say('scanTitle')}</h2>
      <ScanCard pointId={point.id} offline={offline} />
      <OfflineCard point={point} offline={offline} />
    </section>
  )
}

function Signed({ giftId }: { giftId: string }) {
  const read = useQuery(query.checkin.points.queryOptions({ input: { offerId: giftId } }))
  const point = read.data?.items[0]
  return point ? <ExpectedTable point={point} /> : null
}
