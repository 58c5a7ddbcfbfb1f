import { useTexts } from '../texts.ts'
import { baseTexts } from './base.texts.ts'
import './skeleton.css'

/** Lines in the shape of a list that is on its way. */
export function SkeletonRows({ rows = 4 }: { rows?: number }) {
  const say = useTexts(baseTexts)
  return (
    <div className="tx-skeleton-rows" role="status" aria-label={say('loading')}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="tx-skeleton-row">
          <span className="tx-bone tx-bone-square" />
          <span className="tx-bone-words">
            <span className="tx-bone" />
            <span className="tx-bone tx-bone-short" />
          </span>
        </div>
      ))}
    </div>
  )
}

/** A page that is on its way: its title and a card or two. */
export function SkeletonPage() {
  const say = useTexts(baseTexts)
  return (
    <div className="tx-skeleton-page" role="status" aria-label={say('loading')}>
      <span className="tx-bone tx-bone-title" />
      <span className="tx-bone tx-bone-card" />
      <span className="tx-bone tx-bone-card" />
    </div>
  )
}
