import type { DemoUnit } from '../demo.types.ts'

export const university = { name: '钱江示范大学', shortName: '钱江示范大', founded: '1958-09-01' }

export const campuses = { riverside: '江畔校区', hill: '云麓校区', lake: '星湖校区' } as const

/** Both superiors changed places in 2016: the managing one became the guiding one. */
export const superiors = [
  { kind: 'managing', name: '钱江市总工会', validFrom: '1984-03-01', validTo: '2016-01-01' },
  { kind: 'guiding', name: '示范省教育工会', validFrom: '1984-03-01', validTo: '2016-01-01' },
  { kind: 'managing', name: '示范省教育工会', validFrom: '2016-01-01', validTo: null },
  { kind: 'guiding', name: '钱江市总工会', validFrom: '2016-01-01', validTo: null },
] as const

/** What kind of work a branch does decides who works there. */
export type BranchProfile = 'college' | 'office' | 'hospital' | 'logistics' | 'library' | 'school' | 'company'

export interface BranchSeed {
  shortName: string
  profile: BranchProfile
  campus: keyof typeof campuses
  headcount: number
  /** Discipline of its degrees, 01–12 as in GB/T 6864. */
  discipline: string
  validFrom: string
  groups: readonly string[]
}

const TABLE = `
文学院|college|riverside|112|05|1984-03-01|汉语言文学系 新闻传播系 行政与教辅
外国语学院|college|riverside|118|05|1984-03-01|英语系 亚欧语系 大学外语部
历史与社会学院|college|riverside|66|06|2003-06-20|
法学院|college|riverside|78|03|1996-04-12|
经济学院|college|riverside|92|02|1993-05-18|经济学系 金融学系 行政与教辅
管理学院|college|riverside|104|12|1993-05-18|工商管理系 会计学系 公共管理系
教育学院|college|riverside|86|04|1999-10-08|
马克思主义学院|college|riverside|72|03|2008-09-25|
艺术与设计学院|college|lake|84|05|2001-11-15|
体育学院|college|lake|68|04|1984-03-01|
数学科学学院|college|hill|94|07|1984-03-01|基础数学系 应用数学系 统计学系
物理学院|college|hill|82|07|1984-03-01|
化学学院|college|hill|88|07|1984-03-01|
生命科学学院|college|hill|98|07|1984-03-01|生物系 生态系 实验中心
机械工程学院|college|hill|116|08|1984-03-01|设计制造系 车辆工程系 实训中心
电气与自动化学院|college|hill|108|08|1984-03-01|电气系 自动化系 实验中心
计算机科学与技术学院|college|hill|132|08|1988-06-10|计算机系 软件工程系 网络安全系 人工智能系
材料与环境学院|college|hill|90|08|2012-12-05|材料系 环境系 实验中心
建筑工程学院|college|hill|96|08|2000-03-22|建筑系 土木系 行政与教辅
医学院|college|lake|124|10|1999-10-08|基础医学系 临床医学系 护理系
机关第一|office|riverside|150|12|1984-03-01|党政办公室 组织人事 宣传与统战 工会与团委
机关第二|office|riverside|160|12|1984-03-01|教务与科研 学生工作 财务与资产 信息技术中心
图书馆与档案馆|library|riverside|86|12|1984-03-01|
继续教育学院|office|lake|52|12|1995-07-01|
附属医院|hospital|lake|378|10|1999-10-08|内科 外科 门急诊 医技 行政后勤
附属中小学|school|riverside|142|04|1985-09-10|中学部 小学部 幼儿园
后勤集团|logistics|riverside|206|12|2000-01-05|餐饮中心 公寓中心 物业中心 车辆与维修
资产经营公司|company|hill|68|12|2002-08-16|
`

export const branches: readonly BranchSeed[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [shortName = '', profile, campus, headcount, discipline = '', validFrom = '', groups = ''] = line.split('|')
    // The table above is the only source of these words.
    return {
      shortName,
      profile: profile as BranchProfile,
      campus: campus as keyof typeof campuses,
      headcount: Number(headcount),
      discipline,
      validFrom,
      groups: groups.split(' ').filter(Boolean),
    }
  })

/** Where the union office, the school's leaders and the administrators of the platform sit. */
export const homes = { unionOffice: '工会与团委', leaders: '党政办公室', platform: '信息技术中心', story: '文学院', delegates: '数学科学学院', club: '羽毛球协会' } as const

export const committees: readonly { name: string; kind: NonNullable<DemoUnit['committeeKind']>; validFrom: string }[] = [
  { name: '女职工委员会', kind: 'women', validFrom: '1986-03-08' },
  { name: '青年工作委员会', kind: 'youth', validFrom: '1998-05-04' },
  { name: '经费审查委员会', kind: 'audit', validFrom: '1984-03-01' },
  { name: '提案工作委员会', kind: 'specialised', validFrom: '1990-11-20' },
  { name: '生活福利委员会', kind: 'specialised', validFrom: '1984-03-01' },
  { name: '文体工作委员会', kind: 'specialised', validFrom: '1984-03-01' },
  { name: '宣传与信息委员会', kind: 'specialised', validFrom: '2014-06-12' },
  { name: '权益保障与调解委员会', kind: 'specialised', validFrom: '2009-12-18' },
  { name: '师德与教师发展委员会', kind: 'specialised', validFrom: '2018-09-10' },
]

export const clubs: readonly string[] = [
  '羽毛球协会',
  '乒乓球协会',
  '气排球协会',
  '登山健步协会',
  '游泳协会',
  '太极拳协会',
  '合唱团',
  '民乐团',
  '书画协会',
  '摄影协会',
  '棋牌协会',
  '读书会',
]

/** The school's own departments, which answer what the union brings before them. */
export const departments: readonly Pick<DemoUnit, 'name' | 'shortName' | 'validFrom'>[] = [
  { name: '党委办公室、校长办公室', shortName: '两办', validFrom: '1984-03-01' },
  { name: '人事处、教师工作部', shortName: '人事处', validFrom: '1984-03-01' },
  { name: '本科生院（教务处）', shortName: '教务处', validFrom: '1984-03-01' },
  { name: '研究生院', shortName: '研究生院', validFrom: '2000-09-01' },
  { name: '学生处、学生工作部', shortName: '学生处', validFrom: '1986-09-01' },
  { name: '科学技术处', shortName: '科技处', validFrom: '1984-03-01' },
  { name: '人文社会科学处', shortName: '社科处', validFrom: '2004-05-20' },
  { name: '计划财务处', shortName: '计财处', validFrom: '1984-03-01' },
  { name: '国有资产与实验室管理处', shortName: '国资处', validFrom: '2010-03-15' },
  { name: '后勤管理处', shortName: '后勤处', validFrom: '1992-07-01' },
  { name: '基本建设处', shortName: '基建处', validFrom: '1984-03-01' },
  { name: '保卫处（安全管理处）', shortName: '保卫处', validFrom: '1984-03-01' },
  { name: '图书馆', shortName: '图书馆', validFrom: '1958-09-01' },
  { name: '信息化办公室', shortName: '信息办', validFrom: '1998-04-10' },
]
