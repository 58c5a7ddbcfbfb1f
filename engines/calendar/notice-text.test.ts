import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readNotice } from './notice-text.ts'
import { shippedYears } from './shipped-years.ts'

const opening = '各省、自治区、直辖市人民政府，国务院各部委、各直属机构：\n　　经国务院批准，现将'
const closing = '　　节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作，遇有重大突发事件，要按规定及时报告并妥善处置，确保人民群众祥和平安度过节日假期。'

const notices: Record<number, string> = {
  2023: `国务院办公厅关于2023年
部分节假日安排的通知
国办发明电〔2022〕16号
${opening}2023年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。
二、春节：1月21日至27日放假调休，共7天。1月28日（星期六）、1月29日（星期日）上班。
三、清明节：4月5日放假，共1天。
四、劳动节：4月29日至5月3日放假调休，共5天。4月23日（星期日）、5月6日（星期六）上班。
五、端午节：6月22日至24日放假调休，共3天。6月25日（星期日）上班。
六、中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日（星期六）、10月8日（星期日）上班。
${closing}
国务院办公厅
2022年12月8日`,
  2024: `国务院办公厅关于2024年部分节假日安排的通知
国办发明电〔2023〕7号
${opening}2024年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日放假，与周末连休。
二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。
三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。
四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。
五、端午节：6月10日放假，与周末连休。
六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。
${closing}`,
  2025: `国务院办公厅关于2025年部分节假日安排的通知
国办发明电〔2024〕12号
${opening}2025年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。
${closing}
国务院办公厅
2024年11月12日`,
  2026: `国务院办公厅关于2026年部分节假日安排的通知
国办发明电〔2025〕7号
${opening}2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
${closing}`,
}

const shipped = (year: number) => shippedYears.find((known) => known.year === year)
const daysOf = (days: readonly { day: string; kind: string }[]) => days.map(({ day, kind }) => `${day} ${kind}`)
const one = (sentence: string) => readNotice(`一、元旦：${sentence}`, 2026)

describe.each([2023, 2024, 2025, 2026])('the notice for %i', (year) => {
  const reading = readNotice(notices[year] ?? '', 1999)

  test('gives exactly the days that are shipped', () => {
    expect([reading.year, daysOf(reading.days)]).toEqual([year, daysOf(shipped(year)?.days ?? [])])
  })

  test('gives its number', () => {
    expect(reading.documentNo).toBe(shipped(year)?.documentNo)
  })

  test('leaves nothing behind but advice', () => {
    const advice = year === 2024 ? ['春节：鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息'] : []
    expect(reading.notUnderstood).toEqual(advice)
    expect(reading.passedOver.some((words) => words.startsWith('节假日期间'))).toBe(true)
  })

  test('reads the same when lines break anywhere, as in a text copied from a PDF', () => {
    const text = notices[year] ?? ''
    const broken = fc
      .uniqueArray(fc.nat(text.length), { maxLength: 12 })
      .map((cuts) => [...text].map((char, at) => (cuts.includes(at) && !/\n/.test(char) ? `${char}\n` : char)).join(''))
    fc.assert(
      fc.property(broken, (cut) => {
        expect(daysOf(readNotice(cut, year).days)).toEqual(daysOf(reading.days))
      }),
    )
  })
})

describe('nothing is guessed', () => {
  test.each([
    ['a weekday that is another', '1月4日（周六）上班。'],
    ['a count that is another', '1月1日至3日放假调休，共4天。'],
    ['a day that does not exist', '2月30日放假。'],
    ['work made up on a weekday', '1月5日上班。'],
    ['a December that could be either', '12月31日放假。'],
    ['another year', '2024年1月1日放假。'],
    ['dates in words', '正月初一放假。'],
    ['an exception', '1月1日放假，医院除外。'],
    ['a month that nobody named', '4日上班。'],
    ['a range that runs backwards', '1月3日至1日放假。'],
  ])('%s is shown, and none of its days taken', (_what, sentence) => {
    expect(one(sentence)).toMatchObject({ days: [], notUnderstood: [expect.stringContaining(sentence.slice(0, 4))] })
  })

  test('a sentence that contradicts an earlier one', () => {
    const reading = readNotice('二、春节：2月15日至23日放假，共9天。三、清明节：2月15日（周日）上班。', 2026)
    expect([reading.days.length, reading.notUnderstood]).toEqual([9, ['三、清明节：2月15日（周日）上班']])
  })

  test('whatever is pasted, every day belongs to the year and make-up days are weekends', () => {
    const piece = fc.constantFrom(
      '一、元旦：',
      '春节：',
      '1月',
      '12月',
      '2026年',
      '31日',
      '3日',
      '至',
      '、',
      '，',
      '。',
      '（周六）',
      '放假',
      '上班',
      '共3天',
      '\n',
      '2026-02-30 放假 元旦\n',
    )
    const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(text, (pasted) => {
        for (const { day, kind } of readNotice(pasted, 2026).days) {
          expect(day).toMatch(/^2026-\d\d-\d\d$|^2025-12-\d\d$/)
          expect(kind === 'holiday' || [0, 6].includes(new Date(day).getUTCDay())).toBe(true)
        }
      }),
    )
  })

  test('a page of rubbish is refused in no time', () => {
    const started = performance.now()
    for (const rubbish of ['劳动节、', '节和', '一、', '1月', '1日、', '（', '至1']) readNotice(rubbish.repeat(12_000 / rubbish.length), 2026)
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})

describe('a table', () => {
  test('of day, kind and name is read as copied from a sheet', () => {
    const reading = readNotice('日期\t星期\t类型\t名称\n2026/1/1\t星期四\t放假\t元旦\n2026年1月4日, 周日, 上班, 元旦\n2025-12-31 元旦 休', 2026)
    expect(reading).toMatchObject({
      days: [
        { day: '2025-12-31', kind: 'holiday', name: '元旦' },
        { day: '2026-01-01', kind: 'holiday', name: '元旦' },
        { day: '2026-01-04', kind: 'makeup', name: '元旦' },
      ],
      notUnderstood: [],
    })
  })

  test('line without name, kind or year of its own, or with another weekday, is shown', () => {
    const lines = ['2026-01-01 星期五 放假 元旦', '2026-01-05 上班 元旦', '2026-01-01 放假', '2026-01-02 元旦', '2025-05-01 放假 劳动节', '2026-02-30 放假 春节']
    expect(readNotice(lines.join('\n'), 2026)).toMatchObject({ days: [], notUnderstood: lines })
  })

  test('line wins over the notice, as a later amendment does', () => {
    const reading = readNotice('二、春节：1月24日至30日放假调休，共7天。1月19日（星期日）、2月1日（星期六）上班。\n2020-02-01 放假 春节', 2020)
    expect(reading.days.find(({ day }) => day === '2020-02-01')).toEqual({ day: '2020-02-01', kind: 'holiday', name: '春节' })
  })
})
