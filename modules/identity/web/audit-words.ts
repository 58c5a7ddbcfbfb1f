import type { SayOf } from '../../../kernel/ui/texts.ts'
import type { Language } from '../../../web/i18n.ts'
import type { auditTexts } from './audit.texts.ts'

type Words = Record<Language, string>

/** What is recorded about, with its actions below. An action or object without words shows its code: nothing is hidden. */
const areas: Record<string, Words> = {
  session: { zh: '登录', en: 'Sign-in' },
  account: { zh: '账号', en: 'Account' },
  password: { zh: '密码', en: 'Password' },
  totp: { zh: '两步验证', en: 'Second factor' },
  token: { zh: '访问令牌', en: 'Access token' },
  role: { zh: '角色', en: 'Role' },
  setup_code: { zh: '设置码', en: 'Set-up code' },
  session_policy: { zh: '登录时长', en: 'Length of sign-ins' },
  staff: { zh: '人员档案', en: 'Staff record' },
  member: { zh: '会籍', en: 'Membership' },
  import: { zh: '花名册导入', en: 'HR sheet' },
  unit: { zh: '组织', en: 'Unit' },
  office: { zh: '任职', en: 'Office' },
  organisation: { zh: '组织机构', en: 'Organisation' },
  superior: { zh: '上级工会', en: 'Superior union' },
  campus: { zh: '校区', en: 'Campus' },
  plan: { zh: '年度计划', en: 'Year’s plan' },
  plan_item: { zh: '年度事项', en: 'Item of the year' },
  plan_feed: { zh: '日历订阅', en: 'Calendar feed' },
  standard: { zh: '标准', en: 'Standard' },
  saved_view: { zh: '列表视图', en: 'Saved view' },
  file: { zh: '文件', en: 'File' },
  identity: { zh: '账号清理', en: 'Tidying of accounts' },
  demo: { zh: '演示数据', en: 'Demonstration' },
}

const actions: Record<string, Words> = {
  'session.open': { zh: '登录', en: 'Signed in' },
  'session.refuse': { zh: '登录未成功', en: 'Sign-in refused' },
  'session.end': { zh: '退出登录', en: 'Signed out' },
  'session.end_others': { zh: '结束其他设备的登录', en: 'Signed out other devices' },
  'session_policy.change': { zh: '修改登录时长', en: 'Changed the length of sign-ins' },
  'account.create': { zh: '开设账号', en: 'Opened an account' },
  'account.disable': { zh: '停用账号', en: 'Disabled an account' },
  'account.enable': { zh: '恢复账号', en: 'Enabled an account' },
  'account.unlock': { zh: '解除暂停登录', en: 'Lifted a pause' },
  'password.change': { zh: '修改密码', en: 'Changed the password' },
  'password.reset': { zh: '重置密码', en: 'Reset a password' },
  'totp.begin': { zh: '开始设置两步验证', en: 'Began a second factor' },
  'totp.enable': { zh: '开启两步验证', en: 'Turned the second factor on' },
  'totp.disable': { zh: '关闭两步验证', en: 'Turned the second factor off' },
  'token.create': { zh: '新建访问令牌', en: 'Made an access token' },
  'token.revoke': { zh: '撤销访问令牌', en: 'Revoked an access token' },
  'role.grant': { zh: '授予角色', en: 'Granted a role' },
  'role.end': { zh: '结束角色', en: 'Ended a role' },
  'setup_code.issue': { zh: '生成设置码', en: 'Issued a set-up code' },
  'staff.create': { zh: '新建人员', en: 'Entered a person' },
  'staff.edit': { zh: '修改人员资料', en: 'Changed a record' },
  'staff.move': { zh: '调整所在组织', en: 'Moved people' },
  'staff.reveal': { zh: '查看敏感信息', en: 'Revealed a sensitive field' },
  'staff.reveal_own': { zh: '查看本人敏感信息', en: 'Revealed one’s own field' },
  'staff.export': { zh: '导出人员', en: 'Exported people' },
  'staff.merge': { zh: '合并重复人员', en: 'Merged records' },
  'staff.merge_undo': { zh: '撤销合并', en: 'Undid a merger' },
  'staff.not_duplicates': { zh: '确认不是重复', en: 'Found not to be duplicates' },
  'staff.family.add': { zh: '添加家庭成员', en: 'Added a relative' },
  'staff.family.remove': { zh: '删除家庭成员', en: 'Removed a relative' },
  'staff.request': { zh: '申请更正资料', en: 'Asked for a correction' },
  'staff.request_withdraw': { zh: '撤回更正申请', en: 'Withdrew a request' },
  'staff.request_approve': { zh: '同意更正申请', en: 'Approved a request' },
  'staff.request_reject': { zh: '退回更正申请', en: 'Rejected a request' },
  'member.admit': { zh: '批准入会', en: 'Admitted members' },
  'member.change': { zh: '变更会籍', en: 'Changed a membership' },
  'import.upload': { zh: '上传花名册', en: 'Uploaded a sheet' },
  'import.map': { zh: '对应花名册列', en: 'Mapped columns' },
  'import.start_check': { zh: '开始检查花名册', en: 'Began a dry run' },
  'import.check': { zh: '检查花名册', en: 'Finished a dry run' },
  'import.fix_row': { zh: '修改花名册中一行', en: 'Mended a row' },
  'import.start_apply': { zh: '开始写入花名册', en: 'Began to apply' },
  'import.apply': { zh: '写入花名册', en: 'Applied a sheet' },
  'import.undo': { zh: '撤销花名册导入', en: 'Undid an import' },
  'import.cancel': { zh: '放弃花名册', en: 'Put an import away' },
  'import.fail': { zh: '花名册未能处理', en: 'An import failed' },
  'unit.create': { zh: '设立组织', en: 'Set up a unit' },
  'unit.rename': { zh: '组织更名', en: 'Renamed a unit' },
  'unit.move': { zh: '调整隶属', en: 'Moved a unit' },
  'unit.merge': { zh: '合并组织', en: 'Merged units' },
  'unit.split': { zh: '拆分组织', en: 'Split a unit' },
  'unit.close': { zh: '撤销组织', en: 'Closed a unit' },
  'unit.withdraw': { zh: '收回组织调整', en: 'Took back a change' },
  'office.appoint': { zh: '任职', en: 'Appointed' },
  'office.end': { zh: '卸任', en: 'Left office' },
  'organisation.found': { zh: '建立组织机构', en: 'Founded the organisation' },
  'organisation.enter_officers': { zh: '录入任职', en: 'Entered officers' },
  'superior.set': { zh: '登记上级工会', en: 'Entered a superior' },
  'superior.end': { zh: '结束上级关系', en: 'Ended a relation' },
  'campus.add': { zh: '添加校区', en: 'Added a campus' },
  'campus.change': { zh: '修改校区', en: 'Changed a campus' },
  'plan.read': { zh: '读入工作要点', en: 'Read a plan' },
  'plan.review': { zh: '校对年度计划', en: 'Reviewed a plan' },
  'plan.accept': { zh: '年度计划生效', en: 'Accepted a plan' },
  'plan.discard': { zh: '放弃年度计划', en: 'Put a plan away' },
  'plan_item.change': { zh: '修改年度事项', en: 'Changed an item' },
  'plan_item.milestones': { zh: '修改事项步骤', en: 'Changed steps' },
  'plan_item.step_done': { zh: '完成事项步骤', en: 'Did a step' },
  'plan_item.step_open': { zh: '重开事项步骤', en: 'Reopened a step' },
  'plan_item.evidence': { zh: '上传事项佐证', en: 'Added evidence' },
  'plan_item.carry_over': { zh: '事项结转下年', en: 'Carried over' },
  'plan_feed.make': { zh: '生成日历订阅', en: 'Made a calendar feed' },
  'standard.introduce': { zh: '发布标准', en: 'Introduced a standard' },
  'standard.correct': { zh: '更正标准', en: 'Corrected a standard' },
  'saved_view.save': { zh: '保存列表视图', en: 'Saved a view' },
  'saved_view.remove': { zh: '删除列表视图', en: 'Removed a view' },
  'file.expire': { zh: '清理过期文件', en: 'Removed expired files' },
  'identity.tidy': { zh: '清理过期登录', en: 'Removed expired sign-ins' },
  'demo.fill': { zh: '生成演示数据', en: 'Filled the demonstration' },
}

const entities: Record<string, Words> = {
  account: { zh: '账号', en: 'Account' },
  session: { zh: '登录', en: 'Sign-in' },
  sign_in: { zh: '登录尝试', en: 'Sign-in attempt' },
  session_policy: { zh: '登录时长', en: 'Length of sign-ins' },
  setup_code: { zh: '设置码', en: 'Set-up code' },
  role_grant: { zh: '角色', en: 'Role' },
  token: { zh: '访问令牌', en: 'Access token' },
  staff: { zh: '人员', en: 'Person' },
  staff_change_request: { zh: '更正申请', en: 'Request for correction' },
  staff_export: { zh: '人员导出', en: 'Export of people' },
  admission: { zh: '入会批次', en: 'Admission' },
  member_import: { zh: '花名册', en: 'HR sheet' },
  unit: { zh: '组织', en: 'Unit' },
  office: { zh: '任职', en: 'Office' },
  term: { zh: '届次', en: 'Term' },
  organisation: { zh: '组织机构', en: 'Organisation' },
  superior: { zh: '上级工会', en: 'Superior union' },
  campus: { zh: '校区', en: 'Campus' },
  plan: { zh: '年度计划', en: 'Year’s plan' },
  plan_item: { zh: '年度事项', en: 'Item of the year' },
  saved_view: { zh: '列表视图', en: 'Saved view' },
  tenant: { zh: '本校', en: 'University' },
}

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

export function actionWords(action: string, language: Language): string {
  return actions[action]?.[language] ?? action
}

export function entityWords(entity: string, language: Language): string {
  return entities[entity]?.[language] ?? entity
}

export function detailWords(key: string, language: Language): string {
  return details[key]?.[language] ?? key
}

/** Whole areas (`account.`) and single actions, as the list's filter takes them: each area before its actions. */
export function actionChoices(language: Language, anyOf: (area: string) => string): { value: string; label: string }[] {
  return Object.entries(areas).flatMap(([area, words]) => {
    const own = Object.entries(actions).filter(([action]) => action.startsWith(`${area}.`))
    const whole = own.length > 1 ? [{ value: `${area}.`, label: anyOf(words[language]) }] : []
    return [...whole, ...own.map(([action, said]) => ({ value: action, label: said[language] }))]
  })
}

export function entityChoices(language: Language): { value: string; label: string }[] {
  return Object.entries(entities).map(([value, words]) => ({ value, label: words[language] }))
}

/** By what way somebody came: signed in, with a token, at the console, or nobody at all. */
export function viaWords(via: string, say: SayOf<typeof auditTexts>): string {
  return via === 'session' || via === 'token' || via === 'system' || via === 'cli' ? say(via) : via
}
