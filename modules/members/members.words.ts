import type { Process } from '../../engines/cases/process.ts'
import type { Bilingual } from '../../kernel/errors.ts'
import { matterProcesses } from './membership/processes.ts'
import { recordChangeProcess } from './my-file/record-change.process.ts'

/** What the audit log says of this module: each area with its actions, and the objects. */
export const auditWords: Record<string, Bilingual> = {
  ...Object.fromEntries([...Object.values<Process>(matterProcesses), recordChangeProcess].flatMap((process) => processWords(process))),
  staff: { zh: '人员档案', en: 'Staff record' },
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
  'staff.request_accept': { zh: '同意更正申请', en: 'Approved a request' },
  'staff.request_decline': { zh: '退回更正申请', en: 'Rejected a request' },
  member: { zh: '会籍', en: 'Membership' },
  'member.admit': { zh: '批准入会', en: 'Admitted members' },
  'member.change': { zh: '变更会籍', en: 'Changed a membership' },
  membership: { zh: '会籍办理', en: 'Membership matters' },
  'membership.invite': { zh: '邀请入会', en: 'Invited to join' },
  'membership.export_dues': { zh: '导出会费名单', en: 'Exported the dues list' },
  'membership.export_retirees': { zh: '导出荣休名单', en: 'Exported the retirement list' },
  'membership.print_letter': { zh: '打印会员关系转移介绍信', en: 'Printed a letter of transfer' },
  import: { zh: '花名册导入', en: 'HR sheet' },
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
  'import.expire': { zh: '清理过期花名册', en: 'Removed an old sheet' },
}

/** Steps of a case are called as its process calls them. */
function processWords({ id, title, actions }: Pick<Process, 'id' | 'title' | 'actions'>): [string, Bilingual][] {
  return [
    [id, title],
    [`${id}.open`, { zh: `发起${title.zh}`, en: `Began: ${title.en}` }],
    ...Object.entries(actions).map(([name, { past, title }]): [string, Bilingual] => [`${id}.${name}`, past ?? title]),
  ]
}

export const auditEntities: Record<string, Bilingual> = {
  ...Object.fromEntries([...Object.values<Process>(matterProcesses), recordChangeProcess].map(({ id, title }) => [id, title])),
  invitation: { zh: '入会邀请', en: 'Invitation to join' },
  dues_list: { zh: '会费名单', en: 'Dues list' },
  ceremony_list: { zh: '荣休名单', en: 'Retirement list' },
  staff: { zh: '人员', en: 'Person' },
  staff_change_request: { zh: '更正申请', en: 'Request for correction' },
  staff_export: { zh: '人员导出', en: 'Export of people' },
  admission: { zh: '入会批次', en: 'Admission' },
  member_import: { zh: '花名册', en: 'HR sheet' },
}
