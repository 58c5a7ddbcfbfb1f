import { expect, test } from 'vitest'
import { fileFault, sizeWords } from './file-rules.ts'

const rules = { extensions: ['.xlsx', '.csv'], maxBytes: 10 * 1024 * 1024 }

test('a file of the right kind and size is taken, whatever the case of its name', () => {
  expect(fileFault({ name: '名册.XLSX', size: 1 }, rules)).toBeNull()
})

test('a refusal names the file and what would do', () => {
  expect(fileFault({ name: '照片.png', size: 10 }, rules)).toEqual({ key: 'wrongKind', values: { name: '照片.png', kinds: 'xlsx、csv' } })
  expect(fileFault({ name: '名册.csv', size: 0 }, rules)?.key).toBe('emptyFile')
  expect(fileFault({ name: '名册.csv', size: 12 * 1024 * 1024 }, rules)).toEqual({
    key: 'tooLarge',
    values: { name: '名册.csv', size: '12 MB', limit: '10 MB' },
  })
})

test('sizes are said as people say them', () => {
  expect([sizeWords(12), sizeWords(1536), sizeWords(2.5 * 1024 * 1024)]).toEqual(['12 B', '1.5 KB', '2.5 MB'])
})
