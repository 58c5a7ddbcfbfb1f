import { useMemo } from 'react'
import { encode } from 'uqr'

/** A code to show to a scanner: always dark on white, whatever the theme. */
export function QrCode({ value, label, size = 200 }: { value: string; label: string; size?: number }) {
  const { path, side } = useMemo(() => qrPath(value), [value])
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${side} ${side}`} width={size} height={size} shapeRendering="crispEdges" style={{ display: 'block' }}>
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#1c1714" />
    </svg>
  )
}

function qrPath(value: string): { path: string; side: number } {
  // Four modules of white around the code: scanners need the quiet zone.
  const { data, size } = encode(value, { ecc: 'M', border: 4 })
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return { path: squares.join(''), side: size }
}
