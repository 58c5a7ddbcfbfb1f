/** A team of the demonstration with what it does again and again. */
export interface SeedTeam {
  name: string
  about: string
  joining: 'open' | 'approval'
  /** Kept by the branch of its leader; else by the union of the university. */
  ofBranch?: true
  people: number
  task: string
  body: string
  place: string
  from: number
  to: number
  /** Days from today on which it was held, the earliest first; all of these are certified. */
  held: readonly number[]
  /** Held a day or two ago, and its hours still to be certified. */
  justHeld?: number
  /** Days from today on which it is held next, and whether for the team alone. */
  next?: number
  own?: true
}

/** The first is led by the shown member. */
export const teams: readonly SeedTeam[] = [
  {
    name: '图书馆理书志愿服务队',
    about: '每月两次到图书馆整理新书、修补旧书，周末带读者找书。\n新队员由老队员带一次就会。',
    joining: 'approval',
    people: 12,
    task: '图书馆新书上架',
    body: '把当月新书按类上架，贴好书标。图书馆提供手套和推车。',
    place: '紫金港校区基础图书馆二楼',
    from: 14,
    to: 16,
    held: [-96, -61, -33],
    justHeld: -1,
    next: 9,
  },
  {
    name: '平安校园护航队',
    about: '开学、毕业和大型活动期间，在校门和路口引导车辆、指路。',
    joining: 'open',
    people: 16,
    task: '校门文明引导',
    body: '两人一岗，每岗两小时。请穿工会发的志愿者马甲。',
    place: '玉泉校区正门',
    from: 8,
    to: 10,
    held: [-110, -74, -47, -19],
    next: 6,
  },
  {
    name: '银龄陪伴服务队',
    about: '定期看望独居的退休教职工，陪着聊天、教用手机、代办小事。',
    joining: 'approval',
    people: 9,
    task: '看望独居退休老师',
    body: '两人一组，每组看望两位老师。到访前一天由队长电话联系。',
    place: '求是村社区服务中心集合',
    from: 9,
    to: 11,
    held: [-88, -52, -24],
    next: 11,
    own: true,
  },
  {
    name: '医者仁心义诊队',
    about: '由校医院和医学院老师组成，为教职工测血压血糖、看体检报告。',
    joining: 'approval',
    people: 11,
    task: '教职工健康义诊',
    body: '内科、中医、康复各设一桌。请医务人员带胸牌和听诊器。',
    place: '西溪校区教工之家',
    from: 13,
    to: 17,
    held: [-79, -38],
    next: 14,
  },
  {
    name: '绿色校园行动队',
    about: '捡拾垃圾、认养花木、宣传垃圾分类。',
    joining: 'open',
    people: 14,
    task: '启真湖清洁行',
    body: '沿湖一圈捡拾垃圾，夹子和袋子在集合点领取。',
    place: '启真湖南岸码头集合',
    from: 15,
    to: 17,
    held: [-102, -68, -40, -12],
    next: 8,
  },
  {
    name: '青蓝助教志愿队',
    about: '老教师听新教师的课，课后一起聊聊怎么上得更好。',
    joining: 'open',
    ofBranch: true,
    people: 8,
    task: '新教师听课结对',
    body: '听一节课，课后交流半小时，不打分、不留痕。',
    place: '学院楼三楼教师发展室',
    from: 10,
    to: 12,
    held: [-57, -29],
  },
  {
    name: '阳光心理倾听队',
    about: '持有心理咨询资质的老师轮值，接听教职工倾诉电话，内容保密。',
    joining: 'approval',
    people: 7,
    task: '倾听热线轮值',
    body: '每班三小时，两人一班。上岗前须完成保密培训。',
    place: '教工活动中心一楼倾听室',
    from: 18,
    to: 21,
    held: [-71, -43, -15],
    next: 5,
    own: true,
  },
  {
    name: '法律明白人服务队',
    about: '法学院老师解答劳动合同、房屋租赁、消费维权等日常问题。',
    joining: 'open',
    people: 6,
    task: '法律咨询日',
    body: '现场咨询，每位十五分钟。不代写诉状。',
    place: '之江校区教工之家',
    from: 14,
    to: 17,
    held: [-64, -31],
  },
  {
    name: '亲子课堂志愿队',
    about: '寒暑假和周五放学后，为教职工子女上科学课、手工课。',
    joining: 'open',
    people: 10,
    task: '周五科学小课堂',
    body: '带十五个孩子做一个小实验，材料由工会准备。',
    place: '教工活动中心二楼',
    from: 16,
    to: 18,
    held: [-85, -50, -22],
    next: 12,
  },
  {
    name: '应急献血服务队',
    about: '组织无偿献血，为献血的同事引导、陪护。',
    joining: 'open',
    people: 8,
    task: '献血日引导',
    body: '登记、引导、献血后陪护，各两人。',
    place: '紫金港校区月牙楼广场',
    from: 9,
    to: 12,
    held: [-91, -27],
  },
  {
    name: '后勤修补匠服务队',
    about: '工程训练中心的师傅们为教职工修小家电、磨刀、配钥匙。',
    joining: 'open',
    ofBranch: true,
    people: 7,
    task: '便民修理日',
    body: '请自带万用表和常用工具，配件由后勤提供。',
    place: '玉泉校区家属区广场',
    from: 9,
    to: 11,
    held: [-77, -35],
  },
  {
    name: '迎新志愿服务队',
    about: '新教职工报到时，帮着办手续、认路、安家。',
    joining: 'open',
    people: 9,
    task: '新教职工报到日',
    body: '一人陪两位新同事走完报到流程。',
    place: '行政楼一楼大厅',
    from: 8,
    to: 12,
    held: [-99],
  },
]
