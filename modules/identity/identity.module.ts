import type { RequestContext } from '../../kernel/context.ts'
import type { ModuleManifest, WaitingItem } from '../../kernel/module.ts'
import { findAccount } from './accounts.store.ts'
import { followMerge, followMergeBack } from './follow-merge.job.ts'
import { tidyIdentity } from './tidy.job.ts'
import { auditEntities, auditWords } from './identity.words.ts'

export const identityModule: ModuleManifest = {
  name: 'identity',
  permissions: {
    'identity.read': { zh: '查看账号与角色', en: 'See accounts and roles' },
    'identity.accounts': { zh: '管理账号', en: 'Manage accounts' },
    'identity.roles': { zh: '授予角色', en: 'Grant roles' },
    'system.manage': { zh: '管理系统设置', en: 'Manage the system' },
    'audit.read': { zh: '查看审计日志', en: 'Read the audit log' },
  },
  menu: [
    { area: 'administration', label: { zh: '基本信息', en: 'About the university' }, path: '/university', permission: 'system.manage' },
    { area: 'administration', label: { zh: '账号与角色', en: 'Accounts and roles' }, path: '/accounts', permission: 'identity.read' },
    { area: 'administration', label: { zh: '审计日志', en: 'Audit log' }, path: '/audit', permission: 'audit.read' },
  ],
  waiting: whatWaits,
  jobs: {
    'identity.tidy': { run: tidyIdentity, everyHours: 24 },
    'identity.follow_merge': { run: followMerge, on: ['staff.merged'], retryLimit: 3 },
    'identity.follow_merge_back': { run: followMergeBack, on: ['staff.merge_undone'], retryLimit: 3 },
  },
  auditWords,
  auditEntities,
}

/** Permissions with which an account is worth stealing: their holders are asked to use a second factor. */
const weighty = ['identity.accounts', 'identity.roles', 'audit.read', 'members.reveal', 'members.export']

async function whatWaits(context: RequestContext): Promise<WaitingItem[]> {
  const account = await findAccount(context.db, context.actor.accountId)
  if (!account) return []
  if (account.must_change_password) return [passwordToChange]
  const holdsWeighty = weighty.some((permission) => context.actor.permissions.has(permission))
  return holdsWeighty && account.totp_confirmed_at === null ? [secondFactorAdvised] : []
}

const passwordToChange: WaitingItem = {
  key: 'identity.password',
  title: { zh: '请设置您自己的密码', en: 'Set a password of your own' },
  hint: { zh: '现在用的是一次性密码，改好后才能办理业务。', en: 'You signed in with a one-time password: change it to go on.' },
  path: '/me/password',
  dueOn: null,
  count: 1,
}

const secondFactorAdvised: WaitingItem = {
  key: 'identity.totp',
  title: { zh: '建议开启两步验证', en: 'Turn on the second factor' },
  hint: {
    zh: '您的账号能查看他人资料或管理权限，只凭密码不够安全。',
    en: 'Your account sees others’ records or manages rights: a password alone is not enough.',
  },
  path: '/me/security',
  dueOn: null,
  count: 1,
}
