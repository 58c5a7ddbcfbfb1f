import { codeTable } from './code-entry.ts'
import type { CodeEntry } from './code-entry.ts'

/**
 * GB/T 4658. Sheets often name the level only: 本科 is then 20 (the level), 本科毕业 is 21. 博士 and 硕士 have no
 * level of their own in the standard, so they are read as completed.
 */
export const educationCodes = codeTable(`
10|研究生教育|Postgraduate education|研究生
11|博士研究生毕业|Doctoral studies, completed|博士研究生,博士,博士毕业
12|博士研究生结业|Doctoral studies, certificate of attendance
13|博士研究生肄业|Doctoral studies, not completed
14|硕士研究生毕业|Master's studies, completed|硕士研究生,硕士,硕士毕业
15|硕士研究生结业|Master's studies, certificate of attendance
16|硕士研究生肄业|Master's studies, not completed
17|研究生班毕业|Postgraduate class, completed|研究生班
18|研究生班结业|Postgraduate class, certificate of attendance
19|研究生班肄业|Postgraduate class, not completed
20|大学本科教育|Undergraduate education|本科,大学本科,大学
21|大学本科毕业|Undergraduate studies, completed|本科毕业
22|大学本科结业|Undergraduate studies, certificate of attendance|本科结业
23|大学本科肄业|Undergraduate studies, not completed|本科肄业
28|大学普通班毕业|University general class, completed|大学普通班,大普
30|专科教育|Junior college education|专科,大专,大学专科,大学专科教育,高职
31|大学专科毕业|Junior college, completed|专科毕业,大专毕业
32|大学专科结业|Junior college, certificate of attendance|专科结业,大专结业
33|大学专科肄业|Junior college, not completed|专科肄业,大专肄业
40|中等职业教育|Secondary vocational education|中职
41|中等专科毕业|Secondary specialised school, completed|中专,中专毕业,中等专科
42|中等专科结业|Secondary specialised school, certificate of attendance|中专结业
43|中等专科肄业|Secondary specialised school, not completed|中专肄业
44|职业高中毕业|Vocational high school, completed|职高,职业高中
45|职业高中结业|Vocational high school, certificate of attendance
46|职业高中肄业|Vocational high school, not completed
47|技工学校毕业|Skilled workers' school, completed|技校,技工学校
48|技工学校结业|Skilled workers' school, certificate of attendance
49|技工学校肄业|Skilled workers' school, not completed
60|普通高级中学教育|Senior high school education|高中,普通高中
61|普通高中毕业|Senior high school, completed|高中毕业
62|普通高中结业|Senior high school, certificate of attendance|高中结业
63|普通高中肄业|Senior high school, not completed|高中肄业
70|初级中学教育|Junior high school education|初中,初级中学
71|初中毕业|Junior high school, completed
73|初中肄业|Junior high school, not completed
80|小学教育|Primary education|小学
81|小学毕业|Primary school, completed
83|小学肄业|Primary school, not completed
90|其他|Other|其他教育
`)

// GB/T 6864-2003. The discipline 艺术学 (since 2011) and the professional degrees founded after 2003 have no code there
// and are left out: such a degree is kept as the text of the sheet.
const DISCIPLINES: readonly [string, string][] = [
  ['哲学', 'Philosophy'],
  ['经济学', 'Economics'],
  ['法学', 'Law'],
  ['教育学', 'Education'],
  ['文学', 'Literature'],
  ['历史学', 'History'],
  ['理学', 'Science'],
  ['工学', 'Engineering'],
  ['农学', 'Agriculture'],
  ['医学', 'Medicine'],
  ['军事学', 'Military Science'],
  ['管理学', 'Management'],
]

/** GB/T 6864: level, then level and discipline. */
export const degreeCodes: readonly CodeEntry[] = [
  ...codeTable(`
1|名誉博士|Honorary doctorate|名誉博士学位
2|博士|Doctorate|博士学位,博士研究生
245|临床医学博士专业学位|Doctor of Clinical Medicine (professional)|临床医学博士
248|兽医博士专业学位|Doctor of Veterinary Medicine (professional)|兽医博士
250|口腔医学博士专业学位|Doctor of Stomatology (professional)|口腔医学博士
3|硕士|Master's degree|硕士学位,硕士研究生
341|法律硕士专业学位|Juris Master (professional)|法律硕士
342|教育硕士专业学位|Master of Education (professional)|教育硕士
343|工程硕士专业学位|Master of Engineering (professional)|工程硕士
344|建筑学硕士专业学位|Master of Architecture (professional)|建筑学硕士
345|临床医学硕士专业学位|Master of Clinical Medicine (professional)|临床医学硕士
346|工商管理硕士专业学位|Master of Business Administration|工商管理硕士,mba
347|农业推广硕士专业学位|Master of Agricultural Extension (professional)|农业推广硕士
348|兽医硕士专业学位|Master of Veterinary Medicine (professional)|兽医硕士
349|公共管理硕士专业学位|Master of Public Administration|公共管理硕士,mpa
350|口腔医学硕士专业学位|Master of Stomatology (professional)|口腔医学硕士
351|公共卫生硕士专业学位|Master of Public Health|公共卫生硕士,mph
352|军事硕士专业学位|Master of Military Affairs (professional)|军事硕士
4|学士|Bachelor's degree|学士学位
444|建筑学学士专业学位|Bachelor of Architecture (professional)|建筑学学士
`),
  ...byDiscipline('2', '博士', 'Doctor'),
  ...byDiscipline('3', '硕士', 'Master'),
  ...byDiscipline('4', '学士', 'Bachelor'),
].toSorted((a, b) => (a.code < b.code ? -1 : 1))

function byDiscipline(level: string, zhLevel: string, enLevel: string): CodeEntry[] {
  return DISCIPLINES.map(([zh, en], index) => ({
    code: level + String(index + 1).padStart(2, '0'),
    zh: `${zh}${zhLevel}学位`,
    en: `${enLevel} of ${en}`,
    synonyms: [`${zh}${zhLevel}`],
  }))
}
