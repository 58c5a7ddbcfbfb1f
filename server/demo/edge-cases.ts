import { addDays, addYears, randomDay } from './days.ts'
import type { DemoStaff } from './demo.types.ts'
import { withCheckCharacter } from './numbers.ts'
import { foreignNames, minorityNames, permitNames, rareNames, surnameNames } from './pools/notable-names.ts'
import type { Random } from './random.ts'

const MAIL_HOST = 'mail.qianjiang-demo.example'
const NAMESAKES = 8
const RE_EMPLOYED = 34

/** Turns some of the staff into the people with whom careless software fails, and leaves some records as imperfect as real ones. */
export function addEdgeCases(random: Random, staff: DemoStaff[], today: string): void {
  const take = openCasting(random, staff)
  const isNewTeacher = ({ professionalTitle, hireDate }: DemoStaff) => (professionalTitle?.startsWith('01') ?? false) && hireDate > addYears(today, -12)
  for (const [name, sex] of [...rareNames, ...surnameNames]) alter(take(sex), { name, family: [] })
  for (const [name, sex, ethnicity] of minorityNames) alter(take(sex), { name, ethnicity, family: [] })
  foreignNames.forEach(([name, sex, nationality], index) => {
    const person = take(sex, isNewTeacher)
    const employmentType = index % 6 === 5 ? 'school_contract' : 'foreign'
    alter(person, { name, nationality, ethnicity: null, politicalStatus: '13', employmentType, family: [], ...foreignDocument(person, nationality, index) })
  })
  permitNames.forEach(([name, sex, region], index) => {
    const idNo = `${region === 'T' ? '' : region}0000${index * 37 + 1001}`
    alter(take(sex, isNewTeacher), { name, idType: 'hk_mo_tw_permit', idNo, politicalStatus: '13', family: [] })
  })
  makeNamesakes(take)
  reEmploy(random, staff, today)
  addMail(random, staff)
  spoilRecords(random, staff)
}

/** Somebody who has no part yet and suits the first wish, else the second, and so on. */
type Take = (sex: '1' | '2', ...wishes: ((person: DemoStaff) => boolean)[]) => DemoStaff

function openCasting(random: Random, staff: DemoStaff[]): Take {
  const waiting = random.shuffle(staff.filter(({ retireDate }) => retireDate === null))
  return (sex, ...wishes) => {
    for (const suits of [...wishes, () => true]) {
      const place = waiting.findIndex((person) => person.sex === sex && suits(person))
      const [person] = waiting.splice(place, place < 0 ? 0 : 1)
      if (person) return person
    }
    throw new RangeError('the staff is too small for its edge cases')
  }
}

/** Two have the permanent resident card, one in each form: 15 characters before 2023, 18 digits since. */
function foreignDocument({ birthDate }: DemoStaff, nationality: string, index: number): Pick<DemoStaff, 'idType' | 'idNo'> {
  if (index === 3) return { idType: 'foreign_permanent_resident', idNo: 'ESP990000000031' }
  if (index === 9) return { idType: 'foreign_permanent_resident', idNo: withCheckCharacter(`900${nationality}${birthDate.replaceAll('-', '')}002`) }
  return { idType: 'passport', idNo: `XDEMO${index * 271 + 10_021}` }
}

/** Two people of one name in one branch, the first pair in one group and born in the same year where there are such. */
function makeNamesakes(take: Take): void {
  for (let pair = 0; pair < NAMESAKES; pair++) {
    const sex = pair % 2 === 0 ? '1' : '2'
    const model = take(sex, ({ groupKey }) => groupKey !== null)
    const isNear = ({ unitKey }: DemoStaff) => unitKey === model.unitKey
    const isTwin = ({ groupKey, birthDate }: DemoStaff) => groupKey === model.groupKey && birthDate.slice(0, 4) === model.birthDate.slice(0, 4)
    alter(take(sex, ...(pair === 0 ? [isTwin, isNear] : [isNear])), { name: model.name, family: [] })
  }
}

function reEmploy(random: Random, staff: DemoStaff[], today: string): void {
  const able = staff.filter(({ retireDate, birthDate }) => retireDate && birthDate > addYears(today, -69))
  for (const person of random.shuffle(able).slice(0, RE_EMPLOYED)) person.employmentType = 're_employed'
}

function addMail(random: Random, staff: DemoStaff[]): void {
  for (const person of staff) if (random.chance(person.retireDate ? 0.2 : 0.78)) person.email = `${person.staffNo}@${MAIL_HOST}`
}

/** What the score of data quality should find: more of it where paper forms are still in use. */
function spoilRecords(random: Random, staff: DemoStaff[]): void {
  for (const person of staff) leaveGaps(random, person)
  const residents = random.shuffle(staff.filter(({ idType, retireDate }) => idType === 'resident_id' && !retireDate))
  for (const person of residents.splice(0, 7)) alter(person, { birthDate: '1900-01-01', idNo: null })
  for (const person of residents.splice(0, 4)) alter(person, { sex: '9', idNo: null })
  for (const person of residents.splice(0, 2)) alter(person, { sex: '0', idNo: null })
  for (const person of residents.splice(0, 7)) alter(person, { education: '90' })
  // The form says one day, the identity number another.
  for (const person of residents.splice(0, 5)) alter(person, { birthDate: randomDay(random, addDays(person.birthDate, 1), addDays(person.birthDate, 300)) })
}

function leaveGaps(random: Random, person: DemoStaff): void {
  const onPaper = person.retireDate !== null || ['logistics_enterprise', 'labour_dispatch'].includes(person.employmentType)
  const isMissing = (shareOnPaper: number, share: number) => random.chance(onPaper ? shareOnPaper : share)
  if (isMissing(0.13, 0.02)) person.phone = null
  if (isMissing(0.06, 0.006)) person.idNo = null
  if (isMissing(0.05, 0.008)) person.marital = '90'
  if (person.ethnicity === '01' && isMissing(0.02, 0.002)) person.ethnicity = null
}

function alter(person: DemoStaff, changes: Partial<DemoStaff>): void {
  Object.assign(person, changes)
}
