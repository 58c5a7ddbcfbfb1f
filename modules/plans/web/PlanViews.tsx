import { useTranslation } from 'react-i18next'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { EmptyState } from '../../../kernel/ui/base/EmptyState.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { ItemLine } from './ItemLine.tsx'
import { byMonth, monthName } from './months.ts'
import { workSystems, type Item, type Plan } from './plan.types.ts'
import { plansTexts } from './plans.texts.ts'

/** What is to be done now stands first; then the twelve months, and what goes on all year. */
export function PlanCalendar({ plan, today }: { plan: Plan; today: string }) {
  const say = useTexts(plansTexts)
  const { months, allYear, untimed } = byMonth(plan.itemList)
  const thisMonth = plan.year === Number(today.slice(0, 4)) ? Number(today.slice(5, 7)) : null
  // Of another year everything is past: its months say so, and a list of all of it before them would only stand in the way.
  const overdue = thisMonth === null ? [] : plan.itemList.filter((item) => item.overdue)
  const now = thisMonth === null ? [] : (months[thisMonth - 1] ?? []).filter((item) => !item.overdue && item.state === 'open')
  return (
    <>
      {overdue.length + now.length > 0 && (
        <div className="pl-now">
          {overdue.length > 0 && <Group title={say('overdue')} items={overdue} />}
          {now.length > 0 && <Group title={say('thisMonth')} items={now} />}
        </div>
      )}
      <div className="pl-months">
        {months.map((items, index) => (
          <MonthCard key={index} month={index + 1} items={items} present={index + 1 === thisMonth} />
        ))}
        {allYear.length > 0 && <Group title={say('allYear')} items={allYear} showTime={false} />}
        {untimed.length > 0 && <Group title={say('noMonth')} items={untimed} />}
      </div>
    </>
  )
}

function MonthCard({ month, items, present }: { month: number; items: readonly Item[]; present: boolean }) {
  const say = useTexts(plansTexts)
  const { i18n } = useTranslation()
  return (
    <div className={present ? 'pl-month-now' : undefined}>
      <Card title={monthName(month, i18n.language, 'long')} flush aside={present ? <Chip tone="brand">{say('thisMonth')}</Chip> : undefined}>
        {items.length === 0 ? <p className="pl-section tx-quiet">{say('noneThisMonth')}</p> : items.map((item) => <ItemLine key={item.id} item={item} />)}
      </Card>
    </div>
  )
}

export function PlanUnits({ plan }: { plan: Plan }) {
  const say = useTexts(plansTexts)
  const groups = Map.groupBy(plan.itemList, (item) => item.lead?.name ?? '')
  return (
    <div className="pl-months">
      {[...groups]
        .toSorted(([a], [b]) => Number(a === '') - Number(b === ''))
        .map(([name, items]) => (
          <Group key={name} title={name || say('noLead')} items={items} />
        ))}
    </div>
  )
}

export function PlanBoard({ plan }: { plan: Plan }) {
  const say = useTexts(plansTexts)
  const unclassed = plan.itemList.filter((item) => item.workSystem === null)
  return (
    <div className="pl-months">
      {workSystems.map((system) => (
        <Group key={system} title={say(system)} items={plan.itemList.filter((item) => item.workSystem === system)} />
      ))}
      {unclassed.length > 0 && <Group title={say('noSystem')} items={unclassed} />}
    </div>
  )
}

/** The points as the document has them. */
export function PlanText({ plan }: { plan: Plan }) {
  const say = useTexts(plansTexts)
  if (plan.points.length === 0)
    return (
      <article className="pl-text">
        <p>{plan.sourceText}</p>
      </article>
    )
  const sections = Map.groupBy(plan.points, (point) => point.section ?? '')
  return (
    <article className="pl-text">
      {[...sections].map(([section, points]) => (
        <Card key={section} title={section || say('points')}>
          {points.map((point) => (
            <section key={point.id}>
              <h3>
                {point.no === null ? '' : `${point.no}. `}
                {point.title}
              </h3>
              <p>{point.text}</p>
            </section>
          ))}
        </Card>
      ))}
    </article>
  )
}

function Group({ title, items, showTime = true }: { title: string; items: readonly Item[]; showTime?: boolean }) {
  const say = useTexts(plansTexts)
  return (
    <Card title={title} flush aside={<Chip>{say('itemsCount', { count: items.length })}</Chip>}>
      {items.length === 0 ? <EmptyState title={say('none2')} /> : items.map((item) => <ItemLine key={item.id} item={item} showTime={showTime} />)}
    </Card>
  )
}
