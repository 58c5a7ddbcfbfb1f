import { dayWords } from '../../kernel/day-words.ts'
import type { Bilingual } from '../../kernel/errors.ts'
import { checkDocumentNumber } from '../members/members.api.ts'
import { ageFault } from './placement.rules.ts'
import { gradeNames, type Content, type GradeKey } from './placement.shapes.ts'
import type { Round, School } from './rounds.store.ts'

export interface Fault {
  path: string
  message: Bilingual
}

/** What has been typed, found whole and right. */
export interface WholeContent extends Content {
  grade: GradeKey
}

/** What is missing or wrong in an application, at the field where it is; whole content has none. */
export function judgeContent(
  typed: Content,
  { round, schools, today }: { round: Round; schools: readonly School[]; today: string },
): { content: WholeContent | null; faults: Fault[] } {
  const content = { ...trimmed(typed), claims: typed.claims.filter((id) => round.criteria.some((criterion) => criterion.id === id && criterion.kind === 'fact')) }
  const faults = [...missing(content), ...numberFaults(content, today), ...gradeFaults(content, round), ...wishFaults(content, schools)]
  const { grade } = content
  return { content: faults.length === 0 && grade !== '' ? { ...content, grade, idNo: numberOf(content, today) } : null, faults }
}

const asked: [keyof Content, Bilingual][] = [
  ['name', { zh: '请填写孩子姓名。', en: 'Give the child’s name.' }],
  ['sex', { zh: '请选择性别。', en: 'Choose the sex.' }],
  ['birthDate', { zh: '请填写出生日期。', en: 'Give the day of birth.' }],
  ['idNo', { zh: '请填写证件号码。', en: 'Give the number of the document.' }],
  ['grade', { zh: '请选择申请的年级。', en: 'Choose the grade.' }],
  ['household', { zh: '请填写户籍地址。', en: 'Give the registered household.' }],
  ['residence', { zh: '请填写现居住地址。', en: 'Give the present address.' }],
  ['ownPost', { zh: '请填写您的岗位。', en: 'Give your post.' }],
]

function missing(content: Content): Fault[] {
  const blank = asked.filter(([path]) => content[path] === '').map(([path, message]) => ({ path, message }))
  return content.consent ? blank : [...blank, { path: 'consent', message: { zh: '请先阅读并勾选同意，再提交。', en: 'Read it and tick that you agree, then submit.' } }]
}

/** The number against its rules, and against the day of birth and the sex that it carries. */
function numberFaults({ idType, idNo, birthDate, sex }: Content, today: string): Fault[] {
  if (birthDate > today) return [{ path: 'birthDate', message: { zh: '出生日期晚于今天，请核对。', en: 'The day of birth lies in the future.' } }]
  if (idNo === '') return []
  const checked = checkDocumentNumber(idType, idNo, today)
  if (!checked.ok) return [{ path: 'idNo', message: checked.reason }]
  const faults: Fault[] = []
  if (checked.birthDate !== null && birthDate !== '' && checked.birthDate !== birthDate) faults.push({ path: 'birthDate', message: numberSays(dayWords(checked.birthDate, null)) })
  if (checked.sex !== null && sex !== '' && checked.sex !== sex)
    faults.push({
      path: 'sex',
      message: { zh: `证件号码对应的性别是${checked.sex === '1' ? '男' : '女'}，与选择的不一致。`, en: `The number says ${checked.sex === '1' ? 'male' : 'female'}.` },
    })
  return faults
}

function numberSays({ zh, en }: Bilingual): Bilingual {
  return { zh: `证件号码里的出生日期是 ${zh}，与填写的不一致。`, en: `The number says ${en}, and another day was typed.` }
}

function numberOf({ idType, idNo }: Content, today: string): string {
  const checked = checkDocumentNumber(idType, idNo, today)
  return checked.ok ? checked.value : idNo
}

function gradeFaults({ grade, birthDate }: Content, { grades, countedOn }: Round): Fault[] {
  if (grade === '') return []
  const ages = grades.find((one) => one.grade === grade)
  if (!ages) return [{ path: 'grade', message: { zh: `本批不招${gradeNames[grade].zh}。`, en: `This round has no places in ${gradeNames[grade].en}.` } }]
  const fault = birthDate === '' ? null : ageFault({ birthDate, ages, on: countedOn })
  return fault ? [{ path: 'grade', message: fault }] : []
}

function wishFaults({ grade, wishes }: Content, schools: readonly School[]): Fault[] {
  if (wishes.length === 0) return [{ path: 'wishes', message: { zh: '请至少选一所学校。', en: 'Choose at least one school.' } }]
  if (new Set(wishes).size !== wishes.length) return [{ path: 'wishes', message: { zh: '同一所学校只能选一次。', en: 'Each school only once.' } }]
  const fits = wishes.every((wish) => schools.some((school) => school.id === wish && school.grade === grade))
  return fits ? [] : [{ path: 'wishes', message: { zh: '所选学校不招这个年级，请重新选择。', en: 'A school chosen does not take this grade: choose again.' } }]
}

function trimmed(content: Content): Content {
  const { name, idNo, household, residence, ownPost, otherName, otherPost, otherStaffNo, note } = content
  return {
    ...content,
    name: name.trim(),
    idNo: idNo.trim(),
    household: household.trim(),
    residence: residence.trim(),
    ownPost: ownPost.trim(),
    otherName: otherName.trim(),
    otherPost: otherPost.trim(),
    otherStaffNo: otherStaffNo.trim(),
    note: note.trim(),
  }
}
