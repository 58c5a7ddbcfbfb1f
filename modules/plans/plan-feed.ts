import { createHash, randomBytes } from 'node:crypto'
import { icsFeed, type CalendarEvent } from '../../engines/calendar/ics.ts'
import { addDays } from '../../engines/calendar/working-days.ts'
import { today } from '../../kernel/clock.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import { staffOfAccount } from '../identity/identity.api.ts'
import { unknownFeed } from './plans.errors.ts'
import { lastDayOf } from './plans.rules.ts'
import { listItems, listMilestones, type CountedItem } from './plans.store.ts'

/** A calendar address of one's own. It holds the only copy of its secret; a new one ends the old one. */
export async function makeFeed(context: RequestContext): Promise<{ url: string }> {
  const secret = randomBytes(24).toString('base64url')
  await write(context, async (trx) => {
    const columns = { secret_hash: hashOf(secret), created_at: trx.at }
    await trx.q
      .insertInto('plan_feeds')
      .values({ tenant_id: trx.tenantId, account_id: context.actor.accountId, ...columns })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'account_id']).doUpdateSet(columns))
      .execute()
    trx.audit({ action: 'plan_feed.make', entity: { type: 'account', id: context.actor.accountId } })
  })
  return { url: `${context.services.settings.publicUrl}/api/v1/plan-feeds/${secret}/plan.ics` }
}

/** The feed behind an address: this year's items of its owner; an office without items of its own sees the whole year. */
export async function readFeed(context: RequestContext, secret: string): Promise<string> {
  const feed = await context.db.q
    .selectFrom('plan_feeds')
    .select('account_id')
    .where('tenant_id', '=', context.db.tenantId)
    .where('secret_hash', '=', hashOf(secret))
    .executeTakeFirst()
  if (!feed) throw unknownFeed()
  const staffId = await staffOfAccount(context.db, feed.account_id)
  const year = Number(today(context.clock).slice(0, 4))
  const items = await listItems(context.db, { year })
  const own = items.filter((item) => staffId !== null && item.person_ids.includes(staffId))
  const shown = own.length > 0 ? own : items
  const steps = await listMilestones(
    context.db,
    shown.map((item) => item.id),
  )
  const titles = new Map(shown.map((item) => [item.id, item.title]))
  const changedAt = context.clock.now()
  const { publicUrl } = context.services.settings
  const urlOf = (itemId: string) => `${publicUrl}/plans/items/${itemId}`
  const stepEvents = steps.flatMap((step): CalendarEvent[] =>
    step.due_on
      ? [
          {
            uid: `${step.id}@tongxin`,
            from: step.due_on,
            to: addDays(step.due_on, 1),
            title: step.title,
            description: titles.get(step.item_id) ?? '',
            url: urlOf(step.item_id),
            changedAt,
          },
        ]
      : [],
  )
  return icsFeed({ name: `${year}年工作安排`, events: [...shown.flatMap((item) => itemEvents(item, { changedAt, url: urlOf(item.id) })), ...stepEvents] })
}

/** One event for each run of months; the whole year would only cover the calendar, so it stands on no day. */
function itemEvents(item: CountedItem, { changedAt, url }: { changedAt: Date; url: string }): CalendarEvent[] {
  return item.months.map((month) => ({
    uid: `${item.id}-${month}@tongxin`,
    from: `${item.year}-${String(month).padStart(2, '0')}-01`,
    to: addDays(lastDayOf(item.year, month), 1),
    title: item.title,
    description: item.section ?? '',
    url,
    changedAt,
  }))
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}
