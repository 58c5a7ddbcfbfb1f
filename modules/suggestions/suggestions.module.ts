import { registerProcess } from '../../engines/cases/registry.ts'
import type { ModuleManifest } from '../../kernel/module.ts'
import { searchSuggestions } from './list.view.ts'
import { followJobs } from './follow-merge.job.ts'
import { noteTakenUp, receiveConverted } from './proposals.jobs.ts'
import { suggestionProcess } from './suggestions.process.ts'
import { auditEntities, auditWords } from './suggestions.words.ts'
import { tellOutsiders } from './tell.job.ts'

registerProcess(suggestionProcess)

export const suggestionsModule: ModuleManifest = {
  name: 'suggestions',
  permissions: {
    'suggestions.read': { zh: '查看全部金点子', en: 'Read every suggestion' },
    'suggestions.manage': { zh: '金点子、意见征集和实事工作组', en: 'Office of suggestions, consultations and practical projects' },
    'suggestions.handle': { zh: '金点子和实事承办部门', en: 'Department that handles suggestions and projects' },
  },
  menu: [
    { area: 'democracy', label: { zh: '金点子', en: 'Suggestions' }, path: '/suggestions', permission: null },
    { area: 'democracy', label: { zh: '金点子办理', en: 'Handle suggestions' }, path: '/suggestions/desk', permission: 'suggestions.read' },
    { area: 'democracy', label: { zh: '意见征集', en: 'Consultations' }, path: '/consultations', permission: null },
    { area: 'democracy', label: { zh: '年度实事', en: 'Practical projects' }, path: '/practical-projects', permission: null },
    { area: 'democracy', label: { zh: '满意度评价', en: 'Surveys' }, path: '/surveys', permission: 'surveys.read' },
  ],
  services: [
    { label: { zh: '金点子', en: 'Suggestions' }, hint: { zh: '随时提建议，看办到哪了', en: 'Suggest something and follow it' }, path: '/suggestions/mine', icon: 'chat' },
    { label: { zh: '意见征集', en: 'Consultations' }, hint: { zh: '对学校文件逐段提意见', en: 'Comment on drafts of the university' }, path: '/consultations', icon: 'edit' },
    {
      label: { zh: '年度实事', en: 'Practical projects' },
      hint: { zh: '今年要办的实事办到哪了', en: 'What is done for staff this year' },
      path: '/practical-projects',
      icon: 'ok',
    },
  ],
  search: searchSuggestions,
  auditWords,
  auditEntities,
  jobs: {
    ...followJobs,
    'suggestions.tell': { on: ['case.moved'], run: tellOutsiders },
    'suggestions.receive_converted': { on: ['proposal.converted'], run: receiveConverted },
    'suggestions.note_taken_up': { on: ['proposal.from_suggestion'], run: noteTakenUp },
  },
}
