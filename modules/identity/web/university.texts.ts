import { defineTexts } from '../../../kernel/ui/texts.ts'

export const universityTexts = defineTexts('university', {
  zh: {
    title: '基本信息',
    lead: '学校的名称会出现在每一页、登录页和每一份文书上。',
    name: '学校全称',
    nameHelp: '至少两个字，例如：东海大学。',
    shortName: '简称',
    shortNameHelp: '例如：东大。',
    change: '修改名称',
    changeTitle: '修改学校名称',
    save: '保存名称',
    saved: '学校名称已改为“{{name}}”。',
    unionBefore: '工会组织的名称另在',
    organisation: '组织架构',
    unionAfter: '中按文号和日期变更，历史名称都会保留。',
  },
  en: {
    title: 'About the university',
    lead: 'Its name stands on every page, at sign-in and on every document.',
    name: 'Name of the university',
    nameHelp: 'Two letters or more.',
    shortName: 'Short name',
    shortNameHelp: 'As people say it every day.',
    change: 'Change the name',
    changeTitle: 'Change the name of the university',
    save: 'Save the name',
    saved: 'The university is now called “{{name}}”.',
    unionBefore: 'The union’s own name is changed in the ',
    organisation: 'organisation',
    unionAfter: ', by document and date, and every earlier one is kept.',
  },
})
