import { useQuery } from '@tanstack/react-query'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { SkeletonRows } from '../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { currentLanguage } from '../../../web/i18n.ts'
import { organisationTexts } from './organisation.texts.ts'
import type { Ratio } from './organisation.types.ts'
import { ratioWords } from './ratio-words.ts'

/** How many full-time cadres there are against how many there must be, with its arithmetic and its source. */
export function RatioLine() {
  const ratio = useQuery(query.organisation.cadreRatio.queryOptions())
  if (ratio.isPending) return <SkeletonRows rows={1} />
  if (ratio.isError) return <ErrorState error={ratio.error} onRetry={() => void ratio.refetch()} />
  return <Words ratio={ratio.data} />
}

function Words({ ratio }: { ratio: Ratio }) {
  const say = useTexts(organisationTexts)
  const { members, exact, needs, has, short, citation, people } = ratio
  const rounded = exact !== String(needs)
  const result = short > 0 ? say('ratioShort', { count: short }) : say('ratioEnough')
  const source = [citation.documentNo ?? say('ratioNoNumber'), citation.article].filter(Boolean).join(' ')
  return (
    <div className="og-ratio">
      <p className="og-ratio-line">{say(rounded ? 'ratioLineRounded' : 'ratioLine', { members, ratio: ratioWords(ratio), exact, needs, has, result })}</p>
      <p>{say('ratioOthers', { seconded: people.seconded, partTime: people.partTime })}</p>
      <p className="tx-quiet">
        <span title={citation.title}>{say('ratioSource', { source })}</span>
        {!citation.verified && ` · ${say('ratioUnverified')}`}
      </p>
      {rounded && <p className="tx-quiet">{currentLanguage().startsWith('zh') ? ratio.rounding.zh : ratio.rounding.en}</p>}
    </div>
  )
}
