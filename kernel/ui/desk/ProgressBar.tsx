import './progress-bar.css'

/** How far something is; `share` from 0 to 1, null while nobody knows. */
export function ProgressBar({ label, share, detail }: { label: string; share: number | null; detail?: string }) {
  const percent = share === null ? undefined : Math.round(share * 100)
  return (
    <div className="pb-box">
      <div className="pb-words">
        <span>{label}</span>
        <span className="pb-figure">{detail ?? (percent === undefined ? '' : `${percent}%`)}</span>
      </div>
      <div className={share === null ? 'pb-track pb-unknown' : 'pb-track'} role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent}>
        <span style={{ width: `${percent ?? 30}%` }} />
      </div>
    </div>
  )
}
