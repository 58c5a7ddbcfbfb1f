import { yearOf } from './days.ts'
import type { Random } from './random.ts'

/** Hands out numbers that nobody else in the same run has. */
export interface NumberBook {
  staffNo(hireDate: string): string
  identityNo(birthDate: string, sex: '1' | '2'): string
  phone(): string
}

// Province 33 exists, so that the number passes every check; its county 0000 does not, so that it is nobody's.
const REGION = '330000'

/** `taken`: staff and identity numbers already given, and how many phone numbers. */
export function openNumberBook(random: Random, taken: { staffNos?: Iterable<string>; idNos?: Iterable<string>; phones?: number } = {}): NumberBook {
  const staffNos = new Set(taken.staffNos)
  const idNos = new Set(taken.idNos)
  const sequences = new Map<number, number>()
  let phones = taken.phones ?? 0
  return {
    staffNo(hireDate) {
      const year = yearOf(hireDate)
      for (let sequence = (sequences.get(year) ?? 0) + 1; ; sequence++) {
        const staffNo = staffNoOf(year, sequence)
        if (staffNos.has(staffNo)) continue
        sequences.set(year, sequence)
        staffNos.add(staffNo)
        return staffNo
      }
    },
    identityNo(birthDate, sex) {
      for (;;) {
        // The 17th digit is odd for men.
        const order = random.int(0, 499) * 2 + (sex === '1' ? 1 : 0)
        const idNo = withCheckCharacter(REGION + birthDate.replaceAll('-', '') + String(order).padStart(3, '0'))
        if (idNos.has(idNo)) continue
        idNos.add(idNo)
        return idNo
      }
    },
    phone: () => phoneOf(phones++),
  }
}

/** GB 11643: the check character after 17 digits. */
export function withCheckCharacter(digits: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0)
  return digits + '10X98765432'.charAt(sum % 11)
}

/** Numbers of before 2000 have two digits for the year and begin with the zero that spreadsheets lose. */
function staffNoOf(year: number, sequence: number): string {
  const order = String(sequence).padStart(4, '0')
  return year < 2000 ? `0${String(year).slice(2)}${order}` : `${year}${order}`
}

/** The first ten thousand are 1990000xxxx, in no visible order: 7919 is prime to 10,000, so none comes twice. */
function phoneOf(index: number): string {
  const block = Math.floor(index / 10_000)
  return `1990${String(block).padStart(3, '0')}${String((index * 7919 + 4021) % 10_000).padStart(4, '0')}`
}
