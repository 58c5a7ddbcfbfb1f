import { registerProcess } from '../../engines/cases/registry.ts'
import type { ModuleManifest } from '../../kernel/module.ts'
import { eraseOldRounds } from './erase.job.ts'
import { auditEntities, auditWords } from './family.words.ts'
import { followJobs } from './follow-merge.job.ts'
import { checkPermission, managePermission, placementProcess } from './placement.process.ts'
import { searchRounds } from './rounds.view.ts'

registerProcess(placementProcess)

export const familyModule: ModuleManifest = {
  name: 'family',
  permissions: {
    [checkPermission]: { zh: '核实子女入学入园申请', en: 'Check applications for school placement' },
    [managePermission]: { zh: '组织子女入学入园', en: 'Organise school placement' },
  },
  menu: [
    { area: 'relief', label: { zh: '子女入学入园', en: 'School placement' }, path: '/school-placement', permission: null, own: true },
    { area: 'relief', label: { zh: '入学入园办理', en: 'Handle placements' }, path: '/placement-desk', permission: checkPermission },
  ],
  services: [
    {
      label: { zh: '子女入学入园', en: 'School placement' },
      hint: { zh: '申请、看办到哪了、确认结果', en: 'Apply, follow it, accept the place' },
      path: '/school-placement',
      icon: 'people',
    },
  ],
  search: searchRounds,
  jobs: { ...followJobs, 'placement.erase': { run: eraseOldRounds, everyHours: 24 } },
  auditWords,
  auditEntities,
}
