/** A route of the demonstration: where, how long, what it costs in yuan, how many it takes and needs. */
export interface SeedTrip {
  title: string
  place: string
  days: number
  out: boolean
  price: string
  union: string
  administration: string
  places: number
  least: number
  /** Days from today on which it leaves. */
  leaves: number
  /** How many hold a place and wait. */
  confirmed: number
  waiting: number
  formed?: true
}

const near = { out: false, union: '1500.00', administration: '300.00' }
const far = { out: true, union: '1800.00', administration: '600.00' }

/** Twenty routes × dates that are open: the first formed, some full, one below its minimum. */
export const openTrips: readonly SeedTrip[] = [
  { ...near, title: '千岛湖五日（第一批）', place: '杭州淳安', days: 5, price: '2400.00', places: 30, least: 15, leaves: 21, confirmed: 18, waiting: 0, formed: true },
  { ...near, title: '千岛湖五日（第二批）', place: '杭州淳安', days: 5, price: '2400.00', places: 20, least: 15, leaves: 35, confirmed: 20, waiting: 4 },
  { ...near, title: '雁荡山楠溪江五日', place: '温州乐清', days: 5, price: '2350.00', places: 20, least: 15, leaves: 22, confirmed: 20, waiting: 2 },
  { ...near, title: '天台山国清寺四日', place: '台州天台', days: 4, price: '1980.00', places: 25, least: 15, leaves: 28, confirmed: 9, waiting: 0 },
  { ...near, title: '莫干山四日（第一批）', place: '湖州德清', days: 4, price: '2080.00', places: 25, least: 12, leaves: 24, confirmed: 16, waiting: 0 },
  { ...near, title: '莫干山四日（第二批）', place: '湖州德清', days: 4, price: '2080.00', places: 25, least: 12, leaves: 38, confirmed: 5, waiting: 0 },
  { ...near, title: '普陀山朱家尖四日', place: '舟山普陀', days: 4, price: '2260.00', places: 25, least: 15, leaves: 30, confirmed: 12, waiting: 0 },
  { ...near, title: '古堰画乡五日', place: '丽水莲都', days: 5, price: '2180.00', places: 20, least: 12, leaves: 26, confirmed: 8, waiting: 0 },
  { ...near, title: '云和梯田五日', place: '丽水云和', days: 5, price: '2200.00', places: 20, least: 12, leaves: 33, confirmed: 4, waiting: 0 },
  { ...near, title: '江郎山廿八都四日', place: '衢州江山', days: 4, price: '1960.00', places: 20, least: 12, leaves: 29, confirmed: 7, waiting: 0 },
  { ...near, title: '安吉竹乡四日', place: '湖州安吉', days: 4, price: '1920.00', places: 25, least: 12, leaves: 31, confirmed: 11, waiting: 0 },
  { ...near, title: '象山渔港四日', place: '宁波象山', days: 4, price: '2050.00', places: 20, least: 12, leaves: 36, confirmed: 3, waiting: 0 },
  { ...near, title: '嵊泗列岛五日', place: '舟山嵊泗', days: 5, price: '2480.00', places: 20, least: 15, leaves: 40, confirmed: 6, waiting: 0 },
  { ...near, title: '诸葛八卦村四日', place: '金华兰溪', days: 4, price: '1900.00', places: 20, least: 12, leaves: 42, confirmed: 2, waiting: 0 },
  { ...far, title: '三清山婺源五日', place: '江西上饶', days: 5, price: '2980.00', places: 25, least: 15, leaves: 27, confirmed: 21, waiting: 0 },
  { ...far, title: '黄山宏村五日（第一批）', place: '安徽黄山', days: 5, price: '2960.00', places: 20, least: 15, leaves: 25, confirmed: 20, waiting: 3 },
  { ...far, title: '黄山宏村五日（第二批）', place: '安徽黄山', days: 5, price: '2960.00', places: 20, least: 15, leaves: 39, confirmed: 6, waiting: 0 },
  { ...far, title: '武夷山五日', place: '福建南平', days: 5, price: '3050.00', places: 20, least: 15, leaves: 34, confirmed: 10, waiting: 0 },
  { ...far, title: '庐山景德镇五日', place: '江西九江', days: 5, price: '3080.00', places: 20, least: 15, leaves: 37, confirmed: 5, waiting: 0 },
  { ...far, title: '扬州镇江五日', place: '江苏扬州', days: 5, price: '2760.00', places: 20, least: 15, leaves: 41, confirmed: 4, waiting: 0 },
]

/** Those of the summer, back and settled. */
export const pastTrips: readonly SeedTrip[] = [
  { ...near, title: '千岛湖五日', place: '杭州淳安', days: 5, price: '2400.00', places: 30, least: 15, leaves: -24, confirmed: 24, waiting: 0, formed: true },
  { ...far, title: '黄山宏村五日', place: '安徽黄山', days: 5, price: '2960.00', places: 20, least: 15, leaves: -20, confirmed: 16, waiting: 0, formed: true },
]

export const safetyLetter =
  '一、服从领队安排，遵守集合时间，不擅自离队。\n二、了解自身健康状况，患有不宜出行疾病的，请如实告知并遵医嘱。\n三、不参加高风险项目，不到未开放区域，遵守交通与消防规定。\n四、妥善保管证件和贵重物品，注意饮食卫生。\n五、遇紧急情况立即联系领队或安全员，并拨打 110、120、119。'

/** How it came about; days counted from the opening of sign-up. */
export const steps = [
  { kind: 'notice', title: '上级工会关于做好年度职工疗休养工作的通知', documentNo: '演示〔本年〕1号', day: -60, people: '', note: '要求省内为主，先申报后实施。' },
  { kind: 'rule', title: '教职工疗休养实施办法（演示）', documentNo: '', day: -52, people: '', note: '省内为主，两年一次，不重复享受。' },
  { kind: 'plan', title: '校工会委员会通过年度疗休养方案和预算', documentNo: '会议纪要第4号', day: -45, people: '校工会委员会全体委员', note: '' },
  { kind: 'choice', title: '确定由甲社承办', documentNo: '会议纪要第6号', day: -28, people: '校工会常委会', note: '' },
  { kind: 'contract', title: '与承办旅行社签订合同', documentNo: '合同 2 份', day: -12, people: '', note: '' },
] as const

/** Who compared the agencies, and what came of it. */
export const agencyPanel = {
  day: -30,
  documentNo: '会议纪要第5号',
  note: '三家旅行社现场介绍后打分。',
  people: [
    { name: '周敏', part: 'lead' as const },
    { name: '陈立', part: 'member' as const },
    { name: '吴晓燕', part: 'member' as const },
    { name: '许国华', part: 'audit' as const },
  ],
  compared: [
    { name: '甲旅行社', price: '2240.00', chosen: true, points: [93, 90, 94, 92] },
    { name: '乙旅行社', price: '2180.00', chosen: false, points: [87, 92, 86, 85] },
    { name: '丙旅行社', price: '2310.00', chosen: false, points: [86, 82, 88, 84] },
  ],
}

/** For model workers and the advanced: one trip with places of its own. */
export const honouredTrip: SeedTrip = {
  ...near,
  title: '莫干山五日（劳模先进）',
  place: '湖州德清',
  days: 5,
  price: '2800.00',
  union: '2800.00',
  administration: '0.00',
  places: 12,
  least: 3,
  leaves: 45,
  confirmed: 0,
  waiting: 0,
}

/** Whom branches have nominated so far; the first has passed the school's check. */
export const nominees = [
  { honour: '浙江省劳动模范（演示）', honourNo: '演示表彰〔本年〕2号', deeds: '长期从事基础课教学，带出一支青年教师队伍。' },
  { honour: '校先进工作者', honourNo: null, deeds: '实验室安全管理连续十年无事故。' },
  { honour: '省五一劳动奖章（演示）', honourNo: null, deeds: '主持的成果在企业推广应用。' },
]
