import type { ShopFacts } from '../shops.store.ts'

export const shops: readonly ShopFacts[] = [
  { name: '知味蛋糕坊（玉泉店）', address: '玉泉路 38 号', contact: '陈店长 88200151', contractNo: '校工合〔2026〕07号' },
  { name: '湖滨烘焙（紫金港店）', address: '余杭塘路 866 号教工活动中心一楼', contact: '林店长 88200152', contractNo: '校工合〔2026〕08号' },
]

export const programme = {
  treat: '蛋糕券',
  amountFen: 20_000n,
  daysAhead: 3,
  validDays: 180,
  includeRetired: true,
  lateJoiners: true,
  leapDay: '02-28',
  greeting: '祝您生日快乐，平安喜乐！感谢您一年来的辛勤付出，学校工会与您同心。',
  contact: '校工会福利部 88200017',
} as const

/** An amount to look at: the real one is the province's, and is entered by the office. */
export const sampleStandard = {
  title: '会员生日慰问全年人均标准（演示）',
  region: '本校',
  documentNo: null,
  article: null,
  value: { kind: 'amount' as const, yuan: '300.00' },
  verified: false,
  note: '演示用的金额，不是任何文件的规定。请按省总工会文件录入后使用。',
}

export const shownReason = '档案补录出生日期后补发'
export const settledBy = '演示数据'
