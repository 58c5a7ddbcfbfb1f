import { askHowItWas } from '../../engines/capacity/ask-how-it-was.ts'
import { registerOfferService } from '../../engines/capacity/capacity.ports.ts'
import type { ModuleManifest } from '../../kernel/module.ts'
import { howGiftsWere } from './ask-how-it-was.ts'
import { giftService } from './gifts.service.ts'
import { searchGifts } from './gifts.view.ts'

registerOfferService(giftService)

export const giftsModule: ModuleManifest = {
  name: 'gifts',
  permissions: {
    'gifts.manage': { zh: '发放慰问品', en: 'Give gifts' },
    'gifts.read': { zh: '查看慰问品发放', en: 'See how gifts are given' },
  },
  menu: [
    { area: 'relief', label: { zh: '慰问品发放', en: 'Gifts' }, path: '/gifts/desk', permission: 'gifts.read' },
    { area: 'relief', label: { zh: '我的慰问品', en: 'My gifts' }, path: '/gifts', permission: null, own: true },
  ],
  services: [{ label: { zh: '慰问品', en: 'Gifts' }, hint: { zh: '选慰问品、出示领取码、看年度情况', en: 'Choose, show the code, see the year' }, path: '/gifts', icon: 'gift' }],
  search: searchGifts,
  auditWords: {
    gift: { zh: '慰问品', en: 'Gift' },
    'gift.create': { zh: '新建慰问', en: 'Began a round of gifts' },
    'gift.edit': { zh: '修改慰问', en: 'Changed a round of gifts' },
    'gift.ask': { zh: '邀请评价慰问品', en: 'Asked how the gifts are' },
    'gift.export': { zh: '导出订货单', en: 'Exported the orders' },
    'gift.export_year': { zh: '导出年度人均情况', en: 'Exported the year' },
    'gift.print': { zh: '打印签领表', en: 'Printed the signed list' },
    'gift.add_paper': { zh: '上传材料', en: 'Added a paper' },
    'gift.remove_paper': { zh: '移除材料', en: 'Took a paper away' },
    'gift.record_step': { zh: '登记采购步骤', en: 'Recorded a step' },
    'gift.ask_needs': { zh: '征求慰问品需求', en: 'Asked what is needed' },
  },
  sweep: (services, db) => askHowItWas(services, db, howGiftsWere),
}
