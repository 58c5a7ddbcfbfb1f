import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parsePlan } from './parse-plan.ts'

// The five public documents lie beside the repository on some machines only; the fixtures in this folder have the same structures.
const sources = new URL('../../../../shared/sources/', import.meta.url)
const parse = (name: string) => parsePlan(readFileSync(new URL(`${name}.txt`, sources), 'utf8'))
const countBySection = (entries: readonly { section: string | null }[]) => [...Map.groupBy(entries, (entry) => entry.section).values()].map((group) => group.length)

describe.runIf(existsSync(sources))('the public documents', () => {
  test('浙江大学 2023: 14 points in 5 sections, 59 items in 7, one without a month', () => {
    const plan = parse('zju-2023-plan')
    expect(plan).toMatchObject({
      year: 2023,
      organisation: '浙江大学工会',
      title: '浙江大学教代会、工会 2023 年工作要点',
      documentNo: '浙大工〔2023〕11号',
      unread: [],
    })
    expect(countBySection(plan.points)).toEqual([2, 3, 2, 3, 4])
    expect(countBySection(plan.items)).toEqual([8, 8, 5, 8, 11, 8, 11])
    expect(plan.items.filter((item) => item.months.length === 0 && !item.allYear).map((item) => item.title)).toEqual(['组织“我们心中的二十大”青年思政教师说课大赛'])
    expect(plan.items.find((item) => item.title.includes('126 周年'))?.months).toEqual([3, 4, 5, 6])
    expect(plan.items.every((item) => item.workSystem !== null && item.monthNote === null)).toBe(true)
  })

  test('湖州师范学院 2023: 34 items of the calendar, 七-八月 two months, 14 points under 5 headings', () => {
    const plan = parse('huzhou-normal-2023-plan')
    expect(plan).toMatchObject({ year: 2023, organisation: '湖州师范学院工会', title: '工会2023年工作计划要点', unread: [] })
    expect([...Map.groupBy(plan.items, (item) => item.months.join('-'))].map(([months, items]) => [months, items.length])).toEqual([
      ['2', 2],
      ['3', 9],
      ['4', 5],
      ['5', 4],
      ['6', 1],
      ['7-8', 3],
      ['9', 2],
      ['10', 3],
      ['11', 2],
      ['12', 3],
    ])
    expect(countBySection(plan.points)).toEqual([2, 3, 2, 4, 3])
  })

  test('浙江省教育工会 2021: 18 points that number through', () => {
    const plan = parse('zhejiang-education-union-2021-plan')
    expect(plan).toMatchObject({ year: 2021, organisation: '浙江省教育工会', documentNo: '浙教工〔2021〕1号', items: [] })
    expect(plan.points.map((point) => point.no)).toEqual(Array.from({ length: 18 }, (_, index) => index + 1))
    expect(plan.points[16]?.text).toContain('建立思想引领、组织建设、维权工作')
    expect(plan.points[17]?.text.endsWith('强化整改督查。')).toBe(true)
  })

  test('浙江省总工会 2020: 17 points of the reform opinion', () => {
    const plan = parse('zhejiang-union-reform-2020-opinion')
    expect(plan).toMatchObject({ year: 2020, organisation: '浙江省总工会', documentNo: '浙总工发〔2020〕24号', items: [] })
    expect(countBySection(plan.points)).toEqual([2, 3, 5, 4, 3])
    expect(plan.points[0]?.text).toContain('工会组织履职尽责的工作格局')
  })

  test('衢州学院 2020: 12 points, and 5 practical projects in the ninth', () => {
    const plan = parse('quzhou-2020-plan')
    expect(plan).toMatchObject({ year: 2020, organisation: '衢州学院工会', title: '衢州学院工会2020年工作要点', items: [] })
    expect(plan.points.map((point) => point.subItems.length)).toEqual([0, 0, 0, 0, 0, 0, 2, 4, 5, 7, 0, 0])
    expect(plan.points[8]?.subItems[3]?.title).toBe('在校园内协助完善2个简易自助洗车点')
  })
})
