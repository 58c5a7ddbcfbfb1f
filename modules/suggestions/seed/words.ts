import type { states } from '../suggestions.contract.ts'

type State = (typeof states)[number]

export interface SeedSuggestion {
  title: string
  topic: string
  body: string
  end: State
  anonymous?: true
  award?: string
}

/** Thirty suggestions, each state among them. */
export const suggestions: readonly SeedSuggestion[] = [
  { title: '教工食堂二楼增加直饮水机', topic: 'logistics', body: '教工食堂二楼只有一台饮水机，中午排队较长。建议再增加两台，并加装过滤。', end: 'done', award: '年度金点子一等奖' },
  { title: '图书馆延长周末开放时间', topic: 'campus', body: '周末很多老师到馆备课，建议周末开放到晚上九点半，并保留一个阅览区。', end: 'adopted' },
  { title: '新教工宿舍楼加装快递柜', topic: 'logistics', body: '新教工宿舍离快递点较远，建议在楼下加装快递柜，方便下班后取件。', end: 'adopted' },
  { title: '办公系统流程支持手机签批', topic: 'digital', body: '出差时无法在电脑上签批，流程经常积压。建议办公系统支持手机端签批。', end: 'partly' },
  { title: '体检增加甲状腺彩超项目', topic: 'health', body: '近年教职工甲状腺结节较多，建议年度体检增加甲状腺彩超，或作为自选项目。', end: 'done', award: '年度金点子二等奖' },
  { title: '设立教职工子女假期托管班', topic: 'children', body: '寒暑假双职工家庭孩子无人照看，建议工会联合附属学校开设托管班。', end: 'adopted' },
  { title: '地下车库增设新能源充电桩', topic: 'campus', body: '教职工新能源车越来越多，建议在地下车库分批增设慢充桩，并公布收费标准。', end: 'partly' },
  { title: '南区操场晚间照明延后关闭', topic: 'campus', body: '很多教职工晚上锻炼，南区操场九点就关灯，建议延后到十点。', end: 'done' },
  { title: '教学楼每层设置教师休息角', topic: 'teaching', body: '课间没有地方休息和接热水，建议每层设置教师休息角，配备桌椅和饮水设备。', end: 'handling' },
  { title: '报销系统自动识别电子发票', topic: 'digital', body: '现在报销要逐张录入发票信息，建议系统自动识别电子发票并查重。', end: 'handling' },
  { title: '校车增加南校区早班', topic: 'logistics', body: '第一节课的老师赶不上现有校车，建议南校区早上七点二十增加一班。', end: 'handling' },
  { title: '为退休教师保留校园卡门禁', topic: 'welfare', body: '退休教师进校需要登记，建议保留校园卡门禁权限，方便他们回校活动。', end: 'answered' },
  { title: '科研经费结转提前告知', topic: 'research', body: '年底才通知经费结转要求，时间太紧，建议十月份就发通知并给出清单。', end: 'answered' },
  { title: '职工小家增添按摩椅', topic: 'welfare', body: '机关职工小家使用率高，建议增添两台按摩椅，按预约使用。', end: 'kept' },
  { title: '建议食堂每周公布食材来源', topic: 'logistics', body: '大家关心食品安全，建议食堂每周公布主要食材的来源和检测情况。', end: 'handling' },
  { title: '加强校园共享单车停放管理', topic: 'campus', body: '教学楼门口共享单车乱停，影响通行。建议划定停放区并安排专人整理。', end: 'partly' },
  { title: '青年教师公寓加装电梯', topic: 'campus', body: '青年教师公寓六层没有电梯，老人小孩上下不便，建议论证加装电梯。', end: 'declined' },
  { title: '组织教职工急救技能培训', topic: 'health', body: '建议工会每学期组织一次急救技能培训，并在楼内增设除颤仪。', end: 'adopted' },
  { title: '会议室预约系统显示空闲时段', topic: 'digital', body: '预约会议室要打电话问，建议系统直接显示各会议室空闲时段。', end: 'done' },
  { title: '简化外籍教师报到流程', topic: 'personnel', body: '外籍教师报到要跑七个部门，建议合并为一个窗口，提供英文说明。', end: 'handling' },
  { title: '家属区增加晾晒和健身设施', topic: 'logistics', body: '家属区公共晾晒区太少，健身器材老旧，建议统一更新并定期检修。', end: 'kept' },
  { title: '部门办事窗口午间不断档', topic: 'democracy', body: '一线老师中午才有空办事，建议办事窗口午间轮班，不要断档。', end: 'answered', anonymous: true },
  { title: '完善加班调休的登记办法', topic: 'personnel', body: '后勤和实验岗位周末值班较多，建议完善登记和调休办法，做到公开透明。', end: 'handling', anonymous: true },
  { title: '职称评审标准提前一年公布', topic: 'personnel', body: '职称评审标准变动较大，建议提前一年公布，给老师们准备的时间。', end: 'declined', anonymous: true },
  { title: '实验室安全培训改为线上线下结合', topic: 'research', body: '集中培训时间难以协调，建议理论部分线上学习，实操部分分批进行。', end: 'submitted' },
  { title: '建议开设教职工心理咨询专线', topic: 'health', body: '工作压力大时缺少倾诉渠道，建议开设心理咨询专线，并保证匿名。', end: 'submitted', anonymous: true },
  { title: '增设母婴室并公布位置', topic: 'welfare', body: '校内只有一处母婴室，建议在图书馆和行政楼各增设一处，并在地图上标出。', end: 'submitted' },
  { title: '校园网办公区信号优化', topic: 'digital', body: '老教学楼办公室信号弱，经常掉线，建议排查并增设接入点。', end: 'submitted' },
  { title: '统一各学院工会活动报名入口', topic: 'democracy', body: '各学院工会活动通知渠道不一，建议统一到一个报名入口，方便查看。', end: 'submitted' },
  { title: '教师节慰问改为自选', topic: 'welfare', body: '统一发放的慰问品未必都需要，建议改为在清单中自选。', end: 'withdrawn' },
]

/** Whose business a topic is, by what the departments are called; whatever nobody has falls to logistics. */
const businessOf: Record<string, RegExp> = {
  teaching: /教务/,
  research: /科学技术|科研/,
  personnel: /人事/,
  children: /人事/,
  welfare: /人事/,
  campus: /资产|基建|保卫/,
  digital: /信息|网络/,
  health: /医院|医务/,
  democracy: /办公室/,
}

export function departmentFor<D extends { name: string }>(departments: readonly D[], topic: string): D {
  const business = businessOf[topic]
  const found = departments.find(({ name }) => business?.test(name)) ?? departments.find(({ name }) => name.includes('后勤')) ?? departments[0]
  if (!found) throw new RangeError('the demonstration has no departments')
  return found
}

export const feedbackOf: Record<'adopted' | 'partly' | 'kept' | 'declined', string> = {
  adopted: '您的建议很有价值，经与有关部门研究，已纳入本年度工作安排，完成后将在此公布。',
  partly: '经研究，建议中条件成熟的部分先行实施，其余部分需结合年度预算进一步论证。',
  kept: '感谢您的建议。目前暂不具备实施条件，已留作今后工作的参考。',
  declined: '感谢您的关心。经论证，受现有政策和条件限制，目前不能采纳，请您理解。',
}

export const doneReport = '已按承诺完成，欢迎大家继续监督、提出意见。'

export interface SeedConsultation {
  title: string
  intro: string
  paragraphs: readonly string[]
  comments: readonly { paragraph: number | null; text: string; kind: number }[]
  kinds: readonly { title: string; outcome: 'taken' | 'partly' | 'not_taken'; answer: string }[]
  finished: boolean
}

export const consultations: readonly SeedConsultation[] = [
  {
    title: '教职工疗休养实施办法（征求意见稿）',
    intro: '为做好教职工疗休养工作，工会起草了实施办法。请逐段提出意见，也可以对全文提意见。',
    finished: false,
    paragraphs: [
      '第一条 为保障教职工休养权益，促进身心健康，结合学校实际，制定本办法。',
      '第二条 在职会员每三年可参加一次疗休养，每次不超过五天，不含路途时间。',
      '第三条 名额分配向一线教学科研人员、从教满三十年教师和患病康复期教职工倾斜。',
      '第四条 费用标准按照上级工会规定执行，超出部分由个人承担。',
      '第五条 报名结果和参加名单应在本单位公示，公示期不少于五个工作日。',
      '第六条 本办法由校工会负责解释，自公布之日起施行。',
    ],
    kinds: [],
    comments: [
      { paragraph: 2, text: '三年一次间隔太长，建议改为两年一次。', kind: 0 },
      { paragraph: 3, text: '建议明确倾斜的具体比例，避免执行时不好把握。', kind: 0 },
      { paragraph: 5, text: '公示最好同时放在工会网站上，便于监督。', kind: 0 },
      { paragraph: null, text: '建议增加家属自费随行的规定。', kind: 0 },
    ],
  },
  {
    title: '教职工之家建设三年规划（征求意见稿）',
    intro: '规划草案征求意见已经结束，感谢大家。各类意见的采纳情况如下。',
    finished: true,
    paragraphs: [
      '一、总体目标：三年内各分工会建成功能齐全、管理规范的职工小家。',
      '二、重点任务：改善场地条件，配齐文体设施，丰富活动内容。',
      '三、经费保障：校工会按年度安排专项经费，向基础薄弱的分工会倾斜。',
      '四、考核评价：每年组织一次互评，结果作为评优依据。',
    ],
    kinds: [
      { title: '增加母婴关怀内容', outcome: 'taken', answer: '已在重点任务中增加母婴关怀室建设，三年内覆盖主要办公楼宇。' },
      { title: '提高经费标准', outcome: 'partly', answer: '专项经费按现有预算安排，对基础薄弱的分工会单列补助，其余逐年落实。' },
      { title: '取消年度互评', outcome: 'not_taken', answer: '互评有利于相互学习，予以保留；已简化材料要求，不增加分工会负担。' },
    ],
    comments: [
      { paragraph: 2, text: '建议增加母婴室的建设要求。', kind: 0 },
      { paragraph: 2, text: '新楼都没有母婴室，希望列入重点任务。', kind: 0 },
      { paragraph: 3, text: '现有经费标准偏低，建议提高。', kind: 1 },
      { paragraph: 4, text: '互评材料太多，建议取消。', kind: 2 },
      { paragraph: null, text: '总体很好，经费能到位就更好了。', kind: 1 },
    ],
  },
]

export const projects: readonly { title: string; topic: string; detail: string; milestones: readonly string[]; reached: number; finished?: true }[] = [
  {
    title: '改造教工食堂二楼就餐环境',
    topic: 'logistics',
    detail: '更新桌椅和空调，增加直饮水设备，改善通风。',
    milestones: ['完成方案设计', '完成施工', '恢复开放'],
    reached: 3,
    finished: true,
  },
  {
    title: '开设教职工子女暑期托管班',
    topic: 'children',
    detail: '联合附属学校，面向小学一至四年级教职工子女。',
    milestones: ['需求调查', '师资与场地落实', '开班'],
    reached: 3,
    finished: true,
  },
  { title: '新增新能源车充电桩一百个', topic: 'campus', detail: '在三个地下车库分两批建设。', milestones: ['选址公示', '第一批五十个投用', '第二批五十个投用'], reached: 2 },
  { title: '年度体检增加自选项目', topic: 'health', detail: '增加甲状腺彩超、骨密度等自选项目。', milestones: ['确定项目清单', '完成招标', '全员体检'], reached: 2 },
  { title: '建成四间母婴关怀室', topic: 'logistics', detail: '覆盖图书馆、行政楼和两栋教学楼。', milestones: ['选址', '装修', '开放使用'], reached: 1 },
  { title: '办公系统上线手机签批', topic: 'digital', detail: '覆盖请假、报销、用印三类流程。', milestones: ['需求确认', '试点运行', '全校启用'], reached: 1 },
  { title: '青年教师公寓公共空间改造', topic: 'campus', detail: '改造活动室、厨房和晾晒区。', milestones: ['征求住户意见', '施工', '验收'], reached: 1 },
  { title: '教学楼设置教师休息角', topic: 'teaching', detail: '六栋教学楼每层设置，配备桌椅和饮水设备。', milestones: ['完成点位设计', '完成安装'], reached: 0 },
  { title: '校车增开南校区早班', topic: 'logistics', detail: '工作日早上七点二十增开一班。', milestones: ['调研客流', '试运行', '正式运行'], reached: 0 },
  { title: '教职工心理关爱服务', topic: 'personnel', detail: '开通咨询专线，每学期举办团体辅导。', milestones: ['确定服务机构', '开通专线', '团体辅导不少于四场'], reached: 0 },
]
