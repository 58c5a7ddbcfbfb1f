import type { Page } from 'playwright-core'
import { arrived } from './pages.ts'

// The steps of an import, as an officer takes them on its pages.

const inGroups = (count: number) => new Intl.NumberFormat('zh-CN').format(count)
/** What the page says when it is written. */
export const wroteLine = ({ create, update }: { create: number; update: number }) => `新增 ${inGroups(create)} 人，更新 ${inGroups(update)} 人。`

/** Uploads a sheet and has every row checked; the page then shows the counts. */
export async function checkBook(page: Page, path: string): Promise<void> {
  await page.goto('/members/imports')
  await page.locator('input[type=file]').setInputFiles(path)
  await page.getByRole('button', { name: '开始检查' }).click()
  await page.getByRole('tablist', { name: '检查结果' }).waitFor()
}

export async function countsOf(page: Page): Promise<Record<'create' | 'update' | 'unchanged' | 'conflict' | 'error', number>> {
  const of = async (name: string) =>
    Number(
      (
        await page
          .getByRole('tab', { name: new RegExp(`^${name}`) })
          .locator('strong')
          .innerText()
      ).replaceAll(',', ''),
    )
  return { create: await of('新增'), update: await of('更新'), unchanged: await of('无变化'), conflict: await of('冲突'), error: await of('有误') }
}

export async function writeToRoll(page: Page): Promise<void> {
  await page.getByRole('button', { name: '写入名册' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '写入名册' }).click()
  await page.getByText('已写入名册').waitFor()
}

export async function undoImport(page: Page): Promise<void> {
  await page.getByRole('button', { name: '撤销这次导入' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '撤销这次导入' }).click()
  await page.getByText('这次导入已撤销').waitFor()
}

/** What an earlier try wrote is taken back, the last first. */
export async function takeBackImports(page: Page): Promise<void> {
  await page.goto('/members/imports')
  await arrived(page)
  const written = page.getByRole('link').filter({ hasText: '已写入' })
  while ((await written.count()) > 0) {
    await written.first().click()
    await undoImport(page)
    await page.goto('/members/imports')
    await arrived(page)
  }
}
