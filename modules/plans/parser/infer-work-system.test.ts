import { expect, test } from 'vitest'
import { inferWorkSystem } from './infer-work-system.ts'

test.each([
  ['思想引领', 'ideology'],
  ['自身建设', 'organisation'],
  ['民主管理', 'rights'],
  ['师德师风', 'contests'],
  ['建功立业', 'contests'],
  ['校园文化', 'culture'],
  ['帮扶服务', 'relief'],
] as const)('the heading %s decides whatever the title says', (heading, system) => {
  expect(inferWorkSystem([heading], '组织乒乓球比赛')).toBe(system)
})

test('under 维权服务 the words of the item decide between rights and relief', () => {
  expect(inferWorkSystem(['维权服务'], '组织开展法律服务行动')).toBe('rights')
  expect(inferWorkSystem(['维权服务'], '组织教职工生日蛋糕遴选和发放')).toBe('relief')
  expect(inferWorkSystem(['维权服务'], '举办运动会')).toBeNull()
})

test('a heading that is a sentence speaks only where the title is silent', () => {
  const heading = '聚焦岗位建功立业，在着力汇聚力量上展现新作为'
  expect(inferWorkSystem([heading], '推动学科交叉')).toBe('contests')
  expect(inferWorkSystem([heading], '开展新教工入会')).toBe('organisation')
})

test('a title whose words disagree belongs to none', () => {
  expect(inferWorkSystem([], '慰问运动会')).toBeNull()
  expect(inferWorkSystem([], '其他事项')).toBeNull()
})
