import { directory } from '../../../engines/capacity/capacity.ports.ts'
import type { DocContent } from '../../../engines/documents/write-docx.ts'
import { dayOf } from '../../../kernel/clock.ts'
import { write, type RequestContext } from '../../../kernel/context.ts'
import { noHours, noRecord } from '../volunteering.errors.ts'
import { hoursText } from './hours-text.shapes.ts'
import { servedTasks } from './hours.view.ts'
import { entriesOf, type LedgerRow } from './ledger.store.ts'

/** My certificate of a year: what the ledger says of me on the day on which it is made. */
export async function certificateOfYear(context: RequestContext, year: number): Promise<{ name: string; paper: DocContent }> {
  const { db, actor } = context
  if (actor.staffId === null) throw noRecord()
  const entries = await entriesOf(db, { staffId: actor.staffId, year })
  const tasks = servedTasks(entries).toSorted((one, other) => one.servedOn.localeCompare(other.servedOn))
  const [latest] = entries
  if (!latest || tasks.length === 0) throw noHours({ year })
  const hours = hoursText(tasks.reduce((total, { quarters }) => total + quarters, 0))
  await write(context, async (trx) =>
    trx.audit({ action: 'volunteer_hours.certificate', entity: { type: 'staff', id: latest.staffId }, unitId: latest.unitId, details: { year, hours } }),
  )
  return { name: `志愿服务证明-${latest.name}-${year}`, paper: await paperOf(context, { year, latest, tasks, hours }) }
}

interface Certified {
  year: number
  latest: LedgerRow
  tasks: ReturnType<typeof servedTasks>
  hours: string
}

async function paperOf({ db, clock, tenant }: RequestContext, { year, latest, tasks, hours }: Certified): Promise<DocContent> {
  const day = dayOf(clock.now())
  const [thisYear = '', month = '', date = ''] = day.split('-')
  const units = await directory().unitNames(db, [latest.unitId], day)
  const sentence = `兹证明${units.get(latest.unitId) ?? ''}${latest.name}同志（工号 ${latest.staffNo}）在${year}年参加${tenant.name}工会组织的志愿服务 ${tasks.length} 次，经认定服务时长共 ${hours} 小时。`
  return {
    title: '志愿服务证明',
    blocks: [
      { kind: 'paragraph', text: sentence },
      { kind: 'paragraph', text: '特此证明。' },
      {
        kind: 'table',
        columns: [
          { header: '序号', widthPercent: 10 },
          { header: '日期', widthPercent: 20 },
          { header: '服务内容', widthPercent: 35 },
          { header: '服务队', widthPercent: 22 },
          { header: '时长（小时）', widthPercent: 13 },
        ],
        rows: tasks.map(({ servedOn, title, teamName, quarters }, index) => [String(index + 1), servedOn, title, teamName, hoursText(quarters)]),
      },
      { kind: 'paragraph', text: `${tenant.name}工会` },
      { kind: 'paragraph', text: `${thisYear}年${Number(month)}月${Number(date)}日` },
    ],
  }
}
