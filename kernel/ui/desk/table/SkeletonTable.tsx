import { useTexts } from '../../texts.ts'
import { deskTexts } from '../desk.texts.ts'
import '../../base/skeleton.css'
import './table.css'

/** Rows in the shape of the table that is on its way, so that nothing jumps. */
export function SkeletonTable({ rows, columns }: { rows: number; columns: number }) {
  const say = useTexts(deskTexts)
  return (
    <div className="tb-skeleton" role="status" aria-label={say('loadingRows')} style={{ gridTemplateColumns: `repeat(${Math.min(columns, 6)}, 1fr)` }}>
      {Array.from({ length: rows * Math.min(columns, 6) }, (_, bone) => (
        <span key={bone} className="tx-bone" />
      ))}
    </div>
  )
}
