import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { OfferPanel } from '../../../engines/capacity/web/panel/OfferPanel.tsx'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../kernel/ui/use-bilingual.ts'
import { apiPrefix, query } from '../../../web/api.ts'
import { MyGroup } from './MyGroup.tsx'
import { NoticeCard } from './NoticeCard.tsx'
import { ProgrammeTabs } from './ProgrammeTabs.tsx'
import { recuperationTexts } from './recuperation.texts.ts'
import type { Programme } from './recuperation.types.ts'
import { TripList } from './TripList.tsx'
import './recuperation.css'

/** One programme: its rule, my place in it, what waits for me, and every trip. */
export function ProgrammePage() {
  const { programmeId = '' } = useParams({ strict: false })
  const read = useQuery(query.recuperation.show.queryOptions({ input: { id: programmeId } }))
  if (read.isPending) return <SkeletonPage />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const programme = read.data
  return (
    <PageFrame title={programme.title} lead={programme.unitName} back>
      <div className="tx-stack">
        {programme.mayRead && <ProgrammeTabs id={programme.id} mayManage={programme.mayManage} />}
        <Content programme={programme} />
      </div>
    </PageFrame>
  )
}

function Content({ programme }: { programme: Programme }) {
  const say = useTexts(recuperationTexts)
  const trips = <TripList trips={programme.trips} />
  if (programme.phase === 'draft')
    return (
      <>
        <Banner tone="neutral" title={say('draftTitle')}>
          {say('draftBody')}
        </Banner>
        <Rule programme={programme} />
        {trips}
      </>
    )
  return (
    <OfferPanel
      offerId={programme.id}
      notYet={programme.nominated}
      after={
        <>
          {trips}
          <Rule programme={programme} />
        </>
      }
    >
      {programme.nominated && <Banner tone="neutral">{say('nominatedOnly')}</Banner>}
      <NoticeCard notice={programme.notice} contact={programme.contact} />
      <MyGroup programme={programme} />
    </OfferPanel>
  )
}

/** What the programme goes by, with its source. */
function Rule({ programme: { id, rule, basisTitle, basisNo, papers, body, contact } }: { programme: Programme }) {
  const say = useTexts(recuperationTexts)
  const words = useBilingual()
  return (
    <Card title={say('rule')}>
      <div className="tx-stack">
        <ul className="rc-rule">
          {rule.map((line) => (
            <li key={line.zh}>{words(line)}</li>
          ))}
        </ul>
        <p className="tx-note">{basisNo === null ? say('ownRule', { title: basisTitle }) : say('basis', { title: basisTitle, no: basisNo })}</p>
        {papers.length > 0 && (
          <ul className="rc-papers" aria-label={say('basisPapers')}>
            {papers.map(({ stepId, kind, title, documentNo, fileName }) => (
              <li key={stepId}>
                <span>{[say(`step_${kind}`), title, documentNo].filter(Boolean).join(' · ')}</span>
                {fileName && (
                  <a href={`${apiPrefix}/recuperation/${id}/papers/${stepId}`} download>
                    {fileName}
                  </a>
                )}
              </li>
            ))}
          </ul>
        )}
        {body && <p className="tx-prose">{body}</p>}
        {contact && <p className="tx-note">{say('contactLine', { contact })}</p>}
      </div>
    </Card>
  )
}
