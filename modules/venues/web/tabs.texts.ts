import { defineTexts } from '../../../kernel/ui/texts.ts'

export const tabTexts = defineTexts('venue-tabs', {
  zh: { tabs: '场地管理', thePage: '预约页面', bookings: '预约记录', shut: '停用时段', edit: '修改' },
  en: { tabs: 'Keep this venue', thePage: 'Its page', bookings: 'Bookings', shut: 'Shut times', edit: 'Change' },
})
