import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { arrived, desk, expectNoSeriousAxe, expectNoSidewaysScroll, heard, openPage, phone, screenshot, signIn, whoIs } from './pages.ts'

/** A day in China, counted from today. */
function dayFromNow(days: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date(Date.now() + days * 86_400_000))
}

/** Another on each run: a second try finds nothing of the first in its way. */
const run = Date.now() % 100_000
const title = `试办入学申请${run}`

/** Born so that the child is six on the round's day, or a year too young for it. */
const countedOn = dayFromNow(30)
const rightAge = `${Number(countedOn.slice(0, 4)) - 6}-01-01`
const tooYoung = `${Number(countedOn.slice(0, 4)) - 4}-01-01`

/** Opens a round with one school in the form, and publishes it; answers the path of its desk. */
async function openRound(office: Page): Promise<string> {
  await office.goto('/placement-desk/new')
  await office.getByLabel('名称').fill(title)
  await office.getByLabel('申请开始').fill(`${dayFromNow(-1)}T09:00`)
  await office.getByLabel('申请截止').fill(`${dayFromNow(6)}T17:00`)
  const day = office.getByLabel('年龄和工龄计算到')
  await day.fill(countedOn)
  await day.press('Tab')
  await office.getByLabel('联系人').fill('周老师 88200001')
  await office.getByRole('button', { name: '保存', exact: true }).click()
  await office.getByText('1 处需要修改').waitFor()
  await expectNoSeriousAxe(office)
  await screenshot(office, 'placement-new-desk')
  await office.getByRole('group', { name: '学校和名额' }).getByLabel('学校', { exact: true }).fill('试办小学')
  await office.getByRole('button', { name: '保存', exact: true }).click()
  await office.getByRole('heading', { name: title, level: 1 }).waitFor()
  await office.getByRole('button', { name: '发布批次' }).click()
  await office.getByRole('dialog').getByRole('button', { name: '发布批次' }).click()
  await heard(office, '已发布')
  return new URL(office.url()).pathname
}

test('a member applies on a phone, is told why a child is too young, and branch and office check the application', { timeout: 300_000 }, async () => {
  const office = await openPage(desk)
  await signIn(office, 'office')
  const path = await openRound(office)

  const member = await openPage(phone)
  await signIn(member, 'huiyuan')
  const { name: applicant } = await whoIs(member)
  await member.goto('/school-placement')
  await member.getByRole('link', { name: new RegExp(title) }).click()
  await member.getByText('您可以申请').waitFor()
  await member.getByRole('button', { name: '为孩子申请' }).click()
  await member.getByLabel('姓名', { exact: true }).fill('小雨点')
  await member.getByLabel('性别').selectOption('2')
  await member.getByLabel('出生日期').fill(tooYoung)
  await member.getByLabel('证件类型').selectOption('passport')
  await member.getByLabel('证件号码').fill(`E${String(run).padStart(8, '0')}`)
  await member.getByLabel('申请年级').selectOption('p1')
  await member.getByLabel('第 1 志愿').selectOption({ index: 1 })
  await member.getByLabel('户籍地址').fill('杭州市西湖区求是村1幢')
  await member.getByLabel('现居住地址').fill('杭州市西湖区求是村1幢')
  await member.getByLabel('您的岗位').fill('教师')
  await member.getByLabel(/我是孩子的监护人/).check()
  await member.getByText(/^已保存/).waitFor()
  await member.getByRole('button', { name: '提交申请' }).click()
  await member
    .getByText(/才满6周岁/)
    .first()
    .waitFor()
  await screenshot(member, 'placement-too-young-phone')
  await expectNoSidewaysScroll(member)
  await expectNoSeriousAxe(member)
  await member.getByLabel('出生日期').fill(rightAge)
  await member.getByRole('button', { name: '提交申请' }).click()
  await heard(member, '已提交，等待核实')
  await member.getByText('已提交，等待所在分工会核实情况。').first().waitFor()
  await screenshot(member, 'placement-submitted-phone')
  await expectNoSidewaysScroll(member)
  await expectNoSeriousAxe(member)
  const application = new URL(member.url()).pathname

  const branch = await openPage(phone)
  await signIn(branch, 'fenhui')
  await branch.goto(path)
  await branch.locator('.tb-card', { hasText: applicant }).getByText(applicant).click()
  await branch.getByText('小雨点').waitFor()
  await screenshot(branch, 'placement-check-phone')
  await expectNoSidewaysScroll(branch)
  await expectNoSeriousAxe(branch)
  await branch.getByRole('button', { name: '情况属实，报校工会' }).click()
  await branch.getByRole('dialog').getByRole('button', { name: '情况属实，报校工会' }).last().click()
  await branch.locator('.tb-card', { hasText: applicant }).getByText('校工会审材料').waitFor()
  await branch.goto(application)
  await branch.getByRole('heading', { name: '没有找到' }).waitFor()

  await office.goto(application)
  await office.getByRole('button', { name: '查看号码' }).click()
  const reason = office.getByRole('dialog')
  await reason.getByRole('button', { name: '查看号码' }).click()
  await reason.getByText('请写明用途', { exact: true }).waitFor()
  await reason.getByLabel('用途').fill('核对护照')
  await reason.getByRole('button', { name: '查看号码' }).click()
  await office.getByText(`E${String(run).padStart(8, '0')}`).waitFor()
  await screenshot(office, 'placement-papers-desk')
  await expectNoSeriousAxe(office)
  await office.getByRole('button', { name: '材料审核通过' }).click()
  await office.getByRole('dialog').getByRole('button', { name: '材料审核通过' }).last().click()
  await office.getByText('审核通过，待安排').first().waitFor()

  await member.goto('/school-placement')
  const mine = member.getByRole('link', { name: new RegExp(`小\\*\\*.*${title}`) })
  await mine.getByText('审核通过，待安排').waitFor()
})

test('the office allots by points, changes one place with its reason, announces, and answers an objection', { timeout: 300_000 }, async () => {
  const office = await openPage(desk)
  await signIn(office, 'office')
  await office.goto('/placement-desk')
  await office.getByRole('link', { name: /小学插班申请/ }).click()
  await office.getByRole('navigation', { name: '批次' }).waitFor()
  const path = new URL(office.url()).pathname
  // Announced once, it stays so: a second try goes on from there.
  if ((await office.getByRole('button', { name: '按排序安排' }).count()) > 0) {
    await office.getByRole('button', { name: '按排序安排' }).click()
    await heard(office, '已按排序安排')
    // The list as it was before has nobody placed.
    await office
      .getByText(/（按排序）/)
      .first()
      .waitFor()
    await office
      .locator('tr', { hasText: '未安排' })
      .getByRole('button', { name: /的安排$/ })
      .first()
      .click()
    const drawer = office.getByRole('dialog')
    await drawer.getByText(/志愿：/).waitFor()
    await screenshot(office, 'placement-place-desk')
    await drawer.getByLabel('理由').fill('家长电话说明只等候补')
    await drawer.getByRole('button', { name: '保存安排' }).click()
    await heard(office, '已保存安排')
    await arrived(office)
    await screenshot(office, 'placement-allotted-desk')
    await expectNoSeriousAxe(office)
    await office.getByRole('button', { name: '公示安排结果' }).click()
    await office.getByRole('dialog').getByRole('button', { name: '公示安排结果' }).click()
    await heard(office, '已公示')
  }

  const member = await openPage(phone)
  await signIn(member, 'huiyuan')
  await member.goto(`${path.replace('/placement-desk', '/school-placement')}/notice`)
  await member.getByLabel('异议内容').fill(`请核实第一名的户籍${run}`)
  await screenshot(member, 'placement-notice-phone')
  await expectNoSidewaysScroll(member)
  await expectNoSeriousAxe(member)
  await member.getByRole('button', { name: '提出异议' }).click()
  await heard(member, '异议已提交')

  await office.goto(`${path}/notice`)
  const objection = office.getByRole('listitem').filter({ hasText: `请核实第一名的户籍${run}` })
  await objection.getByLabel('答复内容').fill('经核实，户籍在学区内。')
  await objection.getByRole('button', { name: '答复' }).click()
  await heard(office, '已答复')
  await objection.getByText('答复：经核实，户籍在学区内。').waitFor()
  await expectNoSeriousAxe(office)
  await member.reload()
  await member.getByText('答复：经核实，户籍在学区内。').first().waitFor()

  await office.goto(path)
  await office.getByLabel('用途').fill('报区教育局')
  const list = office.waitForEvent('download')
  await office.getByRole('link', { name: '下载名单（Excel）' }).click()
  expect((await list).suggestedFilename()).toMatch(/安排名单\.xlsx$/)
  const letter = office.waitForEvent('download')
  await office.getByRole('link', { name: '下载商请函（Word）' }).click()
  expect((await letter).suggestedFilename()).toMatch(/商请函\.docx$/)
})

test('a parent accepts the place on a phone', { timeout: 240_000 }, async () => {
  const member = await openPage(phone)
  await signIn(member, 'huiyuan')
  await member.goto('/school-placement')
  await member.getByRole('link', { name: /托班补充安排.*(待您确认|已确认入学)/ }).click()
  await member.getByText('按得分和志愿顺序安排').waitFor()
  await screenshot(member, 'placement-offered-phone')
  await expectNoSidewaysScroll(member)
  await expectNoSeriousAxe(member)
  const accept = member.getByRole('button', { name: '确认入学' })
  if ((await accept.count()) > 0) {
    await accept.click()
    await member.getByRole('dialog').getByRole('button', { name: '确认入学' }).click()
  }
  await member.getByText('已确认入学').first().waitFor()
})

describe.each([
  ['phone', phone],
  ['desk', desk],
] as const)('on the %s', (size, viewport) => {
  test('rounds, applications and the pages of the office read well', { timeout: 300_000 }, async () => {
    const page = await openPage(viewport)
    await signIn(page, 'office')
    const visit = async (path: string, name: string) => {
      await page.goto(path)
      await arrived(page)
      await screenshot(page, `placement-${name}-${size}`)
      await expectNoSidewaysScroll(page)
      await expectNoSeriousAxe(page)
    }
    await visit('/school-placement', 'home')
    await visit('/placement-desk', 'rounds')
    await page.getByRole('link', { name: /秋季子女入学入园申请/ }).click()
    await page.getByRole('navigation', { name: '批次' }).waitFor()
    const path = new URL(page.url()).pathname
    await visit(path, 'round')
    await visit(`${path}/notice`, 'objections')
    await visit(`${path}/edit`, 'edit')
    await visit(path.replace('/placement-desk', '/school-placement'), 'rules')
  })
})
