import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parsePlan } from './parse-plan.ts'

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}.txt`, import.meta.url), 'utf8')
const bracketList = fixture('bracket-list')
const calendar = fixture('calendar')
const runningPoints = fixture('running-points')
const monthsByTitle = (text: string) => parsePlan(text).items.map((item) => [item.title, item.months])

test('a plan says its year, its union, its title and its number', () => {
  expect(parsePlan(bracketList)).toMatchObject({
    year: 2024,
    organisation: '东湖理工大学工会',
    title: '东湖理工大学教代会、工会 2024 年工作要点',
    documentNo: '东理工工〔2024〕3号',
  })
  expect(parsePlan(calendar)).toMatchObject({ year: 2024, organisation: '南山师范学院工会', title: '工会2024年工作计划要点', documentNo: null })
  expect(parsePlan(runningPoints)).toMatchObject({
    year: 2024,
    organisation: '江南省教育工会',
    title: '关于深化学校工会工作的意见',
    documentNo: '江教工〔2024〕5号',
  })
})

test.each([
  ['某某大学工会\n2024年工作要点\n', '某某大学工会', 2024],
  ['2024年某某学院工会工作计划\n', '某某学院工会', 2024],
  ['某某大学教代会、工会 二〇二四年工作要点\n', '某某大学工会', 2024],
  ['工会工作要点\n', null, null],
])('%j names its union and year as far as they are written', (text, organisation, year) => {
  expect(parsePlan(text)).toMatchObject({ organisation, year })
})

test('points that number again in each section keep their section and number', () => {
  expect(parsePlan(bracketList).points.map((point) => [point.section?.slice(0, 8), point.no, point.title])).toEqual([
    ['聚焦思想政治引领', 1, '加强思想政治建设，用好校史资源'],
    ['聚焦思想政治引领', 2, '强化主题活动引领，凝聚奋进力量'],
    ['聚焦竭诚服务，在', 1, '构建服务体系，完善暖心工程'],
    ['聚焦竭诚服务，在', 2, '整合资源，满足教职工子女入学需求'],
  ])
})

test('a paragraph broken by a page is joined, and a new paragraph starts a line', () => {
  const [first, , third, fourth] = parsePlan(bracketList).points
  expect(first?.text).toContain('引导教职工做到学以致用、知行合一。')
  expect(third?.text).toBe('构建服务体系，完善暖心工程。坚持需求导向，做强健康服务、子女入学、法律援助等项目。')
  expect(fourth?.text).toBe('整合资源，满足教职工子女入学需求。\n成立工作专班，做好协调工作。推出“名师面对面”品牌。')
})

test('the list of an annex comes whole, with the months in brackets', () => {
  const { items, unread } = parsePlan(bracketList)
  expect(items.map((item) => [item.section, item.no, item.months, item.allYear])).toEqual([
    ['思想引领', 1, [], true],
    ['思想引领', 2, [], false],
    ['思想引领', 3, [3, 4, 5, 6], false],
    ['民主管理', 1, [4], false],
    ['民主管理', 2, [4, 5], false],
    ['民主管理', 3, [3, 4], false],
    ['维权服务', 1, [5, 6, 7, 8, 9, 10], false],
    ['维权服务', 2, [5, 10], false],
    ['维权服务', 3, [], true],
    ['自身建设', 1, [], true],
    ['自身建设', 2, [8], false],
  ])
  expect(unread).toEqual([])
})

test('brackets that hold no time stay in the title', () => {
  expect(parsePlan(bracketList).items[5]?.title).toBe('完善“双代会”（教代会、工代会）工作规程')
})

test('a calendar’s lines belong to the month above, indented or not', () => {
  const { items, unread } = parsePlan(calendar)
  expect(items.map((item) => [item.no, item.title, item.months])).toEqual([
    [1, '举办2023年教职工荣休仪式', [2]],
    [2, '召开三届二次双代会', [2]],
    [3, '新学年工作部署、工会干部培训', [3]],
    [4, '举办庆祝“三八”节活动', [3]],
    [5, '组织“三育人”先进评选', [3]],
    [6, '组织教职工身体检查', [3]],
    [7, '组织教职工疗休养工作', [7, 8]],
    [8, '暑期“送清凉”活动', [7, 8]],
    [9, '筹备三届三次“双代会”', [11]],
    [10, '组队参加省“钟声杯”各项比赛', [11]],
    [11, '举办退休教职工荣休仪式', [12]],
    [12, '工会干部培训、年终考核', [12]],
  ])
  expect(unread).toEqual([])
})

test('where points have no numbers, each paragraph is one, titled by its first sentence', () => {
  expect(parsePlan(calendar).points.map((point) => [point.section, point.no, point.title])).toEqual([
    ['强化思想引领，深化主题实践', null, '不断深化新时代劳动教育'],
    ['助力教师成长成才，为高质量发展建功立业', null, '开展“三育人”岗位建功活动'],
    ['助力教师成长成才，为高质量发展建功立业', null, '开展退休教工荣休仪式和新教工入会'],
    ['推进廉政监督，增强组织功能，夯实干部队伍建设', null, '推进工会廉政监督'],
  ])
})

test('points that number through all sections stand under the nearest heading, and framing sections hold none', () => {
  expect(parsePlan(runningPoints).points.map((point) => [point.section, point.no, point.title])).toEqual([
    ['强化工会政治建设', 1, '落实领导责任'],
    ['强化工会政治建设', 2, '构建共建机制'],
    ['健全工会组织体系', 3, '培育主人翁意识'],
    ['健全工会组织体系', 4, '继续开展志愿服务'],
  ])
})

test('a wrapped line that begins with 2.0 is no point', () => {
  expect(parsePlan(runningPoints).points[3]?.text).toBe('继续开展志愿服务。对标全面打造“三服务”2.0版本的新要求，丰富活动内涵。')
})

test('counted practical projects are sub-items of their point', () => {
  const point = parsePlan(runningPoints).points[2]
  expect(point?.subItems.map(({ no, title }) => [no, title])).toEqual([
    [1, '提供免费妇科检查'],
    [2, '协助解决子女入学问题'],
    [3, '完善2个自助洗车点'],
  ])
  expect(point?.subItems.map(({ span }) => runningPoints.slice(span.start, span.end))).toEqual(['一是提供免费妇科检查；', '二是协助解决子女入学问题；', '三是完善2个自助洗车点。'])
})

test('spans point at the words in the original text', () => {
  const { items, points } = parsePlan(bracketList)
  const cut = (span: { start: number; end: number } | null | undefined) => (span ? bracketList.slice(span.start, span.end) : null)
  expect(cut(items[2]?.span)).toBe('3. 组织纪念建校 70 周年系列活动（3 月-6 月）')
  expect(cut(items[2]?.monthSpan)).toBe('3 月-6 月')
  expect(cut(points[1]?.span)).toBe('2.强化主题活动引领，凝聚奋进力量。开展诵读、书画、摄影等系列活动。')
})

test.each([
  ['【4月】召开教代会', '召开教代会', [4]],
  ['4月：召开教代会', '召开教代会', [4]],
  ['召开教代会    4月', '召开教代会', [4]],
  ['召开教代会——4月', '召开教代会', [4]],
  ['召开教代会（3月，组织部）', '召开教代会', [3]],
  ['评选先进（含劳模）（5月）（宣传部）', '评选先进（含劳模）（宣传部）', [5]],
  ['4月召开教代会', '4月召开教代会', [4]],
  ['拟于5月召开教代会', '拟于5月召开教代会', [5]],
  ['组织2023年总结表彰（1月）', '组织2023年总结表彰', [1]],
])('of the item %s the title is %s', (written, title, months) => {
  const text = `2024年工会工作安排\n一、重点工作\n1. 慰问（全年）\n2. ${written}\n`
  expect(parsePlan(text).items[1]).toMatchObject({ title, months, no: 2 })
})

test('a time that is not understood is kept, shown and not guessed', () => {
  const text = '一、重点工作\n1. 慰问（全年）\n2. 召开教代会（13月）\n3. 走访（寒暑假）\n'
  const plan = parsePlan(text)
  expect(plan.items[1]).toMatchObject({ months: [], allYear: false, monthNote: '13月', title: '召开教代会（13月）' })
  expect(plan.items[2]).toMatchObject({ months: [], monthNote: '寒暑假', title: '走访' })
  expect(plan.unread).toMatchObject([{ text: '13月', reason: 'month_not_understood' }])
})

test('a line of a list that belongs to no item is kept as unread', () => {
  const plan = parsePlan('一、重点工作\n1. 慰问（全年）\n请各单位遵照执行\n2. 召开教代会（4月）\n')
  expect(plan.items).toHaveLength(2)
  expect(plan.unread).toMatchObject([{ text: '请各单位遵照执行', reason: 'line_not_understood' }])
})

test('an item that was wrapped is one item, and its labelled time is read', () => {
  const plan = parsePlan('一、重点工作\n1. 组织系列感恩\n回馈活动（9月）\n2. 春季运动会\n时间：4月中旬；责任部门：文体部\n')
  expect(plan.items).toMatchObject([
    { title: '组织系列感恩回馈活动', months: [9] },
    { title: '春季运动会', months: [4], monthNote: '4月中旬' },
  ])
  expect(plan.unread).toMatchObject([{ text: '责任部门：文体部' }])
})

test('a time that was wrapped within its bracket is read whole', () => {
  expect(monthsByTitle('一、重点工作\n1. 组织青年教师教学竞赛（11月-1\n2月）\n2. 慰问（3月\n、5月）\n')).toEqual([
    ['组织青年教师教学竞赛', [11, 12]],
    ['慰问', [3, 5]],
  ])
})

test('a numbered item with times below it is the heading of those', () => {
  expect(parsePlan('1. 文体比赛\n(1) 乒乓球（4月）\n(2) 羽毛球（5月）\n2. 教代会（3月）\n').items.map((item) => [item.section, item.no, item.title])).toEqual([
    ['文体比赛', 1, '乒乓球'],
    ['文体比赛', 2, '羽毛球'],
    [null, 2, '教代会'],
  ])
})

test('headings without numbers hold the lists below them', () => {
  const items = parsePlan('思想引领\n1. 学习（3月）\n2. 宣讲（4月）\n组织建设\n1. 培训（5月）\n').items
  expect(items.map((item) => [item.section, item.no])).toEqual([
    ['思想引领', 1],
    ['思想引领', 2],
    ['组织建设', 1],
  ])
})

test('a calendar may write 3月：, 【5月】, 十一、十二月, a month alone, and several items on a line', () => {
  const text =
    '某校工会2024年行事历\n3月：召开教代会；组织“三八”节活动。\n提案征集\n4月\n1. 教学竞赛\n2. 春游（4月下旬）\n【5月】劳模讲座\n十一、十二月 运动会\n全年：慰问职工\n备注：如有变动另行通知\n'
  expect(monthsByTitle(text)).toEqual([
    ['召开教代会', [3]],
    ['组织“三八”节活动', [3]],
    ['提案征集', [3]],
    ['教学竞赛', [4]],
    ['春游', [4]],
    ['劳模讲座', [5]],
    ['运动会', [11, 12]],
    ['慰问职工', []],
  ])
  expect(parsePlan(text).unread.map(({ text: words }) => words)).toEqual(['备注：如有变动另行通知'])
})

test('months numbered as headings are months, and 三、四月 in a calendar is two', () => {
  expect(monthsByTitle('一、三月份\n1．召开教代会\n二、四月份\n1．竞赛\n')).toEqual([
    ['召开教代会', [3]],
    ['竞赛', [4]],
  ])
  expect(monthsByTitle('一、二月  慰问\n三、四月  教代会\n五月 运动会\n')).toEqual([
    ['慰问', [1, 2]],
    ['教代会', [3, 4]],
    ['运动会', [5]],
  ])
})

test('a month that runs on into its sentence still leads a calendar, and a day does not become its head', () => {
  const items = parsePlan('3月召开教代会\n筹备组成立\n3月8日妇女节活动\n读书会\n4月举办运动会\n5月慰问\n').items
  expect(items.map((item) => [item.title, item.months, item.monthNote])).toEqual([
    ['召开教代会', [3], null],
    ['筹备组成立', [3], null],
    ['妇女节活动', [3], '3月8日'],
    ['读书会', [3], null],
    ['举办运动会', [4], null],
    ['慰问', [5], null],
  ])
})

test('a table is read by its head', () => {
  const text =
    '某校工会2024年工作安排表\n序号\t工作内容\t时间\t责任部门\n1\t召开教代会\t3月\t办公室\n2\t教学竞赛\t4-6月\t教务部\n二、文体\n3\t运动会\t节日期间\t文体部\n\t（含退休）\n'
  const plan = parsePlan(text)
  expect(plan.items.map((item) => [item.section, item.no, item.title, item.months])).toEqual([
    [null, 1, '召开教代会', [3]],
    [null, 2, '教学竞赛', [4, 5, 6]],
    ['文体', 3, '运动会（含退休）', []],
  ])
  expect(plan.unread).toMatchObject([{ text: '节日期间', reason: 'month_not_understood' }])
})

test('a table aligned by spaces is read, and a month to the left holds for the rows below', () => {
  expect(monthsByTitle('序号   工作内容       时间      责任部门\n1      召开教代会     3月       办公室\n2      慰问           4月-6月   福利部\n')).toEqual([
    ['召开教代会', [3]],
    ['慰问', [4, 5, 6]],
  ])
  expect(monthsByTitle('月份\t工作内容\n3\t召开教代会\n\t妇女节\n九-十月\t运动会\n')).toEqual([
    ['召开教代会', [3]],
    ['妇女节', [3]],
    ['运动会', [9, 10]],
  ])
})

test('a number and its work merged over two rows are one item at both times', () => {
  expect(monthsByTitle('序号\t工作内容\t时间\n1\t教师论坛\t5月\n1\t教师论坛\t10月\n2\t慰问\t9月\n')).toEqual([
    ['教师论坛', [5, 10]],
    ['慰问', [9]],
  ])
})

test('（一） below 一、 is a point, and 一、 with its own text is one', () => {
  const nested = parsePlan('2024年工会工作要点\n一、思想引领\n（一）加强学习。组织活动。\n（二）开展宣讲\n组织宣讲团。走进学院。\n')
  expect(nested.points.map((point) => [point.section, point.no, point.title])).toEqual([
    ['思想引领', 1, '加强学习'],
    ['思想引领', 2, '开展宣讲'],
  ])
  const flat = parsePlan('2024年工会工作要点\n一、加强思想建设。组织活动。\n二、推进民主管理。办好提案。\n')
  expect(flat.points.map((point) => [point.section, point.no, point.title])).toEqual([
    [null, 1, '加强思想建设'],
    [null, 2, '推进民主管理'],
  ])
})

test('a heading with its own text is one point, wherever an item with a time stands below it', () => {
  const plan = parsePlan('二、工作要点。落实责任。\n（一）召开教代会\n（二）慰问职工（4月）\n')
  expect(plan.points.map((point) => point.title)).toEqual(['召开教代会'])
  expect(plan.items).toMatchObject([{ section: '工作要点', title: '慰问职工', months: [4] }])
})

test('a text without points or items is unread as a whole', () => {
  expect(parsePlan('今天天气很好\n\n适合出游\n')).toMatchObject({ points: [], items: [], unread: [{ text: '今天天气很好' }, { text: '适合出游' }] })
})

test('a hostile text costs no more than its length', () => {
  const size = 60_000
  const texts = ['1、', '（13月）x', 'a!\n', '一、x（3月）\n', '3月 x\n', '拟于3月', '二是x；', '\t', '“'].map((unit) => `1. ${unit.repeat(size / unit.length)}`)
  const started = performance.now()
  for (const text of texts) parsePlan(text)
  expect(performance.now() - started).toBeLessThan(20_000)
})
