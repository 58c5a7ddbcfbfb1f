import type { RoundKind } from '../health.shapes.ts'

export interface SeedRound {
  /** The year stands before it. */
  name: string
  kind: RoundKind
  body: string
  bring: string
  place: string
  packages: string[]
  /** Days from today. */
  opens: number
  closes: number
  /** A fortnight: some of it is worked on, whatever the holidays. */
  firstDay: number
  lastDay: number
  from: string
  to: string
  places: number
  /** Of a hundred who may come: how many have chosen; of a hundred of these: how many came, where it is over. */
  chosePercent: number
  camePercent: number | null
  /** A hospital of their own for two branches. */
  branchPlace: string | null
}

export const healthContact = '校工会女工与保障部 88200019'

export const healthRounds: readonly SeedRound[] = [
  {
    name: '年女职工专项检查',
    kind: 'special',
    body: '面向女会员的两癌筛查。检查结果由医院直接交给本人，工会不接收、不保存。',
    bring: '带身份证，穿上下分开的衣服；避开生理期，检查前三天不要用药。',
    place: '省妇幼保健院体检中心',
    packages: ['乳腺和宫颈筛查', '只做乳腺筛查'],
    opens: -52,
    closes: -42,
    firstDay: -40,
    lastDay: -27,
    from: '08:00',
    to: '11:00',
    places: 30,
    chosePercent: 66,
    camePercent: 93,
    branchPlace: null,
  },
  {
    name: '年教职工健康体检',
    kind: 'general',
    body: '全体会员每年一次。报告由体检中心直接寄给本人，工会不接收、不保存。\n时段可以自己改选，截止后请联系组织单位。',
    bring: '请空腹（前一晚八点后不进食），带身份证，穿宽松衣服；有慢性病的照常服药。',
    place: '校医院体检中心',
    packages: ['基础套餐', '心血管套餐', '肿瘤筛查套餐'],
    opens: -4,
    closes: 9,
    firstDay: 12,
    lastDay: 25,
    from: '07:30',
    to: '10:30',
    places: 45,
    chosePercent: 58,
    camePercent: null,
    branchPlace: '市第一医院体检部',
  },
]

/** What those who came thought of how it was arranged. */
export const healthSaid: readonly { choice: string; line: string | null }[] = [
  { choice: 'satisfied', line: '分时段以后基本不用排队，半小时就做完了。' },
  { choice: 'satisfied', line: '提前一天提醒空腹很贴心。' },
  { choice: 'satisfied', line: null },
  { choice: 'satisfied', line: '可以自己改时段，很方便。' },
  { choice: 'mostly', line: '停车不太方便，希望安排班车。' },
  { choice: 'satisfied', line: null },
]
