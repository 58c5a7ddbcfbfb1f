import type { z } from 'zod'
import type { roundForm } from '../../placement.contract.ts'

type RoundFacts = z.infer<typeof roundForm>

/** What a year's round usually asks for: a beginning for the office to change. */
export function blankRound(today: string): Partial<RoundFacts> {
  const year = Number(today.slice(0, 4))
  return {
    title: `${year}年教职工子女入学入园申请`,
    year,
    // 《义务教育法》第十一条：年满六周岁入学。The year begins in September; ages are counted on the day before.
    countedOn: `${year}-08-31`,
    papers: ['户口簿', '出生医学证明', '居住证明'],
    groups: [{ title: '全职在岗教职工', rule: '', conditions: [{ kind: 'member', states: ['active'] }] }],
    grades: [
      { grade: 'k1', from: 3, below: 4 },
      { grade: 'p1', from: 6, below: 7 },
    ],
    schools: [{ id: null, name: '', grade: 'p1', places: 20, rules: '' }],
    criteria: [],
    checkDays: 5,
    acceptDays: 5,
    noticeDays: 5,
    noticeNames: 'masked',
  }
}
