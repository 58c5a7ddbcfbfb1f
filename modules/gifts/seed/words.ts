import type { GiftFacts } from '../gifts.rules.ts'
import type { Compared } from '../../../engines/panels/seed/panel-of.ts'
import type { StepFacts } from '../chain/chain.store.ts'
import type { GiftStep } from '../chain/chain.contract.ts'

export interface SeedStep extends Pick<StepFacts, 'documentNo' | 'amount' | 'people' | 'note'> {
  step: GiftStep
  /** Days from the opening on which it was done, and of a notice, on which it ended. */
  day: number
  until?: number
  /** Of the panel: whom it compared. */
  compared?: readonly Compared[]
}

export interface SeedRound extends Pick<GiftFacts, 'kind' | 'festival' | 'body' | 'pickupPlaces' | 'post' | 'defaultAt' | 'packages'> {
  name: string
  /** Days from today. */
  opens: number
  closes: number
  from: number
  until: number
  /** Of a hundred members: how many chose for themselves. */
  chosePercent: number
  /** Of a hundred: how many have signed; null: it is not handed out yet. */
  signedPercent: number | null
  /** What the shown member chose; null: nothing yet. */
  shownChose: number | null
  steps: readonly SeedStep[]
}

const contact = '校工会福利部 88200017'
export const giftContact = contact

const office = { name: '周敏', part: 'lead' as const }
const welfare = { name: '沈静', part: 'welfare' as const }
const audit = { name: '许国华', part: 'audit' as const }
const members = [
  { name: '陈丽', part: 'member' as const },
  { name: '方建平', part: 'member' as const },
]

const dragonBoat: SeedRound = {
  name: '端午慰问品',
  kind: 'festival',
  festival: '端午节',
  body: '粽子请在保质期内食用。',
  pickupPlaces: [],
  post: false,
  defaultAt: 0,
  packages: [
    { id: null, title: '粽子礼盒', contents: '嘉兴粽子 12 只、咸鸭蛋 20 枚', supplier: '嘉禾食品', price: '260.00' },
    { id: null, title: '杂粮礼盒', contents: '五谷杂粮 8 袋、山核桃 500 g', supplier: '天目农产', price: '258.00' },
  ],
  opens: -95,
  closes: -88,
  from: -84,
  until: -10,
  chosePercent: 48,
  signedPercent: 98,
  shownChose: 0,
  steps: [],
}

const midAutumn: SeedRound = {
  name: '中秋慰问品',
  kind: 'festival',
  festival: '中秋节',
  body: '月饼和水果二选一。领取时请出示手机上的领取码，也可由分工会代领后签字。',
  pickupPlaces: ['玉泉校区教工活动中心'],
  post: false,
  defaultAt: 0,
  packages: [
    { id: null, title: '月饼礼盒', contents: '广式月饼 8 枚、西湖藕粉 400 g', supplier: '知味食品', price: '380.00' },
    { id: null, title: '秋果礼盒', contents: '翠冠梨 5 kg、徐香猕猴桃 3 kg', supplier: '西湖果业', price: '375.00' },
    { id: null, title: '粮油组合', contents: '东北大米 10 kg、山茶油 1.5 L', supplier: '江南粮油', price: '380.00' },
  ],
  opens: -30,
  closes: -20,
  from: -14,
  until: 6,
  chosePercent: 63,
  signedPercent: 71,
  shownChose: 1,
  steps: [
    { step: 'needs', day: -40, documentNo: null, amount: null, people: [office, welfare], note: '线上问卷收到 1286 份，水果、粮油呼声较高。' },
    { step: 'budget', day: -34, documentNo: '校工〔年〕18号', amount: '1900000.00', people: [office, ...members], note: '经工会委员会会议通过。' },
    {
      step: 'panel',
      day: -25,
      documentNo: null,
      amount: null,
      people: [welfare, audit, ...members],
      note: '五家报名，三家入围，现场评分。',
      compared: [
        { name: '知味食品', price: '380.00', chosen: true, points: [94, 90, 93, 92] },
        { name: '西湖果业', price: '375.00', chosen: true, points: [91, 90, 90, 86] },
        { name: '江南粮油', price: '380.00', chosen: true, points: [90, 87, 89, 88] },
        { name: '远山食品', price: '395.00', chosen: false, points: [82, 78, 84, 83] },
      ],
    },
    { step: 'notice', day: -20, until: -14, documentNo: null, amount: null, people: [], note: '校工会网站和各分工会公告栏。' },
    { step: 'contract', day: -9, documentNo: '校工合〔年〕07号', amount: '1880000.00', people: [office, audit], note: '' },
    { step: 'inspection', day: 14, documentNo: null, amount: null, people: [welfare, audit], note: '三种慰问品各抽检十份，数量、日期与合同一致。' },
  ],
}

const spring: SeedRound = {
  name: '春节慰问品',
  kind: 'festival',
  festival: '春节',
  body: '截止前可以随时更改。没有选择的，按默认的年货礼盒准备。',
  pickupPlaces: ['玉泉校区教工活动中心', '紫金港校区教工之家'],
  post: true,
  defaultAt: 0,
  packages: [
    { id: null, title: '年货礼盒', contents: '金华火腿切片 500 g、坚果礼盒、龙井茶 125 g', supplier: '江南粮油', price: '780.00' },
    { id: null, title: '海鲜礼盒', contents: '舟山带鱼、虾仁、鱿鱼，冷链', supplier: '东海水产', price: '880.00' },
    { id: null, title: '助农礼盒', contents: '对口帮扶县农产品十种', supplier: '天目农产', price: '760.00' },
  ],
  opens: -2,
  closes: 9,
  from: 20,
  until: 40,
  chosePercent: 34,
  signedPercent: null,
  shownChose: null,
  steps: [
    { step: 'budget', day: -20, documentNo: '校工〔年〕26号', amount: '3900000.00', people: [office, ...members], note: '经工会委员会会议通过。' },
    {
      step: 'panel',
      day: -12,
      documentNo: null,
      amount: null,
      people: [welfare, ...members],
      note: '',
      compared: [
        { name: '江南粮油', price: '780.00', chosen: true, points: [92, 90, 91, 92] },
        { name: '东海水产', price: '880.00', chosen: true, points: [93, 83, 92, 91] },
        { name: '天目农产', price: '760.00', chosen: true, points: [89, 92, 91, 88] },
      ],
    },
  ],
}

export const rounds: readonly SeedRound[] = [dragonBoat, midAutumn, spring]

/** What was said of the first of them, of ten who answered. */
export const said = [
  { choice: 'satisfied', line: '粽子个大料足，孩子很喜欢。' },
  { choice: 'satisfied', line: '分工会送到办公室，很方便。' },
  { choice: 'satisfied', line: null },
  { choice: 'satisfied', line: '能自己选，比往年好。' },
  { choice: 'mostly', line: '希望有低糖的选择。' },
  { choice: 'satisfied', line: null },
  { choice: 'unsatisfied', line: null },
]

/** What members were asked before the plan, and the first lines that they left. */
export const needs = {
  question: '您家里最用得上哪一类慰问品？',
  choices: ['米面粮油', '水果生鲜', '坚果零食', '日用百货', '助农产品'],
  answers: 60,
  /** Of ten who answered. */
  picked: [1, 0, 1, 2, 0, 4, 1, 3, 0, 1],
  lines: ['水果要当季的，别太早采。', '希望能送到校区分点，老同志拿着方便。', '粮油选小包装。', '支持对口帮扶县的产品。'],
}
