import { newId } from '../../../kernel/ids.ts'
import type { GradeKey } from '../placement.shapes.ts'
import type { RoundFacts } from '../rounds.store.ts'

export interface SeedSchool {
  name: string
  grade: GradeKey
  places: number
  rules: string
}

export const autumnSchools: readonly SeedSchool[] = [
  { name: '大学附属小学（紫金港校区）', grade: 'p1', places: 24, rules: '须在西湖区实际居住。' },
  { name: '大学附属小学（玉泉校区）', grade: 'p1', places: 16, rules: '' },
  { name: '求是实验小学', grade: 'p1', places: 6, rules: '与教育局联办，户籍在学区内的优先。' },
  { name: '大学幼儿园（玉泉园）', grade: 'k1', places: 40, rules: '按周岁编班。' },
  { name: '大学幼儿园（紫金港园）', grade: 'k1', places: 40, rules: '' },
  { name: '大学附属中学', grade: 'm1', places: 12, rules: '小学须在附属小学就读满两年，或户籍在学区内。' },
]

export const transferSchools: readonly SeedSchool[] = [
  { name: '大学附属小学（紫金港校区）', grade: 'primary_in', places: 3, rules: '三、四年级各班有余额。' },
  { name: '大学附属小学（玉泉校区）', grade: 'primary_in', places: 2, rules: '二年级有余额。' },
]

export const nurserySchools: readonly SeedSchool[] = [{ name: '大学幼儿园托班（玉泉园）', grade: 'nursery', places: 3, rules: '全日托，自备午睡被褥。' }]

export const body = `符合条件的教职工可为适龄子女申请。申请经分工会核实、校工会审核材料后，按计分办法排序安排，安排结果公示后告知本人。
名额由学校与区教育局商定，未能安排的请按户籍所在地办理入学。请如实填写，隐瞒或作假的取消资格。`

/** Rules that all seeded rounds share. */
export function commonRules(
  countedOn: string,
): Pick<RoundFacts, 'body' | 'papers' | 'contact' | 'groups' | 'criteria' | 'checkDays' | 'acceptDays' | 'noticeDays' | 'noticeNames'> {
  return {
    body,
    papers: ['户口簿（首页、户主页、孩子页）', '出生医学证明', '房产证或租赁合同'],
    contact: '校工会办公室 周老师 88200001',
    groups: [
      {
        title: '全职在岗教职工',
        rule: '事业编、人事代理和校聘合同人员。',
        conditions: [
          { kind: 'member', states: ['active'] },
          { kind: 'employment', types: ['establishment', 'personnel_agency', 'school_contract'] },
        ],
      },
      {
        title: '后勤企业、派遣和返聘人员',
        rule: '来校满三年；师资博士后按进站协议，由校聘合同一组申请。',
        conditions: [
          { kind: 'member', states: ['active'] },
          { kind: 'serviceYears', atLeast: 3, on: countedOn },
        ],
      },
    ],
    criteria: [
      { id: newId(), title: '孩子户籍与父母一方同在学区内', kind: 'fact', points: 20, most: 20 },
      { id: newId(), title: '父母双方均为本校教职工', kind: 'fact', points: 15, most: 15 },
      { id: newId(), title: '二孩及以上，且有一孩在读该校', kind: 'fact', points: 10, most: 10 },
      { id: newId(), title: '来校年数', kind: 'service', points: 2, most: 30 },
    ],
    checkDays: 5,
    acceptDays: 5,
    noticeDays: 5,
    noticeNames: 'masked',
  }
}

export const households = ['杭州市西湖区求是村', '杭州市西湖区紫金文苑', '杭州市西湖区青芝坞路', '杭州市余杭区五常街道', '杭州市拱墅区和睦新村', '杭州市西湖区港湾家园']
export const posts = ['教师', '实验员', '辅导员', '行政管理', '工程师', '图书馆员']
export const otherPosts = ['浙江某医院医师', '本校教师', '某科技公司工程师', '某中学教师', '自由职业', '']
