import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { formatMonth } from '../../../../kernel/ui/base/days.ts'
import { Chart } from '../../../../kernel/ui/desk/chart/Chart.tsx'
import type { ChartData, ChartKind } from '../../../../kernel/ui/desk/chart/chart.types.ts'
import { StatRow, StatTile } from '../../../../kernel/ui/desk/StatTile.tsx'
import { sayNow, useTexts, type SayOf } from '../../../../kernel/ui/texts.ts'
import type { CaseStatistics } from '../case.types.ts'
import { oversightTexts } from './oversight.texts.ts'
import { largest, sumOf } from './sums.ts'
import { UnitTable } from './UnitTable.tsx'

interface Picture {
  title: string
  /** What it shows, or why there is nothing to show. */
  sentence: string
  kind: ChartKind
  data: ChartData | null
}

/** The figures, then a picture for each question with its sentence above and its table behind. */
export function StatisticsCards({ statistics }: { statistics: CaseStatistics }) {
  const say = useTexts(oversightTexts)
  const { i18n } = useTranslation()
  const english = i18n.language === 'en'
  const pictures = useMemo(() => picturesOf(statistics, { say: sayNow(oversightTexts), english }), [statistics, english])
  const slowest = largest(statistics.states, (state) => state.medianDays ?? 0)
  const opened = sumOf(statistics.opened, (month) => month.opened)
  const closed = sumOf(statistics.opened, (month) => month.closed)
  const late = sumOf(statistics.states, (state) => state.overdue)
  return (
    <>
      <StatRow>
        <StatTile label={say('open')} value={opened - closed} unit={say('pieces')} />
        <StatTile label={say('late')} value={late} unit={say('pieces')} to="/cases/supervision" />
        <StatTile label={say('closed')} value={closed} unit={say('pieces')} />
        {slowest && slowest.medianDays !== null && (
          <StatTile
            label={say('slowest')}
            value={english ? slowest.title.en : slowest.title.zh}
            note={say('medianOf', { days: slowest.medianDays, longest: slowest.longestDays ?? slowest.medianDays })}
          />
        )}
      </StatRow>
      <div className="co-pictures">
        {pictures.map(({ title, sentence, kind, data }) => (
          <Card key={title} title={title}>
            {data ? (
              <Chart kind={kind} sentence={sentence} data={data} height={kind === 'bars' ? 60 + data.categories.length * 38 : 260} />
            ) : (
              <p className="tx-quiet">{sentence}</p>
            )}
          </Card>
        ))}
      </div>
      <UnitTable units={statistics.units} />
    </>
  )
}

interface Words {
  say: SayOf<typeof oversightTexts>
  english: boolean
}

function picturesOf(statistics: CaseStatistics, words: Words): Picture[] {
  return [statesPicture(statistics, words), stayPicture(statistics, words), monthsPicture(statistics, words), unitsPicture(statistics, words)]
}

function statesPicture({ states }: CaseStatistics, { say, english }: Words): Picture {
  const shown = states.filter((state) => state.count > 0)
  const most = largest(shown, (state) => state.count)
  const title = say('statesTitle')
  if (!most) return { title, sentence: say('statesNone'), kind: 'bars', data: null }
  const values = { total: sumOf(shown, (state) => state.count), state: english ? most.title.en : most.title.zh, count: most.count, late: sumOf(shown, (state) => state.overdue) }
  return {
    title,
    sentence: say('statesSentence', values),
    kind: 'bars',
    data: {
      categories: shown.map((state) => (english ? state.title.en : state.title.zh)),
      series: [
        { name: say('count'), values: shown.map((state) => state.count) },
        { name: say('lateCount'), values: shown.map((state) => state.overdue) },
      ],
      unit: english ? '' : say('pieces'),
    },
  }
}

function stayPicture({ states }: CaseStatistics, { say, english }: Words): Picture {
  const measured = states.filter((state) => state.medianDays !== null && state.longestDays !== null)
  const slowest = largest(measured, (state) => state.medianDays ?? 0)
  const title = say('stayTitle')
  if (!slowest) return { title, sentence: say('stayNone'), kind: 'bars', data: null }
  return {
    title,
    sentence: say('staySentence', { state: english ? slowest.title.en : slowest.title.zh, days: slowest.medianDays ?? 0 }),
    kind: 'bars',
    data: {
      categories: measured.map((state) => (english ? state.title.en : state.title.zh)),
      series: [
        { name: say('median'), values: measured.map((state) => state.medianDays ?? 0) },
        { name: say('longest'), values: measured.map((state) => state.longestDays ?? 0) },
      ],
      unit: english ? '' : say('days'),
    },
  }
}

function monthsPicture({ opened }: CaseStatistics, { say, english }: Words): Picture {
  const most = largest(opened, (month) => month.opened)
  const title = say('monthsTitle')
  if (!most) return { title, sentence: say('statesNone'), kind: 'columns', data: null }
  const language = english ? 'en' : 'zh'
  return {
    title,
    sentence: say('monthsSentence', {
      month: formatMonth(most.month, language),
      opened: most.opened,
      total: sumOf(opened, (month) => month.opened),
      closed: sumOf(opened, (month) => month.closed),
    }),
    // More than a few pairs of columns leave no room for their figures.
    kind: opened.length > 4 ? 'line' : 'columns',
    data: {
      categories: opened.map(({ month }) => formatMonth(month, language)),
      series: [
        { name: say('opened'), values: opened.map((month) => month.opened) },
        { name: say('closedCount'), values: opened.map((month) => month.closed) },
      ],
    },
  }
}

/** So many units a picture can hold; all of them stand in the table below it. */
const mostUnits = 10

function unitsPicture({ units }: CaseStatistics, { say }: Words): Picture {
  const busiest = units.toSorted((one, other) => other.open - one.open || other.overdue - one.overdue).slice(0, mostUnits)
  const [most] = busiest
  const title = say('unitsTitle')
  if (!most) return { title, sentence: say('unitsNone'), kind: 'bars', data: null }
  return {
    title,
    sentence: say('unitsSentence', { unit: most.unit.name, open: most.open, late: units.filter((each) => each.overdue > 0).length }),
    kind: 'bars',
    data: {
      categories: busiest.map((each) => each.unit.name),
      series: [
        { name: say('openCount'), values: busiest.map((each) => each.open) },
        { name: say('lateCount'), values: busiest.map((each) => each.overdue) },
      ],
    },
  }
}
