import { BarChart, LineChart, PieChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { init, use, type EChartsCoreOption, type EChartsType } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { SVGRenderer } from 'echarts/renderers'

use([BarChart, LineChart, PieChart, GridComponent, TooltipComponent, LabelLayout, SVGRenderer])

/** Draws into an element and follows its size; the caller disposes. */
export function draw(place: HTMLElement, option: EChartsCoreOption): { chart: EChartsType; stop: () => void } {
  const chart = init(place, null, { renderer: 'svg' })
  chart.setOption(option)
  const watch = new ResizeObserver(() => chart.resize())
  watch.observe(place)
  return {
    chart,
    stop: () => {
      watch.disconnect()
      chart.dispose()
    },
  }
}
