import type { Bilingual } from '../../kernel/errors.ts'

export interface RoleDefinition extends Bilingual {
  permissions: readonly string[]
}

/** What each role may do, at the node where it is held and below. What all colleagues may see needs no permission. */
export const roles = {
  member: { zh: '会员', en: 'Member', permissions: [] },
  delegate: { zh: '代表', en: 'Delegate', permissions: [] },
  group_leader: { zh: '工会小组长', en: 'Group leader', permissions: ['members.read', 'plans.work'] },
  branch_officer: {
    zh: '分工会干部',
    en: 'Branch officer',
    permissions: [
      'organisation.officers',
      'members.read',
      'members.write',
      'members.review',
      'members.export',
      'plans.work',
      'surveys.read',
      'activities.manage',
      'venues.manage',
      'gifts.manage',
      'gifts.read',
      'birthdays.manage',
      'birthdays.read',
      'recuperation.manage',
      'family.check',
      'recuperation.read',
      'volunteering.manage',
      'health.counts',
    ],
  },
  school_officer: {
    zh: '校工会办公室',
    en: 'School union office',
    permissions: [
      'organisation.manage',
      'organisation.officers',
      'members.read',
      'members.write',
      'members.admit',
      'members.import',
      'members.export',
      'members.reveal',
      'members.merge',
      'members.review',
      'plans.manage',
      'plans.work',
      'surveys.read',
      'calendar.manage',
      'cases.supervise',
      'entitlements.manage',
      'proposals.manage',
      'proposals.review',
      'proposals.read',
      'suggestions.manage',
      'suggestions.read',
      'activities.manage',
      'venues.manage',
      'clubs.manage',
      'gifts.manage',
      'gifts.read',
      'birthdays.manage',
      'birthdays.read',
      'recuperation.manage',
      'family.check',
      'family.manage',
      'recuperation.read',
      'volunteering.manage',
      'health.manage',
      'health.counts',
    ],
  },
  club_officer: { zh: '文体协会干部', en: 'Club officer', permissions: ['clubs.manage', 'activities.manage'] },
  leader: {
    zh: '校领导',
    en: 'School leader',
    permissions: ['members.read', 'surveys.read', 'proposals.sign_off', 'proposals.read', 'suggestions.read', 'gifts.read', 'birthdays.read', 'recuperation.read', 'health.counts'],
  },
  proposal_secretary: {
    zh: '提案秘书',
    en: 'Secretary of proposals',
    permissions: ['proposals.manage', 'proposals.review', 'proposals.read', 'suggestions.manage', 'suggestions.read'],
  },
  proposal_committee: { zh: '提案工作委员会委员', en: 'Proposal committee member', permissions: ['proposals.review', 'proposals.read'] },
  school_office: { zh: '学校办公室', en: 'School office', permissions: ['proposals.assign', 'proposals.read'] },
  handling_unit: { zh: '承办单位', en: 'Handling unit', permissions: ['proposals.handle', 'suggestions.handle'] },
  presidium: { zh: '主席团', en: 'Presidium', permissions: ['proposals.preside', 'proposals.read'] },
  auditor: { zh: '经审委员', en: 'Audit committee member', permissions: ['members.read', 'gifts.read', 'birthdays.read', 'recuperation.read'] },
  system_admin: { zh: '系统管理员', en: 'System administrator', permissions: ['identity.read', 'identity.accounts', 'system.manage', 'calendar.manage'] },
  security_admin: { zh: '安全管理员', en: 'Security administrator', permissions: ['identity.read', 'identity.roles'] },
  audit_admin: { zh: '审计管理员', en: 'Audit administrator', permissions: ['identity.read', 'audit.read'] },
} as const satisfies Record<string, RoleDefinition>

export type RoleKey = keyof typeof roles

export const roleKeys = Object.keys(roles).filter(isRole)

export function isRole(key: string): key is RoleKey {
  return Object.hasOwn(roles, key)
}

/** Three people who watch one another: docs/adr/0004-three-administrators.md. */
export const administratorRoles = ['system_admin', 'security_admin', 'audit_admin'] as const satisfies RoleKey[]

export type AdministratorRole = (typeof administratorRoles)[number]

export function isAdministrator(role: string): role is AdministratorRole {
  return administratorRoles.some((administrator) => administrator === role)
}

/** Roles that give sight of nobody else's record: the only ones an administrator's account may hold beside its own. */
export function standsBesideAdministrator(role: RoleKey): boolean {
  return roles[role].permissions.length === 0
}
