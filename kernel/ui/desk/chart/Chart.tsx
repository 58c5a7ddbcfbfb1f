import { useEffect, useRef, useState } from 'react'
import { useAppearance, useIsDark } from '../../base/appearance.ts'
import { IconButton } from '../../base/Button.tsx'
import { useTexts } from '../../texts.ts'
import { deskTexts } from '../desk.texts.ts'
import type { ChartData, ChartKind } from './chart.types.ts'
import { ChartTable } from './ChartTable.tsx'
import type { ChartLook } from './option.ts'
import './chart.css'

interface ChartProps {
  kind: ChartKind
  /** What the picture shows, as a sentence: “女教职工占 46%，比上年提高 2 个百分点”. */
  sentence: string
  data: ChartData
  /** In pixels. */
  height?: number
}

/** A sentence, its picture, and the table behind the picture. */
export function Chart({ kind, sentence, data, height = 280 }: ChartProps) {
  const say = useTexts(deskTexts)
  const dark = useIsDark()
  const { largeType } = useAppearance()
  const [asTable, showTable] = useState(false)
  return (
    <figure className="ch-box">
      <figcaption>
        <span>{sentence}</span>
        <IconButton
          className="tx-no-print"
          icon={asTable ? 'chart' : 'list'}
          label={asTable ? say('chartPicture') : say('chartTable')}
          aria-pressed={asTable}
          onClick={() => showTable(!asTable)}
        />
      </figcaption>
      {asTable ? <ChartTable data={data} /> : <Picture key={`${dark} ${largeType}`} kind={kind} sentence={sentence} data={data} height={height} />}
    </figure>
  )
}

/** Drawn anew when light or letters change: the picture takes its look from the page. */
function Picture({ kind, sentence, data, height }: Required<ChartProps>) {
  const say = useTexts(deskTexts)
  const place = useRef<HTMLDivElement>(null)
  const others = say('others')
  useEffect(() => {
    let stop: (() => void) | null = null
    let left = false
    const show = async () => {
      const [{ draw }, { chartOption }] = await Promise.all([import('./echarts.ts'), import('./option.ts')])
      if (place.current && !left) stop = draw(place.current, chartOption(kind, data, lookOf(place.current, others)))
    }
    void show()
    return () => {
      left = true
      stop?.()
    }
  }, [kind, data, others])
  return <div ref={place} role="img" aria-label={sentence} style={{ height }} />
}

function lookOf(place: HTMLElement, others: string): ChartLook {
  const style = getComputedStyle(place)
  const token = (name: string) => style.getPropertyValue(name).trim()
  return {
    colours: ['--chart-1', '--chart-2', '--chart-3', '--chart-4', '--chart-5'].map(token),
    text: token('--text-2'),
    line: token('--line'),
    surface: token('--surface'),
    fontSize: Math.round(Number.parseFloat(style.fontSize) * 0.93),
    font: style.fontFamily,
    others,
    still: matchMedia('(prefers-reduced-motion: reduce)').matches,
  }
}
