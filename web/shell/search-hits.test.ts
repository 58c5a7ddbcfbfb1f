import { expect, test } from 'vitest'
import { pageHits } from './search-hits.ts'

const shell = {
  menu: [
    {
      area: 'organisation' as const,
      entries: [
        { label: '会员', path: '/members', own: false },
        { label: '导入人事表', path: '/members/imports', own: false },
      ],
    },
  ],
  services: [
    { label: '我的会籍', hint: '会员证与档案', path: '/me/file', icon: 'card' },
    { label: '会员名册', hint: '', path: '/members', icon: 'people' },
  ],
}

test('a page is found by a part of its name, once', () => {
  expect(pageHits(shell, '会员').map(({ path }) => path)).toEqual(['/members'])
  expect(pageHits(shell, ' 会 ').map(({ path }) => path)).toEqual(['/members', '/me/file'])
})

test('no words find no pages', () => {
  expect(pageHits(shell, '  ')).toEqual([])
})
