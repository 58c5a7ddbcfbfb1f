import { fields } from './fields.ts'
import type { FieldKey } from './fields.ts'

/** Which column of a sheet is which field. Whatever is not certain is reported, for a person to choose. */
export type HeaderMapping = {
  columns: Map<number, FieldKey>
  /** A header that may mean several fields, or several columns that claim the same one. */
  ambiguous: { column: number; header: string; candidates: FieldKey[] }[]
  unknown: { column: number; header: string }[]
}

/** Reads a header row. An empty cell (a merged neighbour) is no column. */
export function proposeMapping(headerCells: readonly string[]): HeaderMapping {
  const mapping: HeaderMapping = { columns: new Map(), ambiguous: [], unknown: [] }
  const claims = new Map<FieldKey, Claim[]>()
  headerCells.forEach((header, column) => {
    if (normaliseHeader(header) === '') return
    const candidates = candidatesOf(header)
    const [only, second] = candidates
    if (!only) mapping.unknown.push({ column, header })
    else if (second) mapping.ambiguous.push({ column, header, candidates: candidates.map(({ key }) => key) })
    else claims.set(only.key, [...(claims.get(only.key) ?? []), { column, header, rank: only.rank }])
  })
  for (const [key, claimants] of claims) settleClaims(mapping, key, claimants)
  return mapping
}

/** Header text without what decorates it: spaces, line breaks, *, brackets with remarks, colons, full-width forms. */
export function normaliseHeader(header: string): string {
  const bare = header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s*:：_·、./"“”'\u200b\ufeff-]/g, '')
  const withoutRemarks = bare.replace(/\([^)]*\)|【[^】]*】|\[[^\]]*\]|〔[^〕]*〕/g, '').replace(/(必填|选填|必填项)$/, '')
  return withoutRemarks || bare.replace(/[()【】[\]〔〕]/g, '')
}

/** 职称/专业技术职务 is one field if both halves mean the same. */
function candidatesOf(header: string): Candidate[] {
  const whole = CANDIDATES.get(normaliseHeader(header))
  if (whole) return whole
  const halves = header.split(/[/／、]/).map((half) => CANDIDATES.get(normaliseHeader(half)) ?? [])
  const [first] = halves[0] ?? []
  return first && halves.every((half) => half.length === 1 && half[0]?.key === first.key) ? [first] : []
}

/** Several columns of one field: the most exact header wins if it is the only one of its rank; the others are for a person. */
function settleClaims(mapping: HeaderMapping, key: FieldKey, claimants: Claim[]): void {
  const bestRank = Math.min(...claimants.map((claim) => claim.rank))
  const best = claimants.filter((claim) => claim.rank === bestRank)
  const winner = best.length === 1 ? best[0] : undefined
  if (winner) mapping.columns.set(winner.column, key)
  for (const claim of claimants) {
    if (claim !== winner) mapping.ambiguous.push({ column: claim.column, header: claim.header, candidates: [key] })
  }
}

// The first word of each line is the most exact; order is rank. A word in two lines is ambiguous on purpose.
const HEADER_WORDS: Record<FieldKey, string> = {
  staffNo: '工号 职工号 教工号 教职工号 职工编号 教职工编号 员工号 员工编号 人员编号 人事编号 职工工号 教工工号 人员代码 一卡通号 工资号 编号 employeeid employeeno',
  name: '姓名 职工姓名 教职工姓名 教工姓名 员工姓名 会员姓名 人员姓名 中文姓名 名字 fullname',
  formerName: '曾用名 曾用姓名 别名',
  idType: '证件类型 身份证件类型 证件类别 证件种类 有效证件类型',
  idNo: '身份证号 身份证号码 公民身份号码 居民身份证号 居民身份证号码 身份证 证件号码 证件号 身份证件号 身份证件号码 有效证件号 有效证件号码 idnumber idcard 号码',
  sex: '性别 gender',
  birthDate: '出生日期 出生年月日 出生年月 生日 出生时间 dateofbirth birthday',
  ethnicity: '民族 族别',
  nationality: '国籍 国籍地区 国家地区 国家或地区',
  politicalStatus: '政治面貌 政治面目 党派',
  marital: '婚姻状况 婚姻状态 婚姻 婚否',
  education: '学历 最高学历 文化程度 学历层次 现有学历',
  degree: '学位 最高学位 现有学位',
  professionalTitle: '专业技术职务 职称 现职称 专业技术职称 专业技术职务名称 职称名称 专技职务 现专业技术职务 聘任专业技术职务 评聘职称 技术职称 title',
  employmentType: '用工形式 用工方式 用工类型 用工性质 编制类型 编制类别 编制性质 编制 聘用形式 聘用方式 人员类别 人员类型 人员性质 身份类别 教职工类别',
  hireDate: '来校日期 来校时间 来校年月 进校日期 进校时间 到校时间 到校日期 入校时间 入职时间 入职日期 报到日期 报到时间',
  leaveDate: '离校日期 离校时间 离职日期 离职时间 调出日期',
  retireDate: '退休日期 退休时间 退休年月 离退休日期 离退休时间',
  deathDate: '去世日期 去世时间 逝世日期 死亡日期',
  phone: '手机号码 手机号 手机 移动电话 移动电话号码 本人手机 联系手机 联系电话 联系方式 电话 电话号码 长号 mobile mobilephone tel 号码',
  email: '邮箱 电子邮箱 电子邮件 邮箱地址 电子邮箱地址 邮件地址 mail',
  bankAccount: '银行卡号 银行账号 银行帐号 银行卡 工资卡号 工资卡 工资账号 银行卡账号 收款账号 开户账号 卡号 账号 帐号',
  duesBase: '会费基数 会费缴纳基数 缴费基数 会费计算基数 计费基数',
  cardNo: '会员卡号 工会卡号 工会会员卡号 会员证号 会员证编号 会员编号 会员号 卡号 编号',
  unitName:
    '所在单位 单位 单位名称 工作单位 二级单位 二级单位名称 院系 学院 所在院系 所属单位 所属学院 所在学院 所在部门 所属部门 部门名称 院系部门 单位部门 部门院系 分工会 所属分工会 所在分工会 部门工会 二级工会 部门 department',
  groupName: '工会小组 小组 所在小组 所属小组 所在工会小组 所属工会小组 小组名称 科室 系所 教研室 group',
}

type Candidate = { key: FieldKey; rank: number }
type Claim = { column: number; header: string; rank: number }

const CANDIDATES = new Map<string, Candidate[]>()
for (const { key, en } of fields) {
  // A sheet that this system exported comes back under the English label or the key.
  const words = new Set([...HEADER_WORDS[key].split(' '), normaliseHeader(en), key.toLowerCase()])
  Array.from(words).forEach((word, rank) => CANDIDATES.set(word, [...(CANDIDATES.get(word) ?? []), { key, rank }]))
}
