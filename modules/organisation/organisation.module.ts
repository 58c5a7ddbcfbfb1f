import type { ModuleManifest } from '../../kernel/module.ts'
import { followJobs } from './follow-merge.job.ts'
import { searchUnits } from './tree.view.ts'
import { kindNames } from './organisation.types.ts'
import { auditEntities, auditWords } from './organisation.words.ts'

export const organisationModule: ModuleManifest = {
  name: 'organisation',
  permissions: {
    'organisation.manage': { zh: '调整组织架构', en: 'Change the organisation' },
    'organisation.officers': { zh: '办理任职离任', en: 'Appoint and release officers' },
  },
  menu: [
    { area: 'organisation', label: { zh: '组织架构', en: 'Organisation' }, path: '/organisation', permission: null },
    { area: 'organisation', label: { zh: '工会干部', en: 'Cadres' }, path: '/organisation/cadres', permission: 'organisation.officers' },
    { area: 'administration', label: { zh: '标准与依据', en: 'Standards' }, path: '/standards', permission: 'organisation.manage' },
  ],
  search: async (context, query) => {
    const { items } = await searchUnits(context, { q: query })
    return items.map((unit) => ({
      kind: 'unit',
      title: unit.name,
      hint: unit.formerName === null ? `${kindNames[unit.kind][context.locale]} · ${unit.path}` : `${unit.formerName} → ${unit.path}`,
      path: `/organisation/units/${unit.id}`,
    }))
  },
  jobs: followJobs,
  auditWords,
  auditEntities,
}
