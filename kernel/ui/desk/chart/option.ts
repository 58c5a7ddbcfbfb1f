import type { EChartsCoreOption } from 'echarts/core'
import type { ChartData, ChartKind } from './chart.types.ts'
import { figure } from './figure.ts'
import { foldShares, mostColours } from './fold.ts'

/** Colours and letters as the page has them now, so that a picture follows light, dark and large type. */
export interface ChartLook {
  colours: readonly string[]
  text: string
  line: string
  surface: string
  fontSize: number
  font: string
  /** The word for small shares put together. */
  others: string
  still: boolean
}

export function chartOption(kind: ChartKind, data: ChartData, look: ChartLook): EChartsCoreOption {
  const common = {
    color: [...look.colours].slice(0, mostColours),
    animation: !look.still,
    animationDuration: 400,
    textStyle: { fontFamily: look.font, fontSize: look.fontSize, color: look.text },
    tooltip: { trigger: kind === 'share' ? 'item' : 'axis', confine: true, valueFormatter: (value: unknown) => figure(Number(value), data.unit) },
  }
  return { ...common, ...(kind === 'share' ? shareOption(data, look) : axisOption(kind, data, look)) }
}

function shareOption(data: ChartData, look: ChartLook): EChartsCoreOption {
  return {
    series: [
      {
        type: 'pie',
        radius: ['40%', '62%'],
        minShowLabelAngle: 4,
        itemStyle: { borderColor: look.surface, borderWidth: 2 },
        label: {
          formatter: ({ name, percent }: { name: string; percent?: number }) => `${name}\n${Math.round(percent ?? 0)}%`,
          overflow: 'none',
          color: look.text,
          fontSize: look.fontSize,
          lineHeight: look.fontSize * 1.35,
        },
        labelLine: { length: 8, length2: 8 },
        data: foldShares(data, look.others),
      },
    ],
  }
}

function axisOption(kind: Exclude<ChartKind, 'share'>, data: ChartData, look: ChartLook): EChartsCoreOption {
  const words = { color: look.text, fontSize: look.fontSize }
  const names = {
    type: 'category',
    data: [...data.categories],
    axisTick: { show: false },
    axisLine: { lineStyle: { color: look.line } },
    axisLabel: { ...words, hideOverlap: true },
  }
  const figures = { type: 'value', splitLine: { lineStyle: { color: look.line } }, axisLabel: { ...words, formatter: (value: number) => figure(value) } }
  const lying = kind === 'bars'
  return {
    grid: { left: 4, right: kind === 'line' ? longest(data) * look.fontSize + 16 : lying && data.series.length > 1 ? 90 : 40, top: lying ? 8 : 40, bottom: 4, containLabel: true },
    xAxis: lying ? { ...figures, show: false } : names,
    yAxis: lying ? { ...names, inverse: true } : { ...figures, show: kind === 'line', scale: kind === 'line' },
    series: data.series.slice(0, mostColours).map((series) => ({
      name: series.name,
      type: kind === 'line' ? 'line' : 'bar',
      data: [...series.values],
      ...(kind === 'line' ? lineLook(look) : barLook(lying, data, look)),
    })),
  }
}

/** A line carries its name at its end. */
function lineLook(look: ChartLook) {
  return {
    lineStyle: { width: 2.5 },
    symbolSize: 6,
    endLabel: { show: true, formatter: '{a}', color: 'inherit', fontSize: look.fontSize },
    labelLayout: { moveOverlap: 'shiftY' },
  }
}

/** A bar carries its figure; where there are several series, the first of each also carries its name. */
function barLook(lying: boolean, data: ChartData, look: ChartLook) {
  const named = data.series.length > 1
  return {
    barMaxWidth: 32,
    itemStyle: { borderRadius: lying ? [0, 4, 4, 0] : [4, 4, 0, 0] },
    label: {
      show: true,
      position: lying ? 'right' : 'top',
      color: look.text,
      fontSize: look.fontSize,
      // Beside a lying bar the name stands on the figure's own line: below it stands the next bar.
      formatter: ({ dataIndex, seriesName, value }: { dataIndex: number; seriesName?: string; value: unknown }) =>
        named && dataIndex === 0 ? (lying ? `${figure(Number(value))} ${seriesName}` : `${seriesName}\n${figure(Number(value))}`) : figure(Number(value)),
    },
  }
}

/** Room for the longest name at the end of a line, in letters. */
function longest(data: ChartData): number {
  return Math.max(...data.series.map(({ name }) => name.length))
}
