import { addDays, addYears, ageOn, dayAt, randomDay, yearOf } from './days.ts'
import type { DemoStaff } from './demo.types.ts'
import { makeFamily } from './family.ts'
import { makeName } from './names.ts'
import type { NumberBook } from './numbers.ts'
import { careers, employmentOf, firstWorkingAge, jobsOf, minorities, politicalStatuses } from './pools/careers.ts'
import type { Career } from './pools/careers.ts'
import type { BranchSeed } from './pools/organisation.ts'
import type { Random } from './random.ts'

export interface StaffMaker {
  random: Random
  today: string
  numbers: NumberBook
}

const RETIRED_SHARE = 0.068
const SENIOR_STEP = 2

/** One person of a branch, still outside the union: admissions.ts makes members. */
export function makeStaff(maker: StaffMaker, branch: BranchSeed, place: { key: string; unitKey: string; groupKey: string | null }): DemoStaff {
  const { random, today, numbers } = maker
  const career = careers[random.weighted(jobsOf[branch.profile])]
  const sex = random.chance(career.womenShare) ? '2' : '1'
  const retired = random.chance(RETIRED_SHARE)
  const birthDate = makeBirthDate(maker, career, { sex, retired })
  const age = ageOn(birthDate, today)
  const education = random.weighted(age < 45 ? career.younger : career.older)
  const step = titleStep(random, career, age)
  const pensionAge = retirementAge(sex, career, step)
  const pensionFrom = monthEndAfter(addYears(birthDate, pensionAge))
  const retireDate = pensionFrom <= today ? pensionFrom : null
  const hireDate = makeHireDate(maker, { birthDate, education, retireDate })
  const marital = maritalStatus(random, age)
  const name = makeName(random, { year: yearOf(birthDate), sex })
  return {
    ...place,
    staffNo: numbers.staffNo(hireDate),
    name,
    idType: 'resident_id',
    idNo: numbers.identityNo(birthDate, sex),
    sex,
    birthDate,
    ethnicity: random.chance(0.956) ? '01' : random.weighted(minorities),
    nationality: '156',
    politicalStatus: age < 28 && random.chance(0.5) ? '03' : random.weighted(politicalStatuses),
    marital,
    education,
    degree: degreeOf(random, education, branch.discipline),
    professionalTitle: step === null ? null : (career.ladder[step] ?? null),
    employmentType: random.weighted(employmentOf[branch.profile]),
    hireDate,
    retireDate,
    leaveDate: null,
    phone: numbers.phone(),
    email: null,
    duesBaseFen: retireDate ? null : BigInt(career.baseYuan + (step ?? 0) * career.stepYuan + random.int(0, 60) * 20) * 100n,
    membership: { status: 'none', joinedOn: null, documentNo: null, cardNo: null },
    family: makeFamily(random, { name, birthDate, sex, married: marital === '20' }, today),
  }
}

function makeBirthDate({ random, today }: StaffMaker, career: Career, { sex, retired }: { sex: '1' | '2'; retired: boolean }): string {
  const age = retired ? random.int(sex === '1' ? 60 : 55, random.int(66, 89)) : workingAge(random, career, sex)
  return randomDay(random, addDays(addYears(today, -age - 1), 1), addYears(today, -age))
}

/** A hill with its top at the peak age and a broad slope behind it; from 22 to the last year before the usual pension. */
function workingAge(random: Random, career: Career, sex: '1' | '2'): number {
  const last = sex === '1' ? 59 : 54
  if (random.chance(0.24)) return random.int(career.peakAge, last)
  const slope = (random.int(0, 100) + random.int(0, 100)) / 100 - 1
  return Math.round(career.peakAge + slope * (slope < 0 ? career.peakAge - 22 : last - career.peakAge))
}

function titleStep(random: Random, { ladder, titledShare }: Career, age: number): number | null {
  if (ladder.length === 0 || !random.chance(titledShare)) return null
  const expected = (age - 24) / 7 + random.int(-6, 4) / 10
  let reached = Math.max(0, Math.min(ladder.length - 1, Math.floor(expected)))
  // The senior steps are contested: many stay below them.
  while (reached > SENIOR_STEP - 1 && random.chance(0.42)) reached--
  return reached
}

/** Men 60; women 55, or 60 with a senior title. */
function retirementAge(sex: '1' | '2', career: Career, step: number | null): number {
  return sex === '1' || (step !== null && step >= SENIOR_STEP && career.ladder.length > SENIOR_STEP + 1) ? 60 : 55
}

function makeHireDate({ random, today }: StaffMaker, { birthDate, education, retireDate }: Pick<DemoStaff, 'birthDate' | 'education' | 'retireDate'>): string {
  const [from, to] = firstWorkingAge[education] ?? [22, 35]
  const year = yearOf(birthDate) + random.int(from, to)
  // Most begin with the academic year, whose contracts run from July to September.
  const month = random.chance(0.7) ? random.int(7, 9) : random.int(1, 12)
  const day = dayAt(year, month, random.int(1, 28))
  const latest = addDays(retireDate ?? today, -20)
  return day <= latest ? day : randomDay(random, addDays(latest, -500), latest)
}

function monthEndAfter(day: string): string {
  return addDays(dayAt(yearOf(day), Number(day.slice(5, 7)) + 1, 1), -1)
}

function maritalStatus(random: Random, age: number): string {
  if (age < 26) return random.chance(0.93) ? '10' : '20'
  if (age < 33)
    return random.weighted([
      ['20', 56],
      ['10', 42],
      ['40', 2],
    ])
  return random.weighted([
    ['20', 86],
    ['10', age < 40 ? 9 : 4],
    ['40', 6],
    ['30', age < 60 ? 1 : 9],
  ])
}

/** GB/T 6864: level 2, 3, 4 and the discipline. Not everyone who completed undergraduate studies took the degree. */
function degreeOf(random: Random, education: string, discipline: string): string | null {
  if (education === '11') return `2${discipline}`
  if (education === '14') return `3${discipline}`
  return education === '21' && random.chance(0.86) ? `4${discipline}` : null
}
