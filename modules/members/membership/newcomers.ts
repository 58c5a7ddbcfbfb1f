import { sql } from 'kysely'
import { registerKinds } from '../../../engines/notify/kinds.ts'
import { notify } from '../../../engines/notify/notify.ts'
import { dayOf, today } from '../../../kernel/clock.ts'
import { write } from '../../../kernel/context.ts'
import { cutPage, decodeCursor } from '../../../kernel/cursor.ts'
import type { Db, Trx } from '../../../kernel/db/handle.ts'
import type { RouteContext } from '../../../kernel/http/authorise.ts'
import { say } from '../../../kernel/i18n.ts'
import { readTree } from '../../organisation/organisation.api.ts'
import { codeLabel } from '../rules/code-sets.ts'
import { countCap, inReach } from '../staff-list.store.ts'
import { lockReachable } from '../staff.actions.ts'
import { reachOf, type UnitReach } from '../staff-reach.ts'
import { matterKinds } from './matters.store.ts'
import { notInvited } from './membership.errors.ts'

const kind = 'membership.invite'
registerKinds({ [kind]: { zh: '邀请入会', en: 'Invitation to join the union' } })

/** Staff who could join and have not asked to: by the day on which they came, the newest first. */
export async function listNewcomers(context: RouteContext, input: { cursor?: string | undefined; limit: number }) {
  const { db, clock, locale } = context
  const day = today(clock)
  const tree = await readTree(db, day)
  const asked = { reach: reachOf(context.scope, tree), day }
  const after = decodeCursor(input.cursor)
  const [rows, count] = await Promise.all([pageOfNewcomers(db, asked, { after, limit: input.limit }), countNewcomers(db, asked)])
  const page = cutPage(rows, {
    limit: input.limit,
    positionOf: (row) => ({ key: row.hireDate ?? longAgo, id: row.id }),
    show: ({ id, name, staffNo, unitId, employmentType, hireDate, invitedAt }) => {
      const employment = employmentType === null ? null : codeLabel('employment_type', employmentType)
      return {
        id,
        name,
        staffNo,
        unitName: tree.byId(unitId)?.name ?? '—',
        employment: employment && say(employment, locale),
        hireDate,
        invitedAt: invitedAt?.toISOString() ?? null,
      }
    },
  })
  return { ...page, count: Math.min(count, countCap), countCapped: count > countCap }
}

/** Whose day is not known stands last. */
const longAgo = '0001-01-01'

interface Asked {
  reach: UnitReach | null
  day: string
}

function pageOfNewcomers(db: Db, asked: Asked, page: { after: { key: string; id: string } | null; limit: number }) {
  const hired = sql<string>`coalesce(s.hire_date, ${longAgo}::date)`
  let rows = newcomers(db, asked)
    .select(['s.id', 's.name', 's.staff_no as staffNo', 's.unit_id as unitId', 's.employment_type as employmentType', 's.hire_date as hireDate'])
    .select((eb) =>
      eb
        .selectFrom('notifications as n')
        .select(({ fn }) => fn.max('n.at').as('at'))
        .where('n.tenant_id', '=', db.tenantId)
        .whereRef('n.staff_id', '=', 's.id')
        .where('n.kind', '=', kind)
        .as('invitedAt'),
    )
  if (page.after) rows = rows.where(sql<boolean>`(${hired}, s.id) < (${page.after.key}::date, ${page.after.id}::uuid)`)
  return rows
    .orderBy(hired, 'desc')
    .orderBy('s.id', 'desc')
    .limit(page.limit + 1)
    .execute()
}

async function countNewcomers(db: Db, asked: Asked): Promise<number> {
  const { count } = await db.q
    .selectFrom(
      newcomers(db, asked)
        .select('s.id')
        .limit(countCap + 1)
        .as('matching'),
    )
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

function newcomers(db: Db, { reach, day }: Asked) {
  const rows = db.q
    .selectFrom('staff as s')
    .where('s.tenant_id', '=', db.tenantId)
    .where('s.merged_into', 'is', null)
    .where('s.membership', '=', 'none')
    .where('s.death_date', 'is', null)
    .where((eb) => eb.or([eb('s.leave_date', 'is', null), eb('s.leave_date', '>', day)]))
    .where((eb) => eb.or([eb('s.retire_date', 'is', null), eb('s.retire_date', '>', day)]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('cases as c')
            .select('c.id')
            .where('c.tenant_id', '=', db.tenantId)
            .whereRef('c.filed_by', '=', 's.id')
            .where('c.process', 'in', matterKinds)
            .where('c.closed_at', 'is', null),
        ),
      ),
    )
  return reach ? rows.where(inReach(reach)) : rows
}

interface Invited {
  id: string
  name: string
  ok: boolean
  message: string | null
}

/** A message to each; once a month at most, however often the button is pressed. */
export function invite(context: RouteContext, input: { staffIds: string[] }): Promise<{ invited: number; rows: Invited[] }> {
  return write(
    context,
    async (trx) => {
      const people = await lockReachable(trx, context, [...new Set(input.staffIds)])
      const able = await stillOutside(trx, people)
      if (able.size === 0) throw notInvited()
      await tell(trx, able)
      trx.audit({ action: 'membership.invite', entity: { type: 'invitation', id: trx.at.toISOString() }, details: { staffIds: [...able] } })
      const refused = say({ zh: '已入会、已离校或正在申请，没有邀请。', en: 'A member, gone, or applying already: not invited.' }, context.locale)
      const rows = people.map(({ id, name }) => ({ id, name, ok: able.has(id), message: able.has(id) ? null : refused }))
      return { invited: able.size, rows }
    },
    { route: 'membership.invite', content: input },
  )
}

async function stillOutside(trx: Trx, people: readonly { id: string }[]): Promise<Set<string>> {
  if (people.length === 0) return new Set()
  const ids = people.map(({ id }) => id)
  const rows = await newcomers(trx, { reach: null, day: dayOf(trx.at) })
    .select('s.id')
    .where(sql<boolean>`s.id = any(${ids}::uuid[])`)
    .execute()
  return new Set(rows.map((row) => row.id))
}

async function tell(trx: Trx, staffIds: Iterable<string>): Promise<void> {
  await notify(
    trx,
    [...staffIds].map((to) => ({
      to,
      kind,
      title: { zh: '欢迎加入工会', en: 'You are invited to join the union' },
      body: {
        zh: '您还没有加入工会。打开“我的会籍”，核对档案、勾选同意即可提交入会申请。',
        en: 'You are no member yet. Open “My membership”, check your record, agree and apply.',
      },
      path: '/me/membership',
      subject: null,
      urgency: 'normal' as const,
      key: `${kind}:${dayOf(trx.at).slice(0, 7)}:${to}`,
    })),
  )
}
