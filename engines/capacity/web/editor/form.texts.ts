import { defineTexts } from '../../../../kernel/ui/texts.ts'

export const formTexts = defineTexts('capacity-form', {
  zh: {
    heldFast: '有些内容不能再改',
    save: '保存草稿',
    saveChanges: '保存修改',
  },
  en: {
    heldFast: 'Some of it cannot change any more',
    save: 'Save draft',
    saveChanges: 'Save changes',
  },
})
