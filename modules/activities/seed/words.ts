import type { ActivityKind } from '../activities.contract.ts'

export interface SeedActivity {
  title: string
  kind: ActivityKind
  body: string
  contact: string
  place: string
  /** Days from today on which it takes place, and its hours in China. */
  day: number
  /** On the Saturday that follows. */
  weekend?: true
  /** A class: from that day on, on these ISO weekdays, so many times; of those that are over most people came to most. */
  course?: { weekdays: string; times: number; attendLeast: number; forChildren?: true }
  from: number
  to: number
  places: number | null
  /** Days from today on which sign-up opens and closes, at noon and at midnight. */
  opens: number
  closes: number
  partyMost: number
  state: 'draft' | 'published' | 'cancelled'
  reason?: string
  /** Held by the shown member's branch and for it alone. */
  ofBranch?: true
  /** How many hold a place and wait; whether the shown member is among the first, the last, or not there. */
  confirmed: number
  waiting: number
  shown: 'confirmed' | 'waiting' | null
  /** Of those with a place: how many came, where it is over. */
  came?: number
}

export const activities: readonly SeedActivity[] = [
  {
    title: '教职工环湖健步走',
    kind: 'sport',
    body: '全程约八公里，平缓步道，中途设两个补水点。\n请穿运动鞋，带一件外套。雨天改期，提前一天通知。',
    contact: '校工会文体部 88200016',
    place: '玉泉校区东门集合',
    day: 8,
    weekend: true,
    from: 8,
    to: 12,
    places: 40,
    opens: -4,
    closes: 6,
    partyMost: 1,
    state: 'published',
    confirmed: 40,
    waiting: 6,
    shown: 'waiting',
  },
  {
    title: '周末亲子陶艺坊',
    kind: 'family',
    body: '每个家庭做一件小碗，烧制后两周到工会领取。\n适合六岁以上的孩子，请穿方便洗的衣服。',
    contact: '校工会女工部 88200018',
    place: '教工活动中心二楼手工室',
    day: 12,
    weekend: true,
    from: 9,
    to: 11,
    places: 60,
    opens: -2,
    closes: 9,
    partyMost: 3,
    state: 'published',
    confirmed: 23,
    waiting: 0,
    shown: null,
  },
  {
    title: '体检报告怎么看：校医院公开讲座',
    kind: 'lecture',
    body: '由校医院内科主任讲解常见指标，留半小时提问。可以带上自己的体检报告。',
    contact: '校工会生活保障部 88200020',
    place: '紫金港校区小剧场',
    day: 5,
    from: 14,
    to: 16,
    places: null,
    opens: -6,
    closes: 4,
    partyMost: 1,
    state: 'published',
    confirmed: 58,
    waiting: 0,
    shown: 'confirmed',
  },
  {
    title: '教职工羽毛球混合双打赛',
    kind: 'sport',
    body: '分小组循环和淘汰两个阶段，一男一女组队，由队长报名并填写同伴。自备球拍，比赛用球由工会提供。',
    contact: '羽毛球协会 88200031',
    place: '紫金港校区体育馆',
    day: 18,
    weekend: true,
    from: 13,
    to: 18,
    places: 64,
    opens: 2,
    closes: 16,
    partyMost: 2,
    state: 'published',
    confirmed: 0,
    waiting: 0,
    shown: null,
  },
  {
    title: '分工会午间八段锦',
    kind: 'sport',
    body: '请老师带着练一小时，零基础也可以。',
    contact: '本分工会文体委员',
    place: '学院楼一层大厅',
    day: 6,
    from: 12,
    to: 13,
    places: 20,
    opens: -1,
    closes: 5,
    partyMost: 1,
    state: 'published',
    ofBranch: true,
    confirmed: 7,
    waiting: 0,
    shown: null,
  },
  {
    title: '手机摄影沙龙：拍好校园一角',
    kind: 'culture',
    body: '前一小时讲构图和光线，后一小时到校园里拍，最后一起看照片。',
    contact: '摄影协会 88200033',
    place: '西溪校区图书馆报告厅',
    day: -8,
    from: 14,
    to: 17,
    places: 45,
    opens: -24,
    closes: -10,
    partyMost: 1,
    state: 'published',
    confirmed: 42,
    waiting: 0,
    shown: 'confirmed',
    came: 36,
  },
  {
    title: '湿地观鸟一日行',
    kind: 'outing',
    body: '由生命科学学院老师带队，提供望远镜。',
    contact: '校工会文体部 88200016',
    place: '西溪湿地北门',
    day: -3,
    from: 8,
    to: 15,
    places: 30,
    opens: -18,
    closes: -6,
    partyMost: 1,
    state: 'cancelled',
    reason: '当天有大到暴雨预警，择期另行组织',
    confirmed: 0,
    waiting: 0,
    shown: null,
  },
  {
    title: '新年合唱团公开排练',
    kind: 'culture',
    body: '',
    contact: '校工会文体部 88200016',
    place: '教工活动中心音乐厅',
    day: 30,
    from: 18,
    to: 20,
    places: 80,
    opens: 10,
    closes: 26,
    partyMost: 1,
    state: 'draft',
    confirmed: 0,
    waiting: 0,
    shown: null,
  },
  {
    title: '教职工瑜伽班（第一期）',
    kind: 'sport',
    body: '零基础可以参加，由体育学院老师授课，每次两小时。\n请自带瑜伽垫，穿宽松的衣服，课前一小时不要吃得太饱。',
    contact: '校工会文体部 88200016',
    place: '教工活动中心三楼形体房',
    day: -17,
    course: { weekdays: '24', times: 10, attendLeast: 8 },
    from: 18,
    to: 20,
    places: 25,
    opens: -30,
    closes: -19,
    partyMost: 1,
    state: 'published',
    confirmed: 24,
    waiting: 0,
    shown: 'confirmed',
  },
  {
    title: '二十四式太极拳入门班',
    kind: 'sport',
    body: '用八次课学完二十四式，学完可以参加春季会操。',
    contact: '太极拳协会 88200035',
    place: '玉泉校区邵逸夫体育馆南侧广场',
    day: 15,
    course: { weekdays: '3', times: 8, attendLeast: 6 },
    from: 17,
    to: 18,
    places: 40,
    opens: -3,
    closes: 13,
    partyMost: 1,
    state: 'published',
    confirmed: 17,
    waiting: 0,
    shown: null,
  },
  {
    title: '教工子女课后托管班',
    kind: 'family',
    body: '放学后由老师看护，先写作业，再分组阅读和做手工，提供点心。\n面向一至四年级，请带水杯和作业；接送时请在登记表上签字。',
    contact: '校工会女工部 88200018',
    place: '教工活动中心一楼',
    day: 20,
    course: { weekdays: '12345', times: 20, attendLeast: 16, forChildren: true },
    from: 16,
    to: 18,
    places: 30,
    opens: -5,
    closes: 14,
    partyMost: 1,
    state: 'published',
    confirmed: 12,
    waiting: 0,
    shown: null,
  },
]

/** What those who came said, one line for some of them. */
export const said: readonly { choice: 'satisfied' | 'mostly' | 'unsatisfied'; line: string | null }[] = [
  { choice: 'satisfied', line: '老师讲得很实在，回去就用上了。' },
  { choice: 'satisfied', line: null },
  { choice: 'mostly', line: '实拍时间再长一点就更好了。' },
  { choice: 'satisfied', line: '希望每学期都办一次。' },
  { choice: 'satisfied', line: null },
  { choice: 'unsatisfied', line: '报告厅后排看不清屏幕。' },
  { choice: 'satisfied', line: null },
  { choice: 'mostly', line: null },
]
