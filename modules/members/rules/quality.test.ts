import { expect, test } from 'vitest'
import { qualityRules, scoreRecord } from './quality.ts'
import type { QualityRecord } from './quality.ts'

const complete: QualityRecord = {
  idNo: { state: 'valid', birthDate: '1980-01-01', sex: '1' },
  hasPhone: true,
  unitName: '法学院',
  birthDate: '1980-01-01',
  sex: '1',
  employmentType: 'establishment',
  hireDate: '2005-09-01',
  ethnicity: '01',
  politicalStatus: '13',
  education: '11',
  nationality: '156',
}
const lostBy = (record: QualityRecord) => scoreRecord(record).lost.map((loss) => loss.rule)

test('a complete record loses nothing', () => {
  const score = scoreRecord(complete)
  expect(score).toEqual({ points: score.max, max: qualityRules.reduce((total, rule) => total + rule.points, 0), lost: [] })
})

test.each<[string, Partial<QualityRecord>]>([
  ['id_no_missing', { idNo: { state: 'missing' } }],
  ['id_no_invalid', { idNo: { state: 'invalid' } }],
  ['id_no_doubtful', { idNo: { state: 'doubtful' } }],
  ['birth_date_conflicts', { birthDate: '1980-01-02' }],
  ['sex_conflicts', { sex: '2' }],
  ['phone_missing', { hasPhone: false }],
  ['unit_missing', { unitName: null }],
  ['birth_date_missing', { birthDate: null }],
  ['sex_missing', { sex: '9' }],
  ['ethnicity_missing', { ethnicity: null }],
  ['political_status_missing', { politicalStatus: undefined }],
  ['education_missing', { education: '' }],
  ['employment_type_missing', { employmentType: null }],
  ['hire_date_missing', { hireDate: null }],
  ['dates_out_of_order', { leaveDate: '2004-01-01' }],
])('%s costs its points and nothing else', (rule, change) => {
  expect(lostBy({ ...complete, ...change })).toEqual([rule])
})

test('a foreigner is not asked for ethnicity and political status', () => {
  const foreigner: QualityRecord = { ...complete, nationality: '840', ethnicity: null, politicalStatus: null }
  expect(scoreRecord(foreigner)).toMatchObject({ lost: [], max: scoreRecord(complete).max - 10 })
})

test('someone re-employed after retirement is in order', () => {
  expect(lostBy({ ...complete, employmentType: 're_employed', retireDate: '2004-01-01' })).toEqual([])
  expect(lostBy({ ...complete, retireDate: '2004-01-01' })).toEqual(['dates_out_of_order'])
})

test('points and losses add up, and every rule has words in both languages', () => {
  const score = scoreRecord({ idNo: { state: 'missing' }, hasPhone: false })
  expect(score.points + score.lost.reduce((total, loss) => total + loss.points, 0)).toBe(score.max)
  for (const rule of qualityRules) expect(rule.zh !== '' && rule.en !== '').toBe(true)
})
