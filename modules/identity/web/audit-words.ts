import type { SayOf } from '../../../kernel/ui/texts.ts'
import type { Language } from '../../../web/i18n.ts'
import type { auditTexts } from './audit.texts.ts'

type Words = Record<Language, string>

/** What entries tell more, whatever they are about. A detail without words shows its key: nothing is hidden. */
const details: Record<string, Words> = {
  address: { zh: '网络地址', en: 'Address' },
  userAgent: { zh: '浏览器', en: 'Browser' },
  username: { zh: '用户名', en: 'User name' },
  name: { zh: '名称', en: 'Name' },
  reason: { zh: '原因', en: 'Reason' },
  role: { zh: '角色', en: 'Role' },
  accountId: { zh: '账号编号', en: 'Account id' },
  staffId: { zh: '人员编号', en: 'Staff id' },
  from: { zh: '从', en: 'From' },
  until: { zh: '至', en: 'Until' },
  to: { zh: '至', en: 'To' },
  lastDay: { zh: '最后一天', en: 'Last day' },
  documentNo: { zh: '文号', en: 'Document' },
  scopes: { zh: '权限', en: 'Permissions' },
  sessions: { zh: '退出的设备', en: 'Sessions ended' },
  tokens: { zh: '作废的令牌', en: 'Tokens ended' },
  endedSessions: { zh: '退出的设备', en: 'Sessions ended' },
  endedTokens: { zh: '作废的令牌', en: 'Tokens ended' },
  idleMinutes: { zh: '多少分钟不用就退出', en: 'Idle minutes' },
  longestDays: { zh: '最长登录天数', en: 'Longest days' },
  file: { zh: '文件', en: 'File' },
  fields: { zh: '字段', en: 'Fields' },
  field: { zh: '字段', en: 'Field' },
  before: { zh: '原来', en: 'Before' },
  after: { zh: '后来', en: 'After' },
  count: { zh: '数量', en: 'Count' },
  year: { zh: '年度', en: 'Year' },
  title: { zh: '标题', en: 'Title' },
}

export function detailWords(key: string, language: Language): string {
  return details[key]?.[language] ?? key
}

interface Worded {
  key: string
  label: string
}

/** What the modules call their actions and objects. */
export interface AuditWords {
  areas: readonly Worded[]
  actions: readonly Worded[]
  entities: readonly Worded[]
}

/** An action or object without words shows its code. */
export function wordOf(words: readonly Worded[], key: string): string {
  return words.find((word) => word.key === key)?.label ?? key
}

/** Whole areas (`account.`) and single actions, as the list's filter takes them: each area before its actions. */
export function actionChoices({ areas, actions }: AuditWords, anyOf: (area: string) => string): { value: string; label: string }[] {
  return areas.flatMap((area) => {
    const own = actions.filter((action) => action.key.startsWith(`${area.key}.`))
    const whole = own.length > 1 ? [{ value: `${area.key}.`, label: anyOf(area.label) }] : []
    return [...whole, ...own.map(({ key, label }) => ({ value: key, label }))]
  })
}

/** By what way somebody came: signed in, with a token, at the console, or nobody at all. */
export function viaWords(via: string, say: SayOf<typeof auditTexts>): string {
  return via === 'session' || via === 'token' || via === 'system' || via === 'cli' ? say(via) : via
}
