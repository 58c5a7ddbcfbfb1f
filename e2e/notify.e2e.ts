import { expect, onTestFinished, test } from 'vitest'
import { codeIn, mailServer } from '../engines/notify/notify.testing.ts'
import { arrived, desk, expectNoSeriousAxe, expectNoSidewaysScroll, heard, openPage, phone, screenshot, signIn } from './pages.ts'

test.each([
  ['phone', phone],
  ['desk', desk],
] as const)('the pages of messages can be used by everybody and fit the screen: %s', async (name, viewport) => {
  for (const [username, path] of [
    ['huiyuan', '/notifications'],
    ['huiyuan', '/me/notifications'],
    ['xitong', '/notification-channels'],
  ] as const) {
    const page = await openPage(viewport)
    await signIn(page, username)
    await page.goto(path)
    await arrived(page)
    await screenshot(page, `notify${path.replaceAll('/', '-')}-${name}`)
    await expectNoSidewaysScroll(page)
    await expectNoSeriousAxe(page)
  }
})

test('an administrator connects the mail server, and a member confirms an address by the code that arrives', async () => {
  const mail = await mailServer()
  onTestFinished(() => mail.close())
  const office = await openPage(desk)
  await signIn(office, 'xitong')
  await office.goto('/notification-channels')
  await office.getByRole('button', { name: /^电子邮件: (设置|修改设置)$/ }).click()
  await office.getByLabel('服务器地址').fill('127.0.0.1')
  await office.getByRole('spinbutton', { name: '端口' }).fill(String(mail.port))
  await office.getByText('不加密（仅限校内网络）').click()
  await office.getByLabel('发件地址').fill('gonghui@school.example.cn')
  await office.getByLabel('发件人名称').fill('校工会')
  await expectNoSeriousAxe(office)
  await office.getByRole('button', { name: '保存设置' }).click()
  await heard(office, '设置已保存')
  await office.getByRole('button', { name: '电子邮件: 发送测试' }).click()
  await office.getByLabel('发到哪个邮箱').fill('xitong@school.example.cn')
  await office.getByRole('button', { name: '发送', exact: true }).click()
  await heard(office, '对方已接收')

  const member = await openPage(phone)
  await signIn(member, 'huiyuan')
  await member.goto('/me/notifications')
  await member.getByRole('button', { name: /^电子邮件: (设置|更换)$/ }).click()
  await member.getByLabel('邮箱地址').fill('huiyuan@school.example.cn')
  await member.getByRole('button', { name: '获取验证码' }).click()
  await member.getByLabel('六位验证码').fill('12345')
  await member.getByRole('button', { name: '确认使用' }).click()
  await member.getByText('验证码不正确，还可再试 4 次').waitFor()
  await member.getByLabel('六位验证码').fill(codeIn(mail.mails.at(-1)?.raw ?? ''))
  await member.getByRole('button', { name: '确认使用' }).click()
  await heard(member, '已确认')
  await member.getByText('hu***@school.example.cn').waitFor()
  expect(mail.mails.map(({ to }) => to)).toEqual([['xitong@school.example.cn'], ['huiyuan@school.example.cn']])
  await expectNoSeriousAxe(member)
})
