import { z } from 'zod'
import type { SheetFile } from '../../engines/documents/send-sheet.ts'
import type { SheetCell } from '../../engines/documents/write-sheet.ts'
import type { Slip } from '../../engines/documents/write-slips.ts'
import { dayOf } from '../../kernel/clock.ts'
import { write } from '../../kernel/context.ts'
import { id } from '../../kernel/contract.ts'
import { invalidInput, type Bilingual } from '../../kernel/errors.ts'
import type { RouteContext } from '../../kernel/http/authorise.ts'
import { say } from '../../kernel/i18n.ts'
import { readTree, unitNames } from '../organisation/organisation.api.ts'
import { codeCipher } from './activation.actions.ts'
import { waitingPeople } from './activation.store.ts'

const mostUnits = 200
const asked = z.object({
  units: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(id).min(1).max(mostUnits)),
})

const words = {
  title: { zh: '账号激活码', en: 'Activation codes' },
  unit: { zh: '所在组织', en: 'Unit' },
  group: { zh: '工会小组', en: 'Group' },
  name: { zh: '姓名', en: 'Name' },
  staffNo: { zh: '工号', en: 'Staff number' },
  username: { zh: '用户名', en: 'User name' },
  code: { zh: '激活码', en: 'Activation code' },
  until: { zh: '有效期至', en: 'Good until' },
  address: { zh: '网址', en: 'Address' },
  slipFoot: {
    zh: '手机扫码，或打开网址输入用户名和激活码，设置自己的密码。请勿转交他人。',
    en: 'Scan it, or open the address and type user name and code; then set a password of your own. For you alone.',
  },
} satisfies Record<string, Bilingual>

interface Waiting {
  unitName: string
  groupName: string
  name: string
  staffNo: string
  username: string
  code: string
  lastDay: string
}

/** Everybody of these units who has yet to use a code, with the code. Who looked at them is on the record before the first one is shown. */
async function readCodes(context: RouteContext, query: unknown, paper: 'sheet' | 'slips'): Promise<Waiting[]> {
  const parsed = asked.safeParse(query)
  if (!parsed.success) throw invalidInput({ count: 1, issues: [{ path: 'units', message: `1–${mostUnits} ids` }] })
  const { db, clock, services } = context
  const unitIds = parsed.data.units
  const day = dayOf(clock.now())
  const rows = await waitingPeople(db, { unitIds, day, now: clock.now() })
  const [cipher, tree, names] = [await codeCipher(services, db), await readTree(db, day), await unitNames(db, unitIds, day)]
  await write(context, async (trx) =>
    trx.audit({
      action: 'account.read_codes',
      entity: { type: 'tenant', id: db.tenantId },
      details: { units: unitIds.map((unitId) => names.get(unitId) ?? unitId), codes: rows.length, paper },
    }),
  )
  const place = new Map(tree.all.map((unit, index) => [unit.id, index]))
  return rows
    .toSorted((a, b) => (place.get(a.unit_id) ?? 0) - (place.get(b.unit_id) ?? 0))
    .map((row) => ({
      unitName: names.get(row.unit_id) ?? '—',
      groupName: tree.byId(row.group_id ?? '')?.name ?? '',
      name: row.name,
      staffNo: row.staff_no,
      username: row.username,
      code: cipher.open(row.account_id, row.code_sealed),
      lastDay: dayOf(row.expires_at),
    }))
}

export async function codeSheet(context: RouteContext, query: unknown): Promise<SheetFile> {
  const people = await readCodes(context, query, 'sheet')
  const { locale } = context
  const day = dayOf(context.clock.now())
  const column = (word: Bilingual, width: number) => ({ header: say(word, locale), width })
  return {
    fileName: `${say(words.title, locale)}-${day}.xlsx`,
    sheet: {
      name: say(words.title, locale),
      columns: [
        column(words.unit, 30),
        column(words.group, 24),
        column(words.name, 14),
        column(words.staffNo, 14),
        column(words.username, 16),
        column(words.code, 18),
        { ...column(words.until, 14), kind: 'date' },
        column(words.address, 60),
      ],
      rows: people.map((person): SheetCell[] => [
        person.unitName,
        person.groupName,
        person.name,
        person.staffNo,
        person.username,
        person.code,
        person.lastDay,
        addressFor(context, person),
      ]),
      watermark: `${context.actor.name} ${day}`,
    },
  }
}

export async function codeSlips(context: RouteContext, query: unknown): Promise<{ fileName: string; title: string; slips: Slip[] }> {
  const people = await readCodes(context, query, 'slips')
  const { locale } = context
  const title = say(words.title, locale)
  const line = (word: Bilingual, value: string) => `${say(word, locale)}${locale === 'zh' ? '：' : ': '}${value}`
  return {
    fileName: `${title}-${dayOf(context.clock.now())}.pdf`,
    title,
    slips: people.map((person) => ({
      head: `${person.name}　${person.unitName}`,
      strong: line(words.code, person.code),
      lines: [
        line(words.username, person.username),
        line(words.until, person.lastDay),
        line(words.address, `${context.services.settings.publicUrl}/activate`),
        say(words.slipFoot, locale),
      ],
      qr: addressFor(context, person),
    })),
  }
}

/** What stands behind the # stays in the browser: no server's log, ours included, ever sees the code. */
function addressFor({ services }: RouteContext, { username, code }: Waiting): string {
  return `${services.settings.publicUrl}/activate#${new URLSearchParams({ u: username, c: code }).toString()}`
}
