import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { ButtonLink } from '../../../../kernel/ui/base/Button.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { ListRow } from '../../../../kernel/ui/base/ListRow.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { query } from '../../../../web/api.ts'
import type { MyFile } from '../members.types.ts'
import { MembershipChip } from '../MembershipChip.tsx'
import { myFileTexts } from './my-file.texts.ts'
import { MyFamily } from './MyFamily.tsx'
import { MyFacts } from './MyFacts.tsx'
import { MyRequests } from './MyRequests.tsx'
import { plainDay } from '../plain-day.ts'
import './my-file.css'

/** What the union knows of me, and how I have it put right. */
export function MyFilePage() {
  const say = useTexts(myFileTexts)
  // Somebody else decides on a request: what was true a moment ago may not be.
  const file = useQuery(query.myFile.read.queryOptions({ staleTime: 0 }))
  if (file.isPending) return <SkeletonPage />
  if (file.isError)
    return (
      <PageFrame title={say('title')} width="read" back>
        <ErrorState error={file.error} onRetry={() => void file.refetch()} />
      </PageFrame>
    )
  return <MyFileOf file={file.data} />
}

function MyFileOf({ file }: { file: MyFile }) {
  const say = useTexts(myFileTexts)
  const { i18n } = useTranslation()
  return (
    <PageFrame title={say('title')} width="read" back>
      <Card>
        <div className="mf-me">
          <strong>{file.name}</strong>
          <MembershipChip membership={file.membership} />
          <span className="tx-quiet">{file.unitName}</span>
          {file.memberSince && <span className="tx-quiet">{say('since', { on: plainDay(file.memberSince, i18n.language) })}</span>}
        </div>
      </Card>
      <Card flush>
        <ListRow to="/me/card" icon="card" title={say('card')} hint={say('cardHint')} />
        <ListRow to="/me/membership" icon="edit" title={say('matters')} hint={say('mattersHint')} />
      </Card>
      <MyRequests />
      <Card title={say('facts')}>
        <p className="mf-lead">{say('factsLead')}</p>
        <MyFacts file={file} />
        <div className="mf-ask">
          {file.waitingRequestId === null ? (
            <ButtonLink look="primary" icon="edit" block to="/me/file/ask">
              {say('ask')}
            </ButtonLink>
          ) : (
            <p className="tx-quiet">{say('askWaiting')}</p>
          )}
        </div>
      </Card>
      <Card title={say('family')}>
        <p className="mf-lead">{say('familyLead')}</p>
        <MyFamily family={file.family} />
      </Card>
    </PageFrame>
  )
}
