import { describe, expect, test } from 'vitest'
import { arrived, desk, expectNoSeriousAxe, expectNoSidewaysScroll, openPage, phone, screenshot, signIn } from './pages.ts'

const notice = `国务院办公厅关于2031年部分节假日安排的通知
一、元旦：1月1日（周三）放假1天。
二、春节：1月22日（周三）至28日（周二）放假调休，共7天。1月19日（周日）上班。
三、清明节：4月5日（周六）至7日（周一）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周六）上班。
五、端午节：6月24日（周二）放假1天。
六、中秋节：10月1日（周三）放假。
七、国庆节：10月1日（周三）至7日（周二）放假调休，共7天。`

test('a notice is pasted, what was not understood is mended by a line, and the year is in force', async () => {
  const page = await openPage(desk)
  await signIn(page, 'office')
  await page.goto('/working-days/2031/load')
  await page.getByLabel(/^通知全文/).fill(notice)
  await page.getByRole('button', { name: '读取并预览' }).click()
  await page.getByText('劳动节：4月27日（周六）上班').waitFor()
  await page.getByLabel(/^通知全文/).fill(`${notice}\n2031-04-27 上班 劳动节\n2031-10-01 放假 国庆节、中秋节`)
  await page.getByRole('button', { name: '读取并预览' }).click()
  await page.getByText('27日 上班（劳动节调休）').waitFor()
  await expectNoSeriousAxe(page)
  await page.getByRole('button', { name: '核对无误，保存2031年' }).click()
  await page.getByText(/本校 .* 录入/).waitFor()
  expect(page.url()).toContain('/working-days/2031')
  await page.getByRole('button', { name: '撤下本校录入' }).click()
  await page.getByRole('button', { name: '撤下', exact: true }).click()
  await page.getByRole('heading', { name: '2031年的节假日安排还没有录入' }).waitFor()
})

describe.each([
  ['a desk', desk],
  ['a phone', phone],
] as const)('on %s', (_name, viewport) => {
  test.each(['/working-days/2026', '/working-days/2022', '/working-days/2040', '/working-days/2026/load'])('%s is usable by everybody and fits', async (path) => {
    const page = await openPage(viewport)
    await signIn(page, 'office')
    await page.goto(path)
    await arrived(page)
    expect(await page.getByRole('alert').count()).toBe(0)
    await expectNoSeriousAxe(page)
    await expectNoSidewaysScroll(page)
    await screenshot(page, `calendar${path.replaceAll(/[^a-z0-9]+/g, '-')}-${viewport.width}`)
  })
})
