import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { arrived, desk, expectNoSeriousAxe, expectNoSidewaysScroll, heard, openPage, phone, screenshot, signIn, type Viewport, staffNoOf, whoIs } from './pages.ts'
import { act, choose, fillMeeting, fillReply, fillUnits, tick } from './proposal-pages.ts'

const sizes = [
  ['phone', phone],
  ['desk', desk],
] as const

const looks: [username: string, pages: Record<string, string>][] = [
  ['daibiao', { mine: '/proposals/mine', new: '/proposals/new', published: '/proposals/published' }],
  ['huiyuan', { 'mine-member': '/proposals/mine', 'new-member': '/proposals/new' }],
  ['secretary', { list: '/proposals', review: '/proposals/review', statistics: '/proposals/statistics', congress: '/proposals/congress', rounds: '/proposals/rounds' }],
  ['unit', { handling: '/proposals/handling' }],
  ['lingdao', { signing: '/proposals/signing' }],
]

test.each(looks.flatMap(([username, pages]) => sizes.map(([name, viewport]) => ({ username, pages, name, viewport }))))(
  'every page of proposals can be used by everybody and fits the screen: $username, $name',
  async ({ username, pages, name, viewport }) => {
    const page = await openPage(viewport)
    await signIn(page, username)
    for (const [key, path] of Object.entries(pages)) {
      await page.goto(path)
      await arrived(page)
      await screenshot(page, `proposals-${key}-${name}`)
      await expectNoSidewaysScroll(page)
      await expectNoSeriousAxe(page)
    }
  },
)

test('in the dark, in large type and in English the pages still fit', async () => {
  const page = await openPage(phone, { dark: true, largeType: true, locale: 'en-GB' })
  await signIn(page, 'daibiao')
  for (const path of ['/proposals/mine', '/proposals/new', `/proposals/${await firstIn(page, 'handling')}`]) {
    await page.goto(path)
    await arrived(page)
    await screenshot(page, `proposals-large-${path.split('/').at(-1)?.slice(0, 8)}`)
    await expectNoSidewaysScroll(page)
    await expectNoSeriousAxe(page)
  }
})

test('two delegates on phones write and second a proposal, and it goes its whole way round', async () => {
  const id = await write('关于延长校医院夜间门诊时间的建议')
  await second('delegate2', id)
  await second('delegate3', id)
  const secretary = await visit('secretary', desk)
  await act(secretary, { id, action: '初审通过，提交审理' })
  await voteByKey(id)
  await act(secretary, { id, action: '立案', fill: async () => undefined })
  await act(secretary, { id, action: '提出承办方案', fill: (page) => fillUnits(page, '后勤管理处') })
  await act(await visit('schooloffice', desk), { id, action: '确认并交办' })
  const unit = await visit('unit', desk)
  await act(unit, { id, action: '签收' })
  await act(unit, { id, action: '登记与提案人的沟通', fill: fillMeeting })
  await act(unit, { id, action: '提交答复，送签', fill: fillReply })
  await signOnPhone('关于延长校医院夜间门诊时间的建议')
  await act(secretary, { id, action: '公布答复' })
  await rateUnsatisfied(id)
  await secretary.goto(`/proposals/${id}`)
  await secretary.getByText('不满意复核').first().waitFor()
  await screenshot(secretary, 'proposals-unsatisfied-desk')
  await expectNoSeriousAxe(secretary)
}, 300_000)

test('a text that was seconded and is then changed is seconded anew', async () => {
  const id = await write('关于在教学楼增设直饮水点的建议')
  await second('delegate2', id)
  const writer = await visit('daibiao', phone)
  await act(writer, { id, action: '改回草稿（已有附议作废）' })
  await writer.goto(`/proposals/${id}`)
  await arrived(writer)
  expect(await writer.getByText(/已有 1 位代表附议/).count()).toBe(0)
}, 120_000)

test('what is typed is there again after a reload', async () => {
  const page = await visit('delegate3', phone)
  await page.goto('/proposals/new')
  await page.getByRole('textbox', { name: '案由' }).fill('关于改进会议室预约的建议')
  await page.getByText('已保存', { exact: true }).waitFor()
  await page.reload()
  await page.getByText('上次没写完的内容已经恢复').waitFor()
  expect(await page.getByRole('textbox', { name: '案由' }).inputValue()).toBe('关于改进会议室预约的建议')
})

test('similar ones are shown while typing, and are read without losing the text', async () => {
  const page = await visit('delegate2', desk)
  await page.goto('/proposals/new')
  await page.getByRole('textbox', { name: '案由' }).fill('关于推进校内数据共享减少重复填报的建议')
  const similar = page.locator('.wr-similar-one').first()
  await similar.click()
  await page.getByRole('dialog').getByText('理由').first().waitFor()
  await screenshot(page, 'proposals-similar-desk')
  await expectNoSeriousAxe(page)
  await page.getByRole('button', { name: '回到我的提案' }).click()
  expect(await page.getByRole('textbox', { name: '案由' }).inputValue()).toBe('关于推进校内数据共享减少重复填报的建议')
})

test('a member who is no delegate is told why not, and what helps', async () => {
  const page = await visit('huiyuan', phone)
  await page.goto('/proposals/mine')
  await page.getByText('提案由教代会代表提出').waitFor()
  expect(await page.getByRole('link', { name: '写提案' }).count()).toBe(0)
  await page.getByRole('link', { name: '提意见建议' }).waitFor()
})

test('the secretary passes several on at once, with a result for each, and reads three side by side before merging them', async () => {
  const page = await visit('secretary', desk)
  await page.goto(`/proposals?f.state=submitted&f.session=${await currentSession(page)}`)
  await arrived(page)
  await tick(page, 3)
  await page.getByRole('button', { name: '初审通过，提交审理' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '初审通过，提交审理' }).click()
  await page.getByText(/初审通过，提交审理：\d 条完成/).waitFor()
  await screenshot(page, 'proposals-bulk-desk')
  await page.goto(`/proposals?f.state=in_review&f.session=${await currentSession(page)}`)
  await arrived(page)
  await tick(page, 3)
  await page.getByRole('button', { name: '并案…' }).click()
  await page.getByRole('heading', { level: 1, name: '并案' }).waitFor()
  await page.getByText('标出不同').click()
  await screenshot(page, 'proposals-merge-desk')
  await expectNoSeriousAxe(page)
  await page.getByRole('button', { name: /^把 2 件并入/ }).click()
  await page.getByText(/并案结果：2 条完成/).waitFor()
}, 60_000)

test('several are voted on and then converted at once, and one that was not accepted says why', async () => {
  const page = await visit('secretary', desk)
  const listed = `/proposals?f.state=in_review&f.session=${await currentSession(page)}`
  await page.goto(listed)
  await arrived(page)
  await tick(page, 2)
  await page.getByRole('button', { name: '投票' }).click()
  await choose(page, '审理意见', '转为意见建议')
  await page.locator('.ant-drawer').getByRole('button', { name: '投票' }).click()
  await page.getByText(/投票：2 条完成/).waitFor()
  await expectNoSeriousAxe(page)
  // What was changed last stands on top.
  await page.goto(listed)
  await arrived(page)
  await tick(page, 2)
  await page.getByRole('region', { name: '已选 2 条' }).getByRole('button', { name: '转为意见建议' }).click()
  await page.locator('.ant-drawer').getByRole('textbox', { name: '理由' }).fill('属于日常管理事项，作为意见建议转有关部门办理。')
  await page.locator('.ant-drawer').getByRole('button', { name: '转为意见建议' }).click()
  await page.getByText(/转为意见建议：2 条完成/).waitFor()
  const committee = await visit('committee', desk)
  const id = await firstIn(committee, 'not_accepted')
  await committee.goto(`/proposals/${id}`)
  await committee.getByText('理由说明').waitFor()
  await screenshot(committee, 'proposals-refused-desk')
}, 60_000)

test('a session is compiled, and its papers are there to be downloaded', async () => {
  const page = await visit('secretary', desk)
  const sessionId = await currentSession(page)
  await page.goto(`/proposals/sessions/${sessionId}`)
  await arrived(page)
  await page.getByRole('button', { name: /生成提案汇编/ }).click()
  const link = page.getByRole('link', { name: /^下载/ })
  await link.waitFor({ timeout: 60_000 })
  const address = await link.getAttribute('href')
  const file = await page.request.get(address ?? '')
  // A docx is a zip.
  expect((await file.body()).subarray(0, 2).toString()).toBe('PK')
  await screenshot(page, 'proposals-session-desk')
  await expectNoSeriousAxe(page)
}, 90_000)

test('a rule is shown with its default and its source', async () => {
  const page = await visit('secretary', desk)
  await page.goto('/proposals/congress')
  await arrived(page)
  await page.getByRole('button', { name: '时间和规则' }).first().click()
  await page.getByText(/默认 2。出处：西北师大/).waitFor()
  await screenshot(page, 'proposals-rules-desk')
  await expectNoSeriousAxe(page)
})

test('delegates are pasted as they stand in a sheet, and each line says how it went', async () => {
  const page = await visit('secretary', desk)
  const newcomer = await staffNoOf(await visit('office', desk), await whoIs(await visit('zuzhang', phone)))
  await page.goto('/proposals/congress')
  await arrived(page)
  await page.locator('tr[data-row-key]').first().waitFor()
  const known = await page.locator('tr[data-row-key]').first().locator('td').nth(1).innerText()
  await page.getByRole('button', { name: '录入代表' }).click()
  const form = page.locator('.ant-drawer')
  const lines = ['工号\t代表团', `${newcomer}\t文学院代表团`, `${known}\t文学院代表团`, '99999999\t文学院代表团', `${newcomer}\t没有的代表团`]
  await form.getByRole('textbox', { name: '粘贴工号' }).fill(lines.join('\n'))
  await form.getByText('已识别 4 行').waitFor()
  await screenshot(page, 'proposals-paste-desk')
  await expectNoSeriousAxe(page)
  await form.getByRole('button', { name: '录入 4 位代表' }).click()
  // A second attempt finds the newcomer entered.
  await page.getByText(/^录入代表：[01] 条完成，[34] 条没有完成$/).waitFor()
  await screenshot(page, 'proposals-pasted-desk')
  await expectNoSeriousAxe(page)
  await page.locator('.ant-drawer').getByRole('button', { name: '关闭' }).click()
  await page.getByRole('textbox', { name: '姓名、工号' }).fill(newcomer)
  await page.locator('tr[data-row-key]', { hasText: newcomer }).waitFor()
})

test('an address of a session that is not there says so, and leads on', async () => {
  const page = await visit('secretary', phone)
  await page.goto('/proposals/sessions/01a1fdaf-d166-7000-8486-000000000000')
  await page.getByRole('heading', { level: 1, name: '没有这次会议' }).waitFor()
  await expectNoSidewaysScroll(page)
  await expectNoSeriousAxe(page)
})

async function visit(username: string, viewport: Viewport): Promise<Page> {
  const page = await openPage(viewport)
  await signIn(page, username)
  return page
}

/** One question after another on the phone; returns the proposal's id. */
async function write(title: string): Promise<string> {
  const page = await visit('daibiao', phone)
  await page.goto('/proposals/new')
  const next = () => page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('textbox', { name: '案由' }).fill(title)
  await next()
  await page.getByRole('radio', { name: '医疗健康' }).check()
  await screenshot(page, 'proposals-write-topic-phone')
  await expectNoSeriousAxe(page)
  await next()
  await page.getByRole('textbox', { name: '理由' }).fill('晚间教职工和学生就诊只能去校外医院，路程远、候诊久，去年夜间转诊二百余人次，其中多数是常见病，完全可以在校内处理。')
  await screenshot(page, 'proposals-write-reason-phone')
  await next()
  await page.getByRole('textbox', { name: '建议' }).fill('建议校医院夜间门诊延长到二十二时，安排全科医师和护士值班，并公布值班电话。')
  await next()
  await page.getByText('可以不邀请').waitFor()
  await screenshot(page, 'proposals-write-people-phone')
  await expectNoSeriousAxe(page)
  await next()
  await page.getByText('第 6 步').waitFor()
  await screenshot(page, 'proposals-write-check-phone')
  await expectNoSidewaysScroll(page)
  await expectNoSeriousAxe(page)
  await page.getByRole('button', { name: '提交并征求附议' }).click()
  await page.getByRole('heading', { level: 1, name: '已提交，正在征求附议' }).waitFor()
  await screenshot(page, 'proposals-submitted-phone')
  await expectNoSeriousAxe(page)
  return new URL(page.url()).pathname.split('/')[2] ?? ''
}

async function second(username: string, id: string): Promise<void> {
  const page = await visit(username, phone)
  await page.goto(`/proposals/${id}`)
  await page.getByRole('button', { name: '附议', exact: true }).click()
  await page
    .getByRole('dialog')
    .getByText(/文本校验码/)
    .waitFor()
  await screenshot(page, 'proposals-second-phone')
  await expectNoSeriousAxe(page)
  await page.getByRole('dialog').getByRole('button', { name: '附议', exact: true }).click()
  await heard(page, '附议：已完成')
}

async function voteByKey(id: string): Promise<void> {
  const page = await visit('committee', desk)
  await page.goto(`/proposals/review?id=${id}`)
  await page.getByRole('heading', { level: 2, name: /夜间门诊/ }).waitFor()
  await page.keyboard.press('1')
  await heard(page, '立案')
  await screenshot(page, 'proposals-voted-desk')
  await expectNoSeriousAxe(page)
}

async function signOnPhone(title: string): Promise<void> {
  const page = await visit('lingdao', phone)
  await page.goto('/proposals/signing')
  const card = page.getByRole('region', { name: title })
  await card.getByRole('button', { name: '签发' }).click()
  await heard(page, `已签发“${title}”`)
}

async function rateUnsatisfied(id: string): Promise<void> {
  // Those who seconded rate as well; the last of them settles it.
  for (const [username, result] of [
    ['delegate2', '满意'],
    ['delegate3', '满意'],
    ['daibiao', '不满意'],
  ] as const) {
    const page = await visit(username, phone)
    await act(page, {
      id,
      action: '评价',
      fill: async () => {
        const form = page.locator('.ant-drawer')
        const groups = form.getByRole('radiogroup')
        await groups.nth(0).getByRole('radio', { name: '满意', exact: true }).check()
        await groups.nth(1).getByRole('radio', { name: result, exact: true }).check()
        await screenshot(page, 'proposals-rate-phone')
        await expectNoSeriousAxe(page)
      },
    })
  }
}

async function currentSession(page: Page): Promise<string> {
  const answer = await page.request.get('/api/v1/congress/sessions')
  const { current }: { current: string } = await answer.json()
  return current
}

async function firstIn(page: Page, state: string): Promise<string> {
  const answer = await page.request.get(`/api/v1/proposals?state=${state}`)
  const { items }: { items: { id: string }[] } = await answer.json()
  return items[0]?.id ?? ''
}
